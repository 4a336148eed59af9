import { Bridge, later } from './bridge.ts';
import type { Backend } from './bridge.ts';
import { Levers } from './levers.ts';
import { thing } from './kind.ts';
import type { Session, Thing } from './kind.ts';
import { Book } from './model/book.ts';
import type { BookOptions } from './model/book.ts';
import { Interpreter } from './runtime.ts';
import type { Application, Request } from './protocol.ts';
import { Range } from './wire/cells.ts';
import { KINDS } from './wire/index.ts';

export interface HostOptions extends Partial<BookOptions> {
  /** The ExcelApi that the host offers and the guard of the client lets through. */
  readonly excelApi?: string;
  /** Other requirement sets beside ExcelApi. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly displayLanguage?: string;
  readonly contentLanguage?: string;
  /** Longest request and reply in characters; 5,000,000 plays Excel on the web, desktop Excel has no limit. */
  readonly payloadLimit?: number;
}

/** Codes of office.js by which a whole request can fail. */
export const FAILURE = {
  cellEditMode: 5004,
  sessionTimedOut: 5012,
  busy: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;

export type Failure = keyof typeof FAILURE;

export interface Stats {
  /** Round trips of `context.sync()`, without the client's own housekeeping. */
  syncs: number;
  actions: number;
  /** Bytes of the largest request and reply so far, as JSON text. */
  largestRequest: number;
  largestReply: number;
}

export interface WindowLike {
  external?: unknown;
}

function newBook(options: HostOptions): Book {
  return new Book({
    sheets: options.sheets ?? ['Sheet1'],
    today: options.today ?? '2020-02-20',
    locale: options.locale ?? 'en-US',
    evaluate: options.evaluate ?? null,
  });
}

function newer(version: string, offered: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = offered.split('.').map(Number);
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
}

/** Requests that the client sends for itself are no round trips of the add-in. */
function isHousekeeping(request: Request): boolean {
  return (
    request.Actions.every(
      ({ Name, ActionType }) =>
        ['_RemoveReference', 'NotifyActionHandlerReady'].includes(Name) || ActionType === 1,
    ) && request.Actions.some(({ ActionType }) => ActionType === 3)
  );
}

/** A simulated Excel with one workbook and one add-in. */
export class ExcelHost extends Levers implements Backend {
  book: Book;
  /** Milliseconds a request is on its way: 0 as on a desktop, more plays Excel on the web. */
  latency = 0;
  /** Requests so far that waited for the end of cell editing instead of failing. */
  waiting = 0;
  readonly bridge: Bridge;
  readonly documentSettings = new Map<string, string>();
  readonly stats: Stats = { syncs: 0, actions: 0, largestRequest: 0, largestReply: 0 };
  readonly #options: HostOptions;
  #held = new Map<string, Thing>();
  readonly #ids = new WeakMap<Thing, string>();
  #references = 0;
  #editing: { readonly done: Promise<void>; readonly leave: () => void } | null = null;
  #failures: number[] = [];
  #every: { readonly code: number; readonly count: number } | null = null;
  #requests = 0;
  #closed = false;
  #limit: number;

  constructor(options: HostOptions) {
    super();
    this.#options = options;
    this.book = newBook(options);
    this.#limit = options.payloadLimit ?? Infinity;
    this.bridge = new Bridge(this, {
      sets: {
        ExcelApi: this.excelApi,
        RichApiRuntime: '1.2',
        DelayForCellEdit: '1.1',
        ...options.sets,
      },
      displayLanguage: options.displayLanguage ?? 'zh-CN',
      contentLanguage: options.contentLanguage ?? 'zh-CN',
      fullVersion: '16.0.15407.10000',
      documentUrl: 'C:\\Book1.xlsx',
    });
  }

  get payloadLimit(): number {
    return this.#limit;
  }

  get excelApi(): string {
    return this.#options.excelApi ?? '1.7';
  }

  /** Puts a fresh workbook in place of the old one; office.js stays as it is. */
  reset(options: HostOptions = {}): void {
    this.book = newBook({ ...this.#options, ...options });
    this.#limit = options.payloadLimit ?? this.#options.payloadLimit ?? Infinity;
    this.#held = new Map();
    this.#failures = [];
    this.#every = null;
    this.#closed = false;
    this.leaveCellEdit();
    this.documentSettings.clear();
    Object.assign(this.stats, { syncs: 0, actions: 0, largestRequest: 0, largestReply: 0 });
  }

  /** The workbook is gone: every request from now on fails as in a lost session. */
  closeWorkbook(): void {
    this.#closed = true;
  }

  /** The next request fails as a whole; nothing of it is done. Calls add up. */
  failNext(failure: Failure): void {
    this.#failures.push(FAILURE[failure]);
  }

  /** The next request is one that does not fail: calls before `failNext` choose which one does. */
  letPass(): void {
    this.#failures.push(0);
  }

  /** Every nth request fails, counted from now; 0 ends it. */
  failEvery(count: number, failure: Failure = 'busy'): void {
    this.#requests = 0;
    this.#every = count > 0 ? { code: FAILURE[failure], count } : null;
  }

  /** The user starts typing in a cell and stays there. */
  enterCellEdit(): void {
    if (this.#editing) return;
    let leave = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.#editing = { done, leave };
  }

  leaveCellEdit(): void {
    this.#editing?.leave();
    this.#editing = null;
  }

  isEditing(): boolean {
    return this.#editing !== null;
  }

  afterEdit(): Promise<void> {
    this.waiting += 1;
    return this.#editing?.done ?? Promise.resolve();
  }

  plannedError(request: Request): number {
    if (this.#closed) return FAILURE.sessionTimedOut;
    if (isHousekeeping(request)) return 0;
    const next = this.#failures.shift();
    if (next !== undefined) return next;
    this.#requests += 1;
    return this.#every && this.#requests % this.#every.count === 0 ? this.#every.code : 0;
  }

  process(request: Request): string {
    const reply = JSON.stringify(new Interpreter(this.#application(), request).run());
    if (!isHousekeeping(request)) {
      this.stats.syncs += 1;
      this.stats.actions += request.Actions.length;
      const size = JSON.stringify(request).length;
      this.stats.largestRequest = Math.max(this.stats.largestRequest, size);
      this.stats.largestReply = Math.max(this.stats.largestReply, reply.length);
    }
    this.deliverEvents();
    return reply;
  }

  /** Runs the function that the add-in associated with a ribbon button. */
  invokeCommand(action: string, source = 'button'): void {
    if (!this.bridge.hasCommandHandler) throw new Error('office.js is not ready for commands yet.');
    this.bridge.command(action, source);
  }

  protected override deliverEvents(): void {
    const messages = this.book.events.take();
    // Events come after the reply to the request that caused them.
    if (messages.length > 0) later(() => this.bridge.deliver(messages), 0);
  }

  #application(): Application {
    const { book } = this;
    return {
      kinds: KINDS,
      root: () => thing('Workbook', { book }),
      service: (name) => thing(name.slice(name.lastIndexOf('.') + 1), { book }),
      reference: (id) => this.#reference(id),
      session: this.#session(),
      heldAs: (target) => this.#ids.get(target) ?? null,
      supports: (version) => !newer(version, this.excelApi),
    };
  }

  #reference(id: string): Thing | null {
    const held = this.#held.get(id) ?? null;
    const sheet = held?.target instanceof Range ? held.target.sheet : null;
    return sheet && !this.book.sheets.includes(sheet) ? null : held;
  }

  #session(): Session {
    return {
      keep: (held) => {
        this.#references += 1;
        const id = `r${this.#references}`;
        this.#held.set(id, held);
        this.#ids.set(held, id);
        if (held.target instanceof Range) this.book.track(held.target);
        return id;
      },
      release: (id) => void this.#held.delete(id),
      releaseAll: () => this.#held.clear(),
    };
  }
}

/** Makes a host and puts its bridge in `window.external`. Call it before office.js loads. */
export function createExcelHost(window: WindowLike, options: HostOptions = {}): ExcelHost {
  const host = new ExcelHost(options);
  Object.defineProperty(window, 'external', {
    value: host.bridge.external(),
    configurable: true,
    writable: true,
  });
  return host;
}
