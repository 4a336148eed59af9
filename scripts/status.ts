import { OutputError } from '../src/batch/atomic.ts';
import type { CommandWords, ToldWords } from '../src/core/words.ts';
import { say } from '../src/core/words.ts';
import { command as commandEn } from '../src/words/en/command.ts';
import { en } from '../src/words/en/index.ts';
import { command as commandZh } from '../src/words/zh-CN/command.ts';
import { zhCN } from '../src/words/zh-CN/index.ts';
import { complain } from './terminal.ts';

/** What the command's exit status means to a script that calls it. */
export const STATUS = {
  done: 0,
  attention: 1,
  usage: 2,
  nothing: 3,
  output: 4,
  interrupted: 130,
} as const;

const TOLD: Readonly<Record<'en' | 'zh', ToldWords>> = {
  en: { ...en, command: commandEn },
  zh: { ...zhCN, command: commandZh },
};

export function wordsFor(language: string): ToldWords {
  return TOLD[language === 'en' ? 'en' : 'zh'];
}

/** A mistake in how the command was called, or nothing to work on: one sentence and its status. */
export class CallError extends Error {
  readonly sentence: keyof CommandWords['errors'];
  readonly detail: Readonly<Record<string, string | number>>;
  readonly status: number;

  constructor(
    sentence: CallError['sentence'],
    detail: CallError['detail'] = {},
    status: number = STATUS.usage,
  ) {
    super(sentence);
    this.sentence = sentence;
    this.detail = detail;
    this.status = status;
  }
}

const OUTPUT = {
  open: 'outputOpen',
  denied: 'outputDenied',
  missing: 'outputMissing',
  full: 'outputFull',
  other: 'outputOther',
} as const;

/** Prints one sentence to standard error and sets the exit status; nothing is thrown further. */
export function fail(error: unknown, language: string): void {
  const { errors } = wordsFor(language).command;
  if (error instanceof CallError) {
    process.exitCode = error.status;
    complain(say(errors[error.sentence], error.detail));
  } else if (error instanceof OutputError) {
    process.exitCode = STATUS.output;
    complain(say(errors[OUTPUT[error.reason]], { file: error.file, reason: error.message }));
  } else {
    process.exitCode = STATUS.output;
    const reason = error instanceof Error ? error.message : String(error);
    complain(say(errors.unexpected, { reason }));
    if (process.env['TAIZHANG_DEBUG'] && error instanceof Error) console.error(error.stack);
  }
}
