import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UNPACK_NODE } from '../src/batch/unpack.ts';
import { Refusal } from '../src/core/issue.ts';
import { address, isError, valueOf, type Value } from '../src/core/sheet.ts';
import { readWorkbook } from '../src/xlsx/read.ts';

/**
 * Reads every workbook below a folder and compares each cell with exceljs and openpyxl: what another
 * program reads differently is looked at by a person, who decides which of us is right.
 */

type Cells = Record<string, Record<string, Value>>;

/** Milliseconds after which a peer is given up, and we are told slow. */
const PATIENCE = 20_000;
const SLOW = 2000;
/** This program, whether it was bundled or not. */
const HERE = process.argv[1] ?? '';
const PYTHON = '/usr/bin/python3';

function readOwn(file: string): Cells {
  const book = readWorkbook(readFileSync(file), UNPACK_NODE);
  return Object.fromEntries(
    book.sheets.map(({ name, rows }) => {
      const cells: Record<string, Value> = {};
      rows.forEach((row, at) =>
        row.forEach((cell, column) => {
          if (cell !== null) cells[address(at, column)] = valueOf(cell);
        }),
      );
      return [name, cells];
    }),
  );
}

/** A value of exceljs, whose cells hold eight kinds of object. */
function plain(value: unknown, date1904: boolean): Value {
  if (value instanceof Date) {
    return value.getTime() / 86_400_000 + (date1904 ? 24_107 : 25_569);
  }
  if (typeof value !== 'object' || value === null) return (value ?? null) as Value;
  if ('richText' in value) {
    return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  }
  if ('hyperlink' in value && 'text' in value) return plain(value.text, date1904);
  if ('formula' in value || 'sharedFormula' in value) {
    return plain((value as { result?: unknown }).result, date1904);
  }
  return 'error' in value ? { error: String(value.error) } : null;
}

async function printExceljs(file: string): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const all: Cells = {};
  book.eachSheet((sheet) => {
    const cells: Record<string, Value> = (all[sheet.name] = {});
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const value = plain(cell.value, book.properties.date1904);
        // Every cell of a merged area repeats the first one's value here.
        const covered = cell.isMerged && cell.master.address !== cell.address;
        if (value !== null && value !== '' && !covered) cells[cell.address] = value;
      }),
    );
  });
  process.stdout.write(JSON.stringify(all));
}

function readPeer(peer: string, file: string): Cells | string {
  const [command, ...rest] =
    peer === 'openpyxl'
      ? [PYTHON, path.resolve('scripts/corpus.py'), file]
      : [process.execPath, ...process.execArgv, HERE, '--exceljs', file];
  try {
    const output = execFileSync(command, rest, {
      timeout: PATIENCE,
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(output.toString()) as Cells;
  } catch (error) {
    const lines = String((error as { stderr?: unknown }).stderr ?? error)
      .trim()
      .split('\n');
    return lines.find((line) => /error/i.test(line) && !line.includes('    at')) ?? 'gave up';
  }
}

function show(value: Value | undefined): string {
  return JSON.stringify(isError(value) ? value.error : (value ?? null)).slice(0, 60);
}

function same(one: Value, other: Value): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-8 * Math.max(1, Math.abs(one));
  }
  return show(one) === show(other);
}

/** The differences by kind, each with its places. */
function compare(own: Cells, peer: Cells): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (kind: string, place: string): void => {
    found.set(kind, [...(found.get(kind) ?? []), place]);
  };
  for (const name of new Set([...Object.keys(own), ...Object.keys(peer)])) {
    const ours = own[name];
    const theirs = peer[name];
    if (!ours || !theirs) {
      add(ours ? 'sheet only here' : 'sheet only there', name);
      continue;
    }
    for (const place of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const [mine, other] = [ours[place], theirs[place]];
      if (mine === undefined) add('cell only there', `${place} ${show(other)}`);
      else if (other === undefined) add('cell only here', `${place} ${show(mine)}`);
      else if (!same(mine, other))
        add(`${typeof mine}/${typeof other}`, `${place} ${show(mine)} ${show(other)}`);
    }
  }
  return found;
}

function attempt(file: string): Cells | string {
  try {
    return readOwn(file);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${JSON.stringify(error.detail)}`;
    throw error;
  }
}

function report(file: string, peers: readonly string[]): void {
  const start = performance.now();
  const own = attempt(file);
  const time = performance.now() - start;
  const say = (text: string): void =>
    void process.stdout.write(`${path.basename(file)}: ${text}\n`);
  if (time > SLOW) say(`slow, ${time.toFixed(0)} ms`);
  if (typeof own === 'string') say(`refused, ${own}`);
  for (const name of peers) {
    const peer = readPeer(name, file);
    if (typeof peer === 'string') say(`${name} failed, ${peer.slice(0, 100)}`);
    else if (typeof own === 'string') say(`${name} reads it`);
    else {
      for (const [kind, places] of compare(own, peer)) {
        say(`${name}, ${places.length} ${kind}: ${places.slice(0, 3).join('; ')}`);
      }
    }
  }
}

const [, , first = '.', second = ''] = process.argv;
if (first === '--exceljs') await printExceljs(second);
else {
  const files = readdirSync(first, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.xls[xm]$/.test(name)).sort()) {
    report(path.join(first, file), second === '' ? ['exceljs', 'openpyxl'] : second.split(','));
  }
}
