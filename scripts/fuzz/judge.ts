import { consolidateFiles } from '../../src/core/gather/consolidate.ts';
import type { Form } from '../../src/core/form.ts';
import type { Found } from '../../src/core/gather/found.ts';
import { tallyFiles } from '../../src/core/gather/group.ts';
import { nothingSeen, peekInto } from '../../src/core/gather/peek.ts';
import { Refusal } from '../../src/core/issue.ts';
import { markWords } from '../../src/core/marks.ts';
import type { Sheet, Workbook } from '../../src/core/sheet.ts';
import { treeOf } from '../../src/batch/order.ts';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { FORMS } from '../../src/forms/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { writeMarked } from '../../src/xlsx/mark.ts';
import { isOther, readOther } from '../../src/xlsx/other.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { sniff } from '../../src/xlsx/sniff.ts';
import type { Mutant } from './archive.ts';
import type { Seed } from './seeds.ts';

/** Milliseconds that one damaged file may take. */
export const PATIENCE = 2000;

export interface Fault {
  readonly kind: 'crash' | 'hang' | 'silent';
  readonly why: string;
}

export type Verdict = Fault | { readonly kind: 'refused' | 'read' };

/** Reads a damaged workbook as the product does, and says how it went. */
export async function judge(
  seed: Seed,
  mutant: Mutant,
  deep: boolean,
  forms: readonly Form[] = FORMS,
): Promise<Verdict> {
  const start = performance.now();
  try {
    const workbook = await open(mutant.bytes);
    const lost = workbook.converted === undefined ? missing(seed, workbook, mutant.expected) : '';
    if (lost !== '') return { kind: 'silent', why: lost };
    if (deep) {
      await consolidate(mutant.bytes, forms);
      await markOne(workbook, mutant.bytes);
    }
    return slow(start) ?? { kind: 'read' };
  } catch (error) {
    if (error instanceof Refusal) return slow(start) ?? { kind: 'refused' };
    return {
      kind: 'crash',
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function slow(start: number): Verdict | undefined {
  const time = performance.now() - start;
  return time > PATIENCE ? { kind: 'hang', why: `${time.toFixed(0)} ms` } : undefined;
}

async function open(bytes: Uint8Array): Promise<Workbook> {
  const format = sniff(bytes);
  return isOther(format) ? readOther(bytes, format) : readWorkbook(bytes, UNPACK_NODE);
}

/** What should have been read and was not; nothing where all is well. */
function missing(seed: Seed, workbook: Workbook, expected: Mutant['expected']): string {
  if (expected === 'any') return '';
  const names = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  for (const sheet of seed.workbook.sheets) {
    const now = names.get(sheet.name);
    if (!now) return `sheet ${sheet.name} is gone`;
    const [before, after] = [filled(sheet), filled(now)];
    if (after < before) return `${sheet.name} has ${after} of ${before} rows`;
    if (expected === 'same' && JSON.stringify(now.rows) !== JSON.stringify(sheet.rows)) {
      return `${sheet.name} reads differently`;
    }
  }
  return '';
}

function filled(sheet: Sheet): number {
  return sheet.rows.filter((row) => row.some((cell) => cell !== null)).length;
}

/** A consolidation spares its run what reading one file fails at; here it is what is looked for. */
async function consolidate(bytes: Uint8Array, forms: readonly Form[]): Promise<void> {
  const tree = treeOf('640423');
  if (!tree) throw new RangeError('no region');
  const file: Found = {
    path: 'fuzz.xlsx',
    sha256: 'f',
    time: '2020-02-29T00:00:00Z',
    kind: 'workbook',
  };
  const asked = { region: '640423', window: null, asOf: null, cutoff: null, today: '2020-03-01' };
  const faults: unknown[] = [];
  const watch = <Done>(work: Promise<Done>): Promise<Done> =>
    work.catch((error: unknown) => {
      if (!(error instanceof Refusal)) faults.push(error);
      throw error;
    });
  const openSome = (sheets?: (name: string) => boolean): Promise<Workbook> =>
    Promise.resolve(readWorkbook(bytes, { ...UNPACK_NODE, ...(sheets ? { sheets } : {}) }));
  await consolidateFiles(
    { ...asked, files: [file], tree, forms },
    {
      peek: (one) => watch(peekInto(one, tree, openSome)).catch(() => nothingSeen(one)),
      tally: (group, setting) => watch(tallyFiles(group, setting, () => open(bytes))),
    },
  );
  if (faults.length > 0) throw faults[0];
}

/** A mark on the first cell of the first sheet; the copy must read as the workbook did, with the list beside it. */
async function markOne(workbook: Workbook, bytes: Uint8Array): Promise<void> {
  const [sheet] = workbook.sheets;
  if (!sheet || workbook.converted !== undefined) return;
  const mark = { sheet: sheet.name, row: 0, column: 0, text: 'x', severity: 'error' } as const;
  const marked = readWorkbook(await writeMarked(bytes, [mark], markWords(zhCN)), UNPACK_NODE);
  if (JSON.stringify(marked.sheets[0]?.rows) !== JSON.stringify(sheet.rows)) {
    throw new Error('the marked copy reads differently');
  }
}
