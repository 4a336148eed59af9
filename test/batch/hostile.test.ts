import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { poolExecutor } from '../../src/batch/pool.ts';
import type { Report } from '../../src/core/report.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { build } from '../command/build.ts';
import { consolidateFolder } from '../folder.ts';
import { makeSheet, makeStrings } from '../xlsx/make-zip.ts';

const root = mkdtempSync(path.join(tmpdir(), 'taizhang-hostile-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Seconds of processor time for a folder with one hostile file and two sound ones. */
const SECONDS = 2;
const SHEET = 'xl/worksheets/sheet2.xml';
const STRINGS = 'xl/sharedStrings.xml';
const LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

/** What a hostile town puts in place of the parts of its return, by what it tries. */
const HOSTILE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'entities that grow': { [STRINGS]: LAUGHS + makeStrings(['<t>&b;</t>']) },
  'a value in the last row': {
    [SHEET]: sheetOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
  },
  'values in the last column of a thousand rows': {
    [SHEET]: sheetOf(
      Array.from(
        { length: 1000 },
        (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`,
      ).join(''),
    ),
  },
  'a million blank rows': { [SHEET]: sheetOf('<row/>'.repeat(1_000_000)) },
  'too many rows': { [SHEET]: sheetOf('<row/>'.repeat(1_100_000)) },
  'a million shared texts': {
    [STRINGS]: makeStrings(Array.from({ length: 1_000_000 }, (_, at) => `<t>${at}</t>`)),
  },
  'a shared text that is not there': {
    [SHEET]: sheetOf('<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>'),
  },
  'ten rules of whole columns': {
    [SHEET]: makeSheet(
      `<sheetData/><dataValidations>${[...'ABCDEFGHIJ']
        .map((column) => `<dataValidation sqref="${column}1:${column}1048576"/>`)
        .join('')}</dataValidations>`,
    ),
  },
  'a merged area of everything': {
    [SHEET]: makeSheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  },
};

function sheetOf(rows: string): string {
  return makeSheet(`<sheetData>${rows}</sheetData>`);
}

const sound: Uint8Array[] = [];
const names: string[] = [];

beforeAll(async () => {
  for (const town of towns().slice(0, 3)) {
    sound.push(await writeWorkbook(makeReturn(town, { log: 12, disputes: 4 }, MONTH)));
    names.push(`${town.code}.xlsx`);
  }
});

function folderWith(name: string, parts: Readonly<Record<string, string>>): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  const changed = Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)]);
  const bytes = {
    ...unzipSync(sound[2] ?? new Uint8Array()),
    ...(Object.fromEntries(changed) as object),
  };
  // Stored, so that no limit on how much a byte may become stands in the way of the rest.
  writeFileSync(path.join(folder, names[2] ?? ''), zipSync(bytes, { level: 0 }));
  for (const at of [0, 1]) writeFileSync(path.join(folder, names[at] ?? ''), sound[at] ?? '');
  return folder;
}

const ASKED = {
  region: CITY,
  window: MONTH,
  asOf: MONTH.to,
  cutoff: null,
  today: MONTH.to,
};

/** Persons checked in the two sound returns; a hostile file adds none and takes none. */
function checked(made: Report, returns: readonly number[] = [0, 1]): number {
  return returns.reduce((sum, at) => {
    const code = (names[at] ?? '').replace('.xlsx', '');
    return sum + (made.totals[code]?.['checkpoint-log.persons'] ?? 0);
  }, 0);
}

/** The built worker, except that it does not survive one kind of task with one file. */
function mortalWorker(task: string, file: string): string {
  const script = path.join(root, `${task}.mjs`);
  const wrap = (own: string): string =>
    own === task
      ? `export const ${own} = (given) =>
          JSON.stringify(given).includes('${file}') ? process.exit(1) : worker.${own}(given);`
      : `export const ${own} = worker.${own};`;
  const built = pathToFileURL(path.resolve('dist/worker.js')).href;
  writeFileSync(
    script,
    [`import * as worker from '${built}';`, ...['look', 'tally'].map(wrap)].join('\n'),
  );
  return script;
}

describe('a hostile return among sound ones', () => {
  it.each(Object.entries(HOSTILE))('costs only itself: %s', async (name, parts) => {
    const folder = folderWith(name, parts);
    const start = process.cpuUsage();
    const made = await consolidateFolder(folder, ASKED);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(SECONDS);
    expect(checked(made)).toBe(24);
    expect(made.files.map((file) => file.path).sort()).toEqual([...names].sort());
    const hostile = made.files.find((file) => file.path === names[2]);
    if (hostile?.state === 'refused') expect(hostile.reason).toMatch(/^file-/);
    else expect(hostile?.state).toBe('counted');
  });

  it('costs only itself where its worker runs out of memory, and is named', async () => {
    build();
    const texts = Array.from({ length: 400_000 }, (_, at) => `<t>${at}${'文'.repeat(20)}</t>`);
    const cells = texts.map((_, at) => `<c t="s"><v>${at}</v></c>`);
    const rows = Array.from(
      { length: 4000 },
      (_, at) => `<row>${cells.slice(at * 100, at * 100 + 100).join('')}</row>`,
    );
    const folder = folderWith('memory', {
      [STRINGS]: makeStrings(texts),
      [SHEET]: sheetOf(rows.join('')),
    });
    const worker = path.resolve('dist/worker.js');
    const executor = poolExecutor(worker, 2, ASKED, 24);
    const made = await consolidateFolder(folder, ASKED, executor).finally(executor.close);
    expect(checked(made)).toBe(24);
    const hostile = made.files.find((file) => file.path === names[2]);
    expect([hostile?.state, hostile?.reason]).toEqual(['refused', 'file-too-large']);
    expect(made.issues.find((issue) => issue.file === names[2])?.detail).toEqual({
      what: 'memory',
    });
  });

  it.each([
    ['look', 36, 'counted'],
    ['tally', 24, 'refused'],
  ])('costs no more where a worker dies of a %s', async (task, persons, state) => {
    build();
    const folder = folderWith(`dies-${task}`, {});
    const executor = poolExecutor(mortalWorker(task, names[2] ?? ''), 2, ASKED);
    const made = await consolidateFolder(folder, ASKED, executor).finally(executor.close);
    expect(checked(made, [0, 1, 2])).toBe(persons);
    expect(made.files.map((file) => file.state)).toEqual(['counted', 'counted', state]);
  });

  it('is not looked into again by the thread that waits for the worker', async () => {
    build();
    const folder = folderWith('dies-unseen', {});
    writeFileSync(path.join(folder, '说明.txt'), '各乡镇:请上报。');
    const executor = poolExecutor(mortalWorker('look', '说明.txt'), 2, ASKED);
    const made = await consolidateFolder(folder, ASKED, executor).finally(executor.close);
    const unseen = made.files.find((file) => file.path === '说明.txt');
    // Whoever looks into it knows that it is text, which nobody reads.
    expect([unseen?.state, unseen?.reason]).toEqual(['refused', 'file-not-workbook']);
    expect(checked(made, [0, 1, 2])).toBe(36);
  });

  it('does not count a revision twice where a worker dies of looking at it', async () => {
    build();
    const folder = folderWith('dies-revised', {});
    const again = (names[2] ?? '').replace('.', '-改.');
    writeFileSync(path.join(folder, again), sound[2] ?? '');
    const executor = poolExecutor(mortalWorker('look', again), 2, ASKED);
    const made = await consolidateFolder(folder, ASKED, executor).finally(executor.close);
    expect(checked(made, [0, 1, 2])).toBe(36);
    const states = made.files.map((file) => file.state).sort();
    expect(states).toEqual(['counted', 'counted', 'counted', 'superseded']);
  });
});
