import { Option } from 'commander';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { isDay } from '../src/core/days.ts';
import { joinForms } from '../src/core/define/index.ts';
import type { Form } from '../src/core/form.ts';
import { chinaTime } from '../src/core/moments.ts';
import type { Tree } from '../src/core/region.ts';
import type { Period } from '../src/core/setting.ts';
import { treeOf } from '../src/batch/order.ts';
import { FORMS } from '../src/forms/index.ts';
import { CallError } from './status.ts';

export const regionOption = new Option(
  '--region <code>',
  '行政区代码，如 640423 隆德县、640400 固原市 · region code',
).makeOptionMandatory();
/** Options are made anew for each command: what one of them demands, another may leave out. */
export const fromOption = () => new Option('--from <day>', '第一天 YYYY-MM-DD · first day');
export const toOption = () => new Option('--to <day>', '最后一天 YYYY-MM-DD · last day');
export const cutoffOption = new Option(
  '--cutoff <HH:MM>',
  '每日截止时点，此后计入次日，此后保存的为迟报 · daily cut-off hour',
);
export const formsOption = new Option(
  '--forms <ids>',
  '只用这些台账，逗号分隔 · only these registers, comma separated',
);

/** Made anew for each command: a list that is added to is not shared. */
export const formOption = () =>
  new Option(
    '--form <file>',
    '本单位自定的台账或改名表，可重复 · own register, may be repeated',
  ).argParser((file: string, before: readonly string[] = []) => [...before, file]);

/** The clock is looked at here and nowhere else: today in China, where the registers are kept. */
export function today(): string {
  return chinaTime(new Date().toISOString()).slice(0, 10);
}

export function readRegion(code: string): { readonly tree: Tree; readonly code: string } {
  const tree = treeOf(code);
  const region = tree?.get(code);
  if (!tree || !region) throw new CallError('regionUnknown', { region: code });
  return { tree, code: region.code };
}

export function readDay(option: string, value: string): string {
  if (!isDay(value)) throw new CallError('dayWrong', { option, value });
  return value;
}

/** Both days or neither; one alone stands for itself. */
export function readPeriod(from: string | undefined, to: string | undefined): Period | null {
  if (from === undefined && to === undefined) return null;
  const first = readDay('--from', from ?? to ?? '');
  const last = readDay('--to', to ?? from ?? '');
  if (last < first) throw new CallError('periodReversed', { from: first, to: last });
  return { from: first, to: last };
}

export function readCutoff(value: string | undefined): string | null {
  if (value === undefined) return null;
  const hour = /^(\d{1,2}):([0-5]\d)$/.exec(value);
  const hours = Number(hour?.[1]);
  if (!hour || hours > 24 || (hours === 24 && hour[2] !== '00')) {
    throw new CallError('cutoffWrong', { value });
  }
  return `${String(hours).padStart(2, '0')}:${hour[2]}`;
}

/** The built-in registers with the office's own, or those of them whose ids are asked for. */
export function readForms(ids: string | undefined, own: readonly Form[] = []): readonly Form[] {
  const forms = joinForms(FORMS, own);
  if (ids === undefined) return forms;
  const asked = ids.split(',').map((id) => id.trim());
  const unknown = asked.find((id) => !forms.some((form) => form.id === id));
  if (unknown !== undefined) {
    const known = forms.map((form) => form.id).join(', ');
    throw new CallError('formsUnknown', { value: unknown, known });
  }
  return forms.filter((form) => asked.includes(form.id));
}

/** With a handful of files a second thread would take longer to start than it saves. */
const ENOUGH_FILES = 4;
const MOST_WORKERS = 8;

export function readWorkers(value: string | undefined, files: number): number {
  if (value === undefined)
    return files < ENOUGH_FILES ? 1 : Math.min(MOST_WORKERS, availableParallelism());
  if (!/^\d{1,2}$/.test(value) || Number(value) < 1 || Number(value) > 64) {
    throw new CallError('workersWrong', { value });
  }
  return Number(value);
}

export async function ensureFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found) throw new CallError('folderMissing', { folder });
  if (!found.isDirectory()) throw new CallError('notFolder', { folder });
}
