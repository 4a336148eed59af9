import type { Form } from '../form.ts';
import { checkColumns } from './check-columns.ts';
import { checkExamples } from './check-examples.ts';
import { checkIndicators } from './check-indicators.ts';
import { checkReferences, type Columns } from './check-references.ts';
import type { Fault, Tell } from './fault.ts';
import { checkMembers, checkParts } from './members.ts';
import {
  CHECK_KINDS,
  COLUMN_KINDS,
  COLUMN_SLOTS,
  FORM_SLOTS,
  INDICATOR_KINDS,
  INDICATOR_SLOTS,
} from './slots.ts';
import { isRecord } from './types.ts';

/**
 * Everything that is wrong with a definition, whatever it is: shapes first, then what its parts say of each
 * other. `others` are the registers it will stand beside. Without a fault of severity error it is a Form.
 */
export function checkForm(given: unknown, others: readonly Form[] = []): readonly Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (path, code, detail) =>
    void faults.push({ path, code, ...(detail ? { detail } : {}) });
  if (!isRecord(given)) {
    tell('', 'form-value', { expected: '{ }' });
    return faults;
  }
  const form = { ...given, identity: given['identity'] ?? {} };
  const lists = ['columns', 'checks', 'indicators'];
  checkMembers(form, FORM_SLOTS, lists, '', tell);
  const columns = checkParts(given['columns'], 'columns', COLUMN_SLOTS, COLUMN_KINDS, tell);
  const checks = checkParts(given['checks'], 'checks', [], CHECK_KINDS, tell);
  const slots = INDICATOR_SLOTS;
  const indicators = checkParts(given['indicators'], 'indicators', slots, INDICATOR_KINDS, tell);
  const byId: Columns = new Map(columns.map((part) => [String(part.members['id']), part]));
  checkColumns(columns, tell);
  const root = { members: form, slots: FORM_SLOTS, kind: 'form', path: '' };
  // Without a column every name would be one that is not there.
  for (const part of columns.length === 0 ? [] : [root, ...columns, ...checks, ...indicators]) {
    checkReferences(part, byId, tell);
  }
  checkIndicators(indicators, given['id'], byId, tell);
  checkBeside(form, others, tell);
  checkExamples(columns, faults, tell);
  return faults;
}

/** Sheets of the workbook that are no registers. */
const RESERVED = ['封面', '填表说明', '_选项', '_台账'];

/** A register of another id must not have the same code, title or sheet. */
function checkBeside(
  form: Readonly<Record<string, unknown>>,
  others: readonly Form[],
  tell: Tell,
): void {
  const tab = form['tab'] ?? form['title'];
  const at = form['tab'] === undefined ? 'title' : 'tab';
  if (RESERVED.includes(String(tab))) {
    tell(at, 'form-duplicate', { name: String(tab), first: String(tab) });
  }
  for (const other of others) {
    if (other.id === form['id']) continue;
    const clash = (path: string, name: unknown, theirs: string): void => {
      if (name === theirs) tell(path, 'form-duplicate', { name: theirs, first: other.title });
    };
    clash('code', form['code'], other.code);
    clash(at, tab, other.tab ?? other.title);
  }
}
