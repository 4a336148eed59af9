import type { Form } from '../form.ts';
import type { Issue } from '../issue.ts';
import { checkForm } from './check.ts';
import type { Fault, Tell } from './fault.ts';
import { applyOverlay, type Overlay } from './overlay.ts';
import { isUsable, type Definition } from './draft.ts';
import { checkMembers } from './members.ts';
import type { Slot } from './slots.ts';
import { isRecord, LIST, TEXT } from './types.ts';

/**
 * The register a JSON text defines: a form as it is, or `{"base": …, "columns": [{"column", "title",
 * "aliases", "options"}]}`, which only renames. An issue's cell is the member: `columns[3].min`.
 */
export function readFormJson(text: string, forms: readonly Form[] = []): Definition {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { form: null, issues: [{ code: 'form-json', detail: { reason } }] };
  }
  if (isRecord(given) && 'base' in given) return readOverlayJson(given, forms);
  const others = forms.filter((form) => !isRecord(given) || form.id !== given['id']);
  return settle(given as Form, given, checkForm(given, others));
}

function settle(form: Form, given: unknown, faults: readonly Fault[]): Definition {
  const issues = faults.map((fault) => issueAt(fault, given));
  return { form: isUsable(issues) ? form : null, issues };
}

function issueAt({ path, code, detail }: Fault, given: unknown): Issue {
  const steps = path.split('.').filter((step) => step !== '');
  let value = given;
  for (const step of steps) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[step]
        : undefined;
  }
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return {
    code,
    column: steps.at(-1) ?? '',
    cell: steps
      .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index ? `.${step}` : step))
      .join(''),
    ...(shown === undefined ? {} : { value: shown }),
    ...(detail ? { detail } : {}),
  };
}

const needed = (path: string): Slot => ({ heading: path, path, type: TEXT, need: true });
const WORDS: readonly Slot[] = [
  { heading: 'title', path: 'title', type: TEXT },
  { heading: 'aliases', path: 'aliases', type: LIST },
];

function readOverlayJson(
  given: Readonly<Record<string, unknown>>,
  forms: readonly Form[],
): Definition {
  const faults: Fault[] = [];
  const tell: Tell = (path, code, detail) =>
    void faults.push({ path, code, ...(detail ? { detail } : {}) });
  checkMembers(given, [needed('base')], ['columns'], '', tell);
  eachIn(given['columns'], 'columns', tell, (column, path) => {
    checkMembers(column, [needed('column'), ...WORDS], ['options'], path, tell);
    if (column['options'] === undefined) return;
    eachIn(column['options'], `${path}options`, tell, (option, at) =>
      checkMembers(option, [needed('option'), ...WORDS], [], at, tell),
    );
  });
  const base = forms.find((form) => form.id === given['base']);
  if (!base) tell('base', 'form-base-unknown', baseDetail(String(given['base']), forms));
  if (!base || faults.length > 0) return settle(given as unknown as Form, given, faults);
  const applied = applyOverlay(base, given as unknown as Overlay);
  return settle(applied.form, given, applied.faults);
}

export function baseDetail(name: string, forms: readonly Form[]): { name: string; known: string } {
  return { name, known: forms.map((form) => form.id).join('、') };
}

function eachIn(
  list: unknown,
  path: string,
  tell: Tell,
  check: (part: Readonly<Record<string, unknown>>, path: string) => void,
): void {
  if (!Array.isArray(list)) {
    tell(path, list === undefined ? 'form-required' : 'form-value', { expected: '[ ]' });
    return;
  }
  list.forEach((part: unknown, index) => {
    if (isRecord(part)) check(part, `${path}.${index}.`);
    else tell(`${path}.${index}`, 'form-value', { expected: '{ }' });
  });
}
