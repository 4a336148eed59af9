/** Event types as the client numbers them (`eventType:` in the proxies of office.js). */
export const EVENT = {
  settingsChanged: 1,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  protectionChanged: 24,
  tableSelectionChanged: 100,
  tableChanged: 101,
} as const;

/** The client's target id for handlers on the workbook or on a collection of it. */
export const WORKBOOK = 'Workbook';

export interface Message {
  readonly type: number;
  readonly target: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Keeps who listens and what is still to be delivered. */
export class Events {
  enabled = true;
  readonly #listeners = new Set<string>();
  #queue: Message[] = [];

  listen(type: number, target: string): void {
    this.#listeners.add(`${type} ${target}`);
  }

  unlisten(type: number, target: string): void {
    this.#listeners.delete(`${type} ${target}`);
  }

  has(type: number, target: string): boolean {
    return this.#listeners.has(`${type} ${target}`);
  }

  /** Queued once for the object and once for the workbook, to those that listen. */
  raise(type: number, target: string, args: Message['args']): void {
    if (!this.enabled) return;
    for (const to of new Set([target, WORKBOOK])) {
      if (this.has(type, to)) this.#queue.push({ type, target: to, args });
    }
  }

  /** The last message for `target`, so that parts of one edit can be joined. */
  last(type: number, target: string): Message | undefined {
    return this.#queue.filter((one) => one.type === type && one.target === target).at(-1);
  }

  replace(old: Message, args: Message['args']): void {
    this.#queue = this.#queue.map((message) => (message === old ? { ...message, args } : message));
  }

  take(): readonly Message[] {
    const messages = this.#queue;
    this.#queue = [];
    return messages;
  }
}
