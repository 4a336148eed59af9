import type { Form } from '../core/form.ts';
import { DIVISIONS } from '../regions/index.ts';
import { en } from '../words/en/index.ts';
import { zhCN } from '../words/zh-CN/index.ts';
import type { PanelJobs } from './jobs.ts';
import { call, type Caller } from './wire.ts';

/** A worker; what is asked of it is refused once it has failed. */
export interface Member {
  readonly ask: Caller<PanelJobs>;
  /** Rejects if it fails; for whoever waits for it through others. */
  readonly failed: Promise<never>;
  readonly isGone: () => boolean;
  /** Ends it with all it knows: work in a worker cannot be interrupted from outside. */
  readonly stop: () => void;
}

export interface Team {
  /** One that rests, else a new one. It is nobody else's until it rests again or is stopped. */
  readonly hire: () => Member;
  readonly rest: (members: readonly Member[]) => void;
  /** Tells every worker of other registers; those to come learn them when they begin. */
  readonly adopt: (forms: readonly Form[]) => void;
}

export function makeTeam(start: () => Worker, first: readonly Form[]): Team {
  const everyone = new Set<Member>();
  let resting: Member[] = [];
  let forms = first;
  const begin = (): Member => {
    const member = makeMember(start(), () => {
      everyone.delete(member);
      resting = resting.filter((one) => one !== member);
    });
    everyone.add(member);
    // Who fails says so to the next job.
    const known = { forms, divisions: DIVISIONS, words: [zhCN, en] };
    member.ask('learn', known).catch(() => undefined);
    return member;
  };
  return {
    hire: () => resting.pop() ?? begin(),
    rest: (members) => void resting.push(...members.filter((member) => !member.isGone())),
    adopt: (adopted) => {
      forms = adopted;
      for (const member of everyone) member.ask('adopt', forms).catch(() => undefined);
    },
  };
}

function makeMember(worker: Worker, gone: () => void): Member {
  let isGone = false;
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  const stop = (): void => {
    isGone = true;
    worker.terminate();
    gone();
  };
  worker.onerror = (event) => {
    stop();
    fail(new Error(event.message || 'worker'));
  };
  const send = call<PanelJobs>(worker);
  return {
    ask: (...given) => Promise.race([send(...given), failed]),
    failed,
    isGone: () => isGone,
    stop,
  };
}
