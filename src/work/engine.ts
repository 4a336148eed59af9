import type { Form } from '../core/form.ts';
import { FORMS } from '../forms/index.ts';
import type { Engine, Watching } from '../panel/engine.ts';
import { DIVISIONS } from '../regions/index.ts';
import { en } from '../words/en/index.ts';
import { zhCN } from '../words/zh-CN/index.ts';
import type { PanelJobs } from './jobs.ts';
import { call, type Caller } from './wire.ts';

/** Two readers and the one that adds up: more only compete for the two cores of an office machine. */
const MOST_READERS = 4;

interface Crew {
  readonly ask: Caller<PanelJobs>;
  readonly join: (forms: readonly Form[]) => Promise<readonly MessagePort[]>;
  readonly failed: Promise<never>;
  readonly stop: () => void;
}

/** The engine on workers that `start` makes; they begin when the first is needed. */
export function makeEngine(start: () => Worker): Engine {
  let crew: Crew | null = null;
  let forms = FORMS;
  const hire = (): Crew => (crew ??= makeCrew(start, forms, () => (crew = null)));
  const ask: Caller<PanelJobs> = (job, given, news, transfer) => {
    const { ask: send, failed } = hire();
    return Promise.race([send(job, given, news, transfer), failed]);
  };
  return {
    adopt: (adopted) => {
      if (adopted === forms) return;
      forms = adopted;
      // A worker that is not there yet learns them when it begins; who failed says so to the next job.
      crew?.ask('adopt', forms).catch(() => undefined);
    },
    define: (file, others) => ask('define', { file, others }),
    check: (workbook, today) => ask('check', { workbook, today }),
    checkAgain: (sheet, area) => ask('checkAgain', { sheet, area }),
    mark: (files, language) => ask('mark', { files, language }),
    county: () => ask('county', null),
    countyBytes: () => ask('countyBytes', null),
    write: (workbook) => ask('write', workbook),
    templates: (order, advance) =>
      ask('templates', order, (news) => {
        const { done, total } = news as { done: number; total: number };
        advance(done, total);
      }),
    checkFiles: (files, today, watching) =>
      inCrew(hire(), forms, watching, (readers, news) =>
        ask('checkFiles', { files, today, readers }, news, [...readers]),
      ),
    consolidate: (files, order, watching) =>
      inCrew(hire(), forms, watching, (readers, news) =>
        ask('consolidate', { files, order, readers }, news, [...readers]),
      ),
  };
}

async function inCrew<T>(
  crew: Crew,
  forms: readonly Form[],
  { advance, signal }: Watching,
  run: (readers: readonly MessagePort[], news: (news: unknown) => void) => Promise<T>,
): Promise<T> {
  const cancelled = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      // Reading cannot be interrupted from outside: the workers are ended and made anew.
      crew.stop();
      reject(new DOMException('cancelled', 'AbortError'));
    });
  });
  const readers = await crew.join(forms);
  return Promise.race([
    run(readers, (news) => advance(news as Parameters<typeof advance>[0])),
    cancelled,
  ]);
}

function makeCrew(start: () => Worker, forms: readonly Form[], ended: () => void): Crew {
  const workers = [start()];
  const [chief] = workers as [Worker];
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  const stop = (): void => {
    workers.forEach((worker) => worker.terminate());
    ended();
  };
  const take = (worker: Worker): Caller<PanelJobs> => {
    worker.onerror = (event) => {
      stop();
      fail(new Error(event.message || 'worker'));
    };
    const ask = call<PanelJobs>(worker);
    void ask('learn', { forms, divisions: DIVISIONS, words: [zhCN, en] });
    return ask;
  };
  const ask = take(chief);
  const members: Caller<PanelJobs>[] = [];
  const join = (used: readonly Form[]): Promise<readonly MessagePort[]> => {
    const cores = (navigator.hardwareConcurrency || 2) - 1;
    while (members.length < Math.max(1, Math.min(cores, MOST_READERS))) {
      const worker = start();
      workers.push(worker);
      members.push(take(worker));
    }
    return Promise.all(
      members.map(async (member) => {
        const { port1, port2 } = new MessageChannel();
        await member('join', { port: port1, forms: used }, undefined, [port1]);
        return port2;
      }),
    );
  };
  return { ask, join, failed, stop };
}
