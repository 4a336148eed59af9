import type { Message } from './model/events.ts';
import type { Request } from './protocol.ts';

/** Dispatch ids and error codes of the desktop host, as office.js knows them. */
const DISPATCH = { ribbonCommand: 39, richApiEvent: 33, richApi: 93, commandDone: 94 };
const ERROR = {
  none: 0,
  unsupported: 5000,
  cellEditMode: 5004,
  requestTooLarge: 5103,
  replyTooLarge: 5104,
};
/** The flag of a request that waits for the end of cell editing. */
const DELAY_FOR_CELL_EDIT = 64;
const EVENT_CATEGORY = 65_536;

type SafeArray = { toArray: () => readonly unknown[]; dimensions: () => number };
type Reply = (result: SafeArray) => void;
type Handler = (dispatch: number, payload: SafeArray) => void;

function safeArray(items: readonly unknown[]): SafeArray {
  return { toArray: () => items, dimensions: () => 1 };
}

/** The timer as it was before any test replaced it: the host goes on under fake timers. */
export const later: typeof globalThis.setTimeout = globalThis.setTimeout;

export interface BridgeOptions {
  /** Requirement sets offered, such as `{ ExcelApi: '1.7' }`. */
  readonly sets: Readonly<Record<string, string>>;
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  readonly fullVersion: string;
  readonly documentUrl: string;
}

/** What the bridge asks of the host. */
export interface Backend {
  /** The reply as JSON text. */
  process(request: Request): string;
  isEditing(): boolean;
  /** The longest request or reply, in characters. */
  readonly payloadLimit: number;
  /** How long a request is on its way, in milliseconds. */
  readonly latency: number;
  /** Resolves when the user leaves the cell. */
  afterEdit(): Promise<void>;
  /** The error code that the next request is to fail with, 0 for none. */
  plannedError(request: Request): number;
  readonly documentSettings: Map<string, string>;
}

/** The object that desktop Office puts in `window.external`. office.js must load after it is there. */
export class Bridge {
  readonly #backend: Backend;
  readonly #options: BridgeOptions;
  #command: Handler | null = null;
  readonly #eventHandlers = new Set<Handler>();
  #completed = 0;

  constructor(backend: Backend, options: BridgeOptions) {
    this.#backend = backend;
    this.#options = options;
  }

  /** Ribbon commands whose function called `event.completed()`. */
  get completed(): number {
    return this.#completed;
  }

  get hasCommandHandler(): boolean {
    return this.#command !== null;
  }

  command(id: string, source: string): void {
    const payload = ['command', id, JSON.stringify({ source: { id: source } })];
    this.#command?.(DISPATCH.ribbonCommand, safeArray(payload));
  }

  deliver(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    const entries = messages.map(({ type, target, args }) =>
      safeArray([EVENT_CATEGORY, type, target, JSON.stringify(args), '']),
    );
    for (const handler of this.#eventHandlers) {
      handler(DISPATCH.richApiEvent, safeArray(entries));
    }
  }

  /** The object itself; its names are those that office.js calls. */
  external(): Readonly<Record<string, unknown>> {
    return {
      // host$platform$version$locale$correlation$dialog$no logging (no telemetry either)$flags
      GetHostInfo: () => `Excel$Win32$16.01$${this.#options.displayLanguage}$$$disableLogging$0`,
      GetLoggingAllowed: () => false,
      GetContext: () => this.#context(),
      Execute: (dispatch: number, params: unknown, reply: Reply) =>
        this.#execute(dispatch, params, reply),
      RegisterEvent: (
        dispatch: number,
        _target: string,
        handler: Handler,
        reply: (code: number) => void,
      ) => {
        if (dispatch === DISPATCH.ribbonCommand) this.#command = handler;
        else if (dispatch === DISPATCH.richApiEvent) this.#eventHandlers.add(handler);
        reply(
          dispatch === DISPATCH.ribbonCommand || dispatch === DISPATCH.richApiEvent
            ? ERROR.none
            : ERROR.unsupported,
        );
      },
      UnregisterEvent: (dispatch: number, _target: string, reply: (code: number) => void) => {
        if (dispatch === DISPATCH.richApiEvent) this.#eventHandlers.clear();
        reply(ERROR.none);
      },
    };
  }

  #execute(dispatch: number, params: unknown, reply: Reply): void {
    if (dispatch === DISPATCH.commandDone) {
      this.#completed += 1;
      reply(safeArray([ERROR.none]));
    } else if (dispatch === DISPATCH.richApi) {
      // Excel answers later, never inside the call.
      later(() => void this.#process(params, reply), this.#backend.latency);
    } else {
      reply(safeArray([ERROR.unsupported]));
    }
  }

  async #process(params: unknown, reply: Reply): Promise<void> {
    const [message] = toArray(params);
    const parts = toArray(message);
    const request = JSON.parse(String(parts[4])) as Request;
    const { payloadLimit } = this.#backend;
    if (String(parts[4]).length > payloadLimit) return reply(safeArray([ERROR.requestTooLarge]));
    const planned = this.#backend.plannedError(request);
    if (planned !== ERROR.none) return reply(safeArray([planned]));
    if (this.#backend.isEditing()) {
      const waits = (Number(parts[6]) & DELAY_FOR_CELL_EDIT) !== 0;
      if (!waits) return reply(safeArray([ERROR.cellEditMode]));
      await this.#backend.afterEdit();
    }
    const body = this.#backend.process(request);
    if (body.length > payloadLimit) return reply(safeArray([ERROR.replyTooLarge]));
    reply(safeArray([ERROR.none, safeArray([200, safeArray([]), body])]));
  }

  #context(): Readonly<Record<string, unknown>> {
    const options = this.#options;
    const fixed: Readonly<Record<string, unknown>> = {
      GetAppType: 1,
      GetAppVersionMajor: 16,
      GetAppVersionMinor: 1,
      GetSolutionRef: 'simulated',
      GetAppUILocale: options.displayLanguage,
      GetAppDataLocale: options.contentLanguage,
      GetDocUrl: options.documentUrl,
      GetAppCapabilities: 0,
      GetActivationMode: 1,
      GetControlIntegrationLevel: 1,
      GetSolutionToken: '',
      GetCorrelationId: '',
      GetInstanceId: 'simulated',
      GetTouchEnabled: false,
      GetCommerceAllowed: false,
      GetSupportedMatrix: JSON.stringify(options.sets),
      GetHostFullVersion: options.fullVersion,
      GetOfficeThemeInfo: JSON.stringify({
        primaryFontColor: 0x000000,
        primaryBackgroundColor: 0xffffff,
        secondaryFontColor: 0x000000,
        secondaryBackgroundColor: 0xf0f0f0,
      }),
      GetSettings: {
        Read: (keys: unknown[], values: unknown[]) => {
          for (const [key, value] of this.#backend.documentSettings) {
            keys.push(key);
            values.push(value);
          }
        },
        Write: (keys: unknown, values: unknown) => {
          const given = toArray(values);
          this.#backend.documentSettings.clear();
          for (const [index, key] of toArray(keys).entries()) {
            this.#backend.documentSettings.set(String(key), String(given[index]));
          }
        },
      },
    };
    return Object.fromEntries(Object.entries(fixed).map(([name, value]) => [name, () => value]));
  }
}

function toArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const wrapped = value as { toArray?: () => readonly unknown[] } | null;
  return wrapped?.toArray?.() ?? [];
}
