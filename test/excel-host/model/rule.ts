import type { Area } from './area.ts';

/** Data validation of a cell. Cells given the rule in one call share one object. */
export interface Rule {
  /** `Excel.DataValidationType`; `None` if only a message was set. */
  readonly type: string;
  /** As the client wrote it, ranges turned into formulas. */
  readonly rule: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly ignoreBlanks: boolean;
  readonly prompt: Readonly<Record<string, unknown>>;
  readonly errorAlert: Readonly<Record<string, unknown>>;
  /** The formulas are written for its top left cell. */
  readonly origin: Area;
}

export function plainRule(origin: Area): Rule {
  return {
    type: 'None',
    rule: {},
    ignoreBlanks: true,
    prompt: { message: '', showPrompt: true, title: '' },
    errorAlert: { message: '', showAlert: true, style: 'Stop', title: '' },
    origin,
  };
}
