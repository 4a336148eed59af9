import type { Trouble } from './host.ts';
import type { CountyWords, TemplateWords } from './office-words.ts';
import type { Code } from './issue.ts';
import type { State } from './state.ts';
import type { FileState } from './tally.ts';

/** `what` is wrong and how to `mend` it; `{name}` stands for a detail of the finding. */
export interface IssueWords {
  readonly what: string;
  readonly mend: string;
}

/** Every sentence a user reads, in one language; a missing one does not compile. */
export interface Words {
  readonly language: string;
  readonly issues: Readonly<Record<Code, IssueWords>>;
  /** A few words for each code, for tables of reasons. */
  readonly short: Readonly<Partial<Record<Code, string>>>;
  readonly severity: Readonly<Record<'error' | 'warning' | 'note', string>>;
  readonly template: TemplateWords;
  readonly county: CountyWords;
  readonly panel: PanelWords;
  readonly states: Readonly<Record<State, string>>;
  readonly files: Readonly<Record<FileState, string>>;
}

/** What the pane and the page say. */
export interface PanelWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly switchLanguage: string;
  readonly tabs: Readonly<Record<'fill' | 'check' | 'gather', string>>;
  readonly tabList: string;
  readonly close: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly working: string;
  /** `{done}` of `{total}`. */
  readonly progress: string;
  /** Time left, under and over a minute. */
  readonly leftSeconds: string;
  readonly leftMinutes: string;
  readonly troubles: Readonly<Record<Trouble, string>>;
  readonly retry: string;
  readonly failed: string;
  readonly fill: {
    readonly county: string;
    readonly town: string;
    readonly allTowns: string;
    readonly from: string;
    readonly to: string;
    readonly cutoff: string;
    readonly midnight: string;
    readonly registers: string;
    readonly chosen: string;
    readonly all: string;
    readonly none: string;
    readonly own: string;
    readonly ownAdded: string;
    readonly ownFaulty: string;
    readonly insert: string;
    readonly create: string;
    readonly save: string;
    readonly saveAll: string;
    readonly inserted: string;
    /** Added where this Excel has no rules for add-ins. */
    readonly noRules: string;
    readonly created: string;
    readonly saved: string;
    readonly needRegister: string;
    readonly needPeriod: string;
    readonly held: string;
    readonly open: string;
    readonly openNone: string;
    readonly zero: string;
    readonly zeroHint: string;
    readonly zeroDone: string;
    readonly zeroNames: string;
    readonly zeroNothing: string;
    readonly zeroNoSheet: string;
    readonly zeroOutside: string;
    readonly extend: string;
    readonly extended: string;
    readonly make: string;
  };
  readonly check: {
    readonly run: string;
    readonly again: string;
    readonly live: string;
    readonly empty: string;
    readonly emptyFiles: string;
    readonly clean: string;
    readonly found: string;
    readonly of: string;
    readonly list: string;
    readonly wholeFile: string;
    readonly go: string;
    readonly more: string;
    readonly mends: string;
    readonly mendOne: string;
    readonly mendAll: string;
    readonly mended: string;
    readonly undo: string;
    readonly undone: string;
    readonly damageRun: string;
    readonly damageNone: string;
    readonly damageNoRules: string;
    readonly damageFound: string;
    readonly damageKinds: Readonly<Record<'validation' | 'locked' | 'format', string>>;
    readonly damageNoStamp: string;
    readonly repair: string;
    readonly repaired: string;
    readonly runFiles: string;
    readonly saveMarked: string;
    readonly saveAllMarked: string;
    readonly filesDone: string;
    readonly notMarkable: string;
    readonly allFiles: string;
  };
  readonly files: {
    readonly choose: string;
    readonly folder: string;
    readonly drop: string;
    readonly dropNow: string;
    readonly dropFailed: string;
    readonly list: string;
    readonly count: string;
    readonly clear: string;
    readonly remove: string;
    readonly steps: Readonly<Record<'waiting' | 'looking' | 'known' | 'reading' | 'read', string>>;
    readonly counts: string;
  };
  readonly gather: {
    readonly region: string;
    readonly wholeCity: string;
    readonly days: string;
    readonly daysAuto: string;
    readonly daysSet: string;
    readonly cutoffNone: string;
    readonly empty: string;
    readonly run: string;
    readonly done: string;
    readonly nothing: string;
    readonly reported: string;
    readonly silent: string;
    readonly filesRead: string;
    readonly issues: string;
    readonly issuesCut: string;
    readonly figures: string;
    readonly noFigures: string;
    readonly here: string;
    readonly fresh: string;
    readonly save: string;
    readonly saveJson: string;
    readonly copyJson: string;
    readonly copied: string;
    readonly delivered: string;
    readonly opened: string;
    readonly bookName: string;
    readonly jsonName: string;
    readonly again: string;
  };
  readonly markSheet: string;
  readonly markHeadings: readonly [sheet: string, cell: string, severity: string, text: string];
  /** Stands at the end of the name of a marked-up copy. */
  readonly marked: string;
}

/** What is said by the command, which pane and page need not carry. */
export interface ToldWords extends Words {
  readonly command: CommandWords;
}

/** What the command prints. */
export interface CommandWords {
  readonly reading: string;
  readonly writing: string;
  readonly written: string;
  /** Why a copy that was handed back earlier stays as it is. */
  readonly kept: Readonly<Record<'edited' | 'open', string>>;
  readonly notMarked: string;
  readonly notMarkedNow: string;
  readonly templatesDone: string;
  readonly checkClean: string;
  readonly checkFound: string;
  readonly checkSkipped: string;
  readonly formSound: string;
  readonly summaryTitle: string;
  readonly summaryRate: string;
  readonly summaryState: string;
  readonly summaryPart: string;
  readonly summaryNothing: string;
  /** Behind a figure that lacks `{count}` rows, and in place of one that cannot be had. */
  readonly summaryLeftOut: string;
  readonly noFigure: string;
  readonly summaryRows: string;
  readonly summaryFiles: string;
  readonly summaryIssues: string;
  readonly errors: Readonly<
    Record<
      | 'folderMissing'
      | 'folderEmpty'
      | 'notFolder'
      | 'regionUnknown'
      | 'dayWrong'
      | 'periodReversed'
      | 'cutoffWrong'
      | 'workersWrong'
      | 'nothingCounted'
      | 'outputsSame'
      | 'returnsHere'
      | 'outputForeign'
      | 'outputOpen'
      | 'outputDenied'
      | 'outputMissing'
      | 'outputFull'
      | 'outputOther'
      | 'nothingToCheck'
      | 'formsUnknown'
      | 'formFaulty'
      | 'unexpected',
      string
    >
  >;
}

/**
 * Puts details into a sentence. A part in `[[ ]]` is left out where one of its details is empty or not
 * given; elsewhere a detail that is not given leaves its name in sight, so that a test sees it.
 */
export function say(
  sentence: string,
  detail: Readonly<Record<string, string | number>> = {},
): string {
  const isGiven = (name: string): boolean => String(detail[name] ?? '') !== '';
  return sentence
    .replace(/\[\[(.*?)\]\]/g, (_whole, part: string) => (namesIn(part).every(isGiven) ? part : ''))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));
}

/** The details a sentence asks for. */
export function namesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

export type { CountyWords, TemplateWords } from './office-words.ts';
