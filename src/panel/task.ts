import { useCallback, useEffect, useRef, useState } from 'react';
import { usePanes } from './panes.ts';
import { sayTrouble } from './say-trouble.ts';

export interface Notice {
  readonly intent: 'success' | 'error' | 'warning' | 'info';
  readonly text: string;
}

export interface Count {
  readonly done: number;
  readonly total: number;
}

export interface Hold {
  readonly signal: AbortSignal;
  readonly count: (done: number, total: number) => void;
}

export interface Task {
  /** When the running job began (`performance.now()`), or null. */
  readonly since: number | null;
  readonly count: Count | null;
  readonly notice: Notice | null;
  /** A job that heeds its signal is `stoppable`. */
  readonly run: (job: (hold: Hold) => Promise<Notice | null>, stoppable?: boolean) => Promise<void>;
  /** Null where what is running cannot be stopped. */
  readonly cancel: (() => void) | null;
  readonly tell: (notice: Notice | null) => void;
}

/** One job at a time, with its progress and with a sentence for whatever comes of it. */
export function useTask(): Task {
  const { words } = usePanes();
  const [since, setSince] = useState<number | null>(null);
  const [count, setCount] = useState<Count | null>(null);
  const [notice, tell] = useState<Notice | null>(null);
  const [cancel, setCancel] = useState<(() => void) | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  // What was said in the other language is not said any more.
  useEffect(() => {
    tell(null);
  }, [words]);
  const run = useCallback(
    async (job: (hold: Hold) => Promise<Notice | null>, stoppable = false) => {
      if (running.current) return;
      const control = new AbortController();
      running.current = control;
      setCancel(() => (stoppable ? () => control.abort() : null));
      setSince(performance.now());
      setCount(null);
      tell(null);
      try {
        const show = (done: number, total: number): void => setCount({ done, total });
        tell(await job({ signal: control.signal, count: show }));
      } catch (reason) {
        tell({
          intent: control.signal.aborted ? 'info' : 'error',
          text: sayTrouble(reason, words),
        });
      } finally {
        running.current = null;
        setSince(null);
      }
    },
    [words],
  );
  return { since, count, notice, run, cancel, tell };
}
