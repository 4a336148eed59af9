import type { CoverField } from './cover.ts';

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
  readonly tabs: Readonly<
    Record<'totals' | 'states' | 'daily' | 'dayStates' | 'issues' | 'sources', string>
  >;
  readonly totalsTitle: string;
  readonly statesTitle: string;
  readonly dayStates: string;
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
  /** Of a figure from which rows are missing: how many, and why. */
  readonly leftOutNote: string;
  readonly leftOutLegend: string;
  readonly footer: string;
}
