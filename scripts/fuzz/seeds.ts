import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { treeOf } from '../../src/batch/order.ts';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { Refusal } from '../../src/core/issue.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { makeTown } from '../samples/returns.ts';

/** A sound workbook from which damaged ones are made. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** XML parts by name, as text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly workbook: Workbook;
}

const COUNTY = '640423';
const PERIOD = { from: '2020-02-01', to: '2020-02-03' };
/** Bytes above which a file of a corpus is too slow to be worth its mutations. */
const LARGEST = 300_000;

/** Templates and returns of our own, as towns hand them in. */
export async function ownSeeds(): Promise<Seed[]> {
  const tree = treeOf(COUNTY);
  if (!tree) throw new RangeError(`no region ${COUNTY}`);
  const seeds: Seed[] = [];
  for (const town of tree.towns(COUNTY).slice(0, 3)) {
    const made = makeTown({ town, tree, period: PERIOD, words: zhCN });
    for (const workbook of [made.template, ...made.sent.map((sent) => sent.workbook)]) {
      const seed = seedOf(`${town.code}-${seeds.length}.xlsx`, await writeWorkbook(workbook));
      if (seed) seeds.push(seed);
    }
  }
  return seeds;
}

/** The workbooks below a folder that can be read as they are. */
export function corpusSeeds(folder: string): Seed[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.xls[xm]$/.test(name))
    .sort()
    .map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))] as const)
    .filter(([, bytes]) => bytes.length <= LARGEST)
    .map(([name, bytes]) => seedOf(name, bytes))
    .filter((seed) => seed !== undefined);
}

function seedOf(name: string, bytes: Uint8Array): Seed | undefined {
  try {
    const workbook = readWorkbook(bytes, UNPACK_NODE);
    const parts = unzipSync(bytes);
    const texts = Object.entries(parts).filter(([part]) => /\.(xml|rels)$/i.test(part));
    return {
      name,
      bytes,
      parts,
      texts: Object.fromEntries(texts.map(([part, data]) => [part, strFromU8(data)])),
      workbook,
    };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
