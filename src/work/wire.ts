/** What carries messages: a worker seen from outside or inside, or one end of a channel. */
export interface Wire {
  postMessage: (message: unknown, transfer: Transferable[]) => void;
  onmessage: ((event: MessageEvent) => void) | null;
}

interface Call {
  readonly id: number;
  readonly job: string;
  readonly given: unknown;
}

interface Answer {
  readonly id: number;
  readonly done?: unknown;
  readonly failed?: string;
  readonly news?: unknown;
}

/** Jobs by name. `tell` sends news of the job before it is done. */
export type Jobs<J extends Shapes<J>> = {
  readonly [K in keyof J]: (
    given: J[K]['given'],
    tell: (news: unknown) => void,
  ) => Promise<J[K]['done']> | J[K]['done'];
};

/** What each job takes and gives. */
export type Shapes<J> = {
  readonly [K in keyof J]: { readonly given: unknown; readonly done: unknown };
};

/** Answers calls that come over a wire. Bytes in an answer are handed over, not copied. */
export function answer<J extends Shapes<J>>(wire: Wire, jobs: Jobs<J>): void {
  wire.onmessage = ({ data }: MessageEvent) => {
    const { id, job, given } = data as Call;
    const tell = (news: unknown): void => wire.postMessage({ id, news } satisfies Answer, []);
    Promise.resolve()
      .then(() => jobs[job as keyof J](given as J[keyof J]['given'], tell))
      .then(
        (done) => wire.postMessage({ id, done } satisfies Answer, buffersIn(done)),
        (reason: unknown) => {
          const failed = reason instanceof Error ? reason.message : String(reason);
          wire.postMessage({ id, failed } satisfies Answer, []);
        },
      );
  };
}

function buffersIn(done: unknown): Transferable[] {
  if (done instanceof Uint8Array) return [done.buffer as ArrayBuffer];
  if (typeof done !== 'object' || done === null) return [];
  return Object.values(done).flatMap((one: unknown) =>
    one instanceof Uint8Array ? [one.buffer as ArrayBuffer] : [],
  );
}

export type Caller<J extends Shapes<J>> = <K extends keyof J & string>(
  job: K,
  given: J[K]['given'],
  news?: (news: unknown) => void,
  transfer?: Transferable[],
) => Promise<J[K]['done']>;

interface Pending {
  readonly resolve: (done: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly news: ((news: unknown) => void) | undefined;
}

/** Calls the jobs at the other end of a wire. */
export function call<J extends Shapes<J>>(wire: Wire): Caller<J> {
  const pending = new Map<number, Pending>();
  let last = 0;
  wire.onmessage = ({ data }: MessageEvent) => {
    const { id, done, failed, news } = data as Answer;
    const one = pending.get(id);
    if (news !== undefined) return one?.news?.(news);
    pending.delete(id);
    if (failed === undefined) one?.resolve(done);
    else one?.reject(new Error(failed));
  };
  return (job, given, news, transfer = []) =>
    new Promise((resolve, reject) => {
      last += 1;
      pending.set(last, { resolve, reject, news });
      wire.postMessage({ id: last, job, given } satisfies Call, transfer);
    });
}
