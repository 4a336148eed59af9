import type { Form } from '../core/form.ts';
import { FORMS } from '../forms/index.ts';
import type { Engine, Watching } from '../panel/engine.ts';
import type { PanelJobs } from './jobs.ts';
import { makeTeam, type Member, type Team } from './team.ts';
import type { Caller } from './wire.ts';

/** Two readers and the one that adds up: more only compete for the two cores of an office machine. */
const MOST_READERS = 4;

/**
 * The engine on workers that `start` makes; they begin when the first is needed. A run over files has
 * workers of its own, so that stopping it takes nothing else along: one at the desk keeps the open workbook,
 * and whoever added up the last finished consolidation keeps its county workbook.
 */
export function makeEngine(start: () => Worker): Engine {
  let forms = FORMS;
  const team = makeTeam(start, forms);
  let desk: Member | null = null;
  let keeper: Member | null = null;
  const ask: Caller<PanelJobs> = (...given) => {
    if (!desk || desk.isGone()) desk = team.hire();
    return desk.ask(...given);
  };
  const askKeeper = <K extends 'county' | 'countyBytes'>(job: K): Promise<PanelJobs[K]['done']> =>
    keeper ? keeper.ask(job, null) : Promise.reject(new Error('nothing was consolidated'));
  return {
    adopt: (adopted) => {
      if (adopted === forms) return;
      forms = adopted;
      team.adopt(forms);
    },
    define: (file, others) => ask('define', { file, others }),
    check: (workbook, today) => ask('check', { workbook, today }),
    checkAgain: (sheet, area) => ask('checkAgain', { sheet, area }),
    mark: (files, language) => ask('mark', { files, language }),
    county: () => askKeeper('county'),
    countyBytes: () => askKeeper('countyBytes'),
    write: (workbook) => ask('write', workbook),
    templates: (order, advance) =>
      ask('templates', order, (news) => {
        const { done, total } = news as { done: number; total: number };
        advance(done, total);
      }),
    checkFiles: async (files, today, watching) => {
      const { chief, done } = await run(team, forms, watching, 'checkFiles', { files, today });
      team.rest([chief]);
      return done;
    },
    consolidate: async (files, order, watching) => {
      const { chief, done } = await run(team, forms, watching, 'consolidate', { files, order });
      if (keeper) team.rest([keeper]);
      keeper = chief;
      return done;
    },
  };
}

type RunJobs = Pick<PanelJobs, 'checkFiles' | 'consolidate'>;

/** A chief and readers do one job and nothing else meanwhile; whoever did it is given back with the result. */
async function run<K extends keyof RunJobs>(
  team: Team,
  forms: readonly Form[],
  { advance, signal }: Watching,
  job: K,
  given: Omit<RunJobs[K]['given'], 'readers'>,
): Promise<{ readonly chief: Member; readonly done: RunJobs[K]['done'] }> {
  const chief = team.hire();
  const members = Array.from({ length: readersWanted() }, () => team.hire());
  const ended = Promise.race([cancelled(signal), ...members.map(({ failed }) => failed)]);
  try {
    const readers = await Promise.race([joinAll(members, forms), ended]);
    const whole = { ...given, readers } as RunJobs[K]['given'];
    const news = (one: unknown): void => advance(one as Parameters<typeof advance>[0]);
    const done = await Promise.race([chief.ask(job, whole, news, [...readers]), ended]);
    team.rest(members);
    return { chief, done };
  } catch (reason) {
    // Cancelled or failed, they may be in the middle of something.
    for (const member of [chief, ...members]) member.stop();
    throw reason;
  }
}

function cancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const cancel = (): void => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', cancel, { once: true });
  });
}

function readersWanted(): number {
  const cores = (navigator.hardwareConcurrency || 2) - 1;
  return Math.max(1, Math.min(cores, MOST_READERS));
}

function joinAll(
  members: readonly Member[],
  forms: readonly Form[],
): Promise<readonly MessagePort[]> {
  return Promise.all(
    members.map(async (member) => {
      const { port1, port2 } = new MessageChannel();
      await member.ask('join', { port: port1, forms }, undefined, [port1]);
      return port2;
    }),
  );
}
