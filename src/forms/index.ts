import type { Form } from '../core/form.ts';
import { caseRegister } from './case-register.ts';
import { ceremonyRegister } from './ceremony-register.ts';
import { checkpointLog } from './checkpoint-log.ts';
import { dailyReturn } from './daily-return.ts';
import { disputeRegister } from './dispute-register.ts';
import { isolationRegister } from './isolation-register.ts';
import { siteRegister } from './site-register.ts';
import { visitLog } from './visit-log.ts';
import { workforceRegister } from './workforce-register.ts';

/** Every register, in the order in which workbooks and reports show them. */
export const FORMS: readonly Form[] = [
  checkpointLog,
  disputeRegister,
  isolationRegister,
  ceremonyRegister,
  siteRegister,
  workforceRegister,
  caseRegister,
  visitLog,
  dailyReturn,
];

const byId = new Map(FORMS.map((form) => [form.id, form]));

/** The register with this id, or undefined. */
export function formById(id: string): Form | undefined {
  return byId.get(id);
}
