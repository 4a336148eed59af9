import { HostError, type Change, type OpenWorkbook } from '../core/host.ts';
import { AGAIN, willPass } from './passing.ts';

/** Typing pauses this long before the rows are looked at. Milliseconds. */
export const PAUSE = 400;

interface Ears {
  readonly changed: (changes: readonly Change[]) => Promise<void>;
  /** What went wrong with the last run; null once one went well. */
  readonly told: (reason: unknown) => void;
}

/** Tells of edits after each pause in typing, one run at a time, and loses none where a run fails. */
export class Live {
  readonly #workbook: OpenWorkbook;
  readonly #ears: Ears;
  #watching: Promise<() => Promise<void>> | null = null;
  #waiting: readonly Change[] = [];
  #running: readonly Change[] = [];
  #pauses = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(workbook: OpenWorkbook, ears: Ears) {
    this.#workbook = workbook;
    this.#ears = ears;
  }

  /** Watches from now on; nothing if it does already. Rejects where the host cannot. */
  async start(): Promise<void> {
    const begun = (this.#watching ??= this.#workbook.watch((change) => {
      this.#waiting = [...this.#waiting, change];
      this.#wait(PAUSE);
    }));
    try {
      await begun;
    } catch (reason) {
      // The next check tries to watch again.
      if (this.#watching === begun) this.#watching = null;
      throw reason;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#watching?.then((end) => end()).catch(() => undefined);
    this.#watching = null;
  }

  /**
   * Runs a check of everything. Edits that come while it reads, or are being looked at when it begins,
   * may be missing from what it read: they are looked at after it.
   */
  async pause<T>(job: () => Promise<T>): Promise<T> {
    this.#pauses += 1;
    this.#waiting = [...this.#running, ...this.#waiting];
    try {
      return await job();
    } finally {
      this.#pauses -= 1;
      this.#wait(PAUSE);
    }
  }

  #wait(time: number): void {
    clearTimeout(this.#timer);
    if (!this.#watching || this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => void this.#run(), time);
  }

  async #run(): Promise<void> {
    if (this.#running.length > 0 || this.#pauses > 0) return;
    this.#running = this.#waiting;
    this.#waiting = [];
    let next = PAUSE;
    try {
      await this.#ears.changed(this.#running);
      this.#ears.told(null);
    } catch (reason) {
      // Somebody who types on has done nothing wrong.
      const isTyping = reason instanceof HostError && reason.trouble === 'cell-edit';
      if (!isTyping) this.#ears.told(reason);
      if (willPass(reason)) {
        this.#waiting = [...this.#running, ...this.#waiting];
        next = AGAIN;
      }
    }
    this.#running = [];
    this.#wait(next);
  }
}
