import type { CoverField } from './cover.ts';
import type { Code } from './issue.ts';
import type { State } from './states.ts';
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
  readonly severity: Readonly<Record<'error' | 'warning' | 'note', string>>;
  readonly template: TemplateWords;
  readonly county: CountyWords;
  readonly states: Readonly<Record<State, string>>;
  readonly files: Readonly<Record<FileState, string>>;
}

/** Sentences of the workbook a town fills in. */
export interface TemplateWords {
  readonly coverTitle: string;
  readonly coverSubtitle: string;
  readonly coverNotes: Readonly<Record<CoverField, string>>;
  readonly contents: string;
  readonly guideTab: string;
  readonly guideTitle: string;
  readonly guideSteps: readonly string[];
  readonly guideHeadings: readonly string[];
  readonly required: Readonly<Record<'yes' | 'no' | 'conditional' | 'generated', string>>;
  readonly levels: readonly [string, string, string];
  readonly checks: string;
  readonly errorTitle: string;
  readonly errorText: string;
  readonly listText: string;
  readonly generated: string;
  readonly footer: string;
}

/** Sentences of the county workbook. */
export interface CountyWords {
  readonly tabs: Readonly<Record<'totals' | 'states' | 'daily' | 'issues' | 'sources', string>>;
  readonly totalsTitle: string;
  readonly statesTitle: string;
  readonly dailyTitle: string;
  readonly issuesTitle: string;
  readonly sourcesTitle: string;
  readonly period: string;
  readonly unit: string;
  readonly code: string;
  readonly total: string;
  readonly own: string;
  readonly day: string;
  readonly none: string;
  readonly issueHeadings: readonly string[];
  readonly sourceHeadings: readonly string[];
  readonly stateHeadings: readonly string[];
  readonly rate: string;
  readonly legend: string;
  readonly distinctNote: string;
  readonly footer: string;
}

/** Puts details into a sentence; a detail that is not given leaves its name in sight, so that a test sees it. */
export function say(sentence: string, detail: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));
}
