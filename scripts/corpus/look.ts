import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { Refusal } from '../../src/core/issue.ts';
import { address, valueOf, type Value } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { compare, type Cells } from './compare.ts';

/** What became of one file: the kinds of difference, each with some of its places. */
export interface Seen {
  readonly file: string;
  readonly cells: number;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly kind: string;
  readonly count: number;
  readonly places: readonly string[];
}

/** Milliseconds after which a peer is given up, and we are told slow. */
const PATIENCE = 20_000;
const SLOW = 2000;
const SHOWN = 3;
export const PYTHON = '/usr/bin/python3';
/** This program, whether it was bundled or not. */
const HERE = process.argv[1] ?? '';

function readOwn(file: string): Cells | string {
  try {
    const book = readWorkbook(readFileSync(file), UNPACK_NODE);
    return Object.fromEntries(book.sheets.map(({ name, rows }) => [name, cellsOf(rows)]));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason = '', part = '', what = '' } = error.detail;
    return `${error.code} ${part} ${reason}${what}`.replace(/ +/g, ' ').trim();
  }
}

function cellsOf(rows: readonly (readonly Parameters<typeof valueOf>[0][])[]): Cells[string] {
  const cells: Record<string, Value> = {};
  rows.forEach((row, at) =>
    row.forEach((cell, column) => {
      const value = valueOf(cell);
      if (value !== null) cells[address(at, column)] = value;
    }),
  );
  return cells;
}

function readPeer(peer: string, file: string): Cells | string {
  const [command, ...rest] =
    peer === 'openpyxl'
      ? [PYTHON, path.resolve('scripts/corpus/peer.py'), file]
      : [process.execPath, HERE, '--exceljs', file];
  try {
    const output = execFileSync(command, rest, {
      timeout: PATIENCE,
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(output.toString()) as Cells;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ETIMEDOUT') return 'gave up after 20 s';
    const lines = String((error as { stderr?: unknown }).stderr ?? error)
      .trim()
      .split('\n');
    const telling = lines.filter((line) => /^[\w.]*(Error|Exception|BadZipFile)/.test(line));
    return (telling.at(-1) ?? lines.at(-1) ?? '').slice(0, 100);
  }
}

/** Reads one file here and with the peers. */
export function look(file: string, peers: readonly string[]): Seen {
  const start = performance.now();
  const own = readOwn(file);
  const time = performance.now() - start;
  const findings: Finding[] = [];
  const add = (kind: string, place: string): void => {
    findings.push({ kind, count: 1, places: [place] });
  };
  if (time > SLOW) add('slow here', `${time.toFixed(0)} ms`);
  for (const name of peers) {
    const peer = readPeer(name, file);
    if (typeof own === 'string') {
      add(`refused here, ${typeof peer === 'string' ? 'as by' : 'read by'} ${name}`, own);
    } else if (typeof peer === 'string') add(`${name} fails`, peer);
    else findings.push(...byKind(name, compare(own, peer)));
  }
  const sheets = typeof own === 'string' ? [] : Object.values(own);
  const cells = sheets.reduce((sum, sheet) => sum + Object.keys(sheet).length, 0);
  return { file, cells, findings };
}

function byKind(peer: string, differences: ReturnType<typeof compare>): Finding[] {
  const kinds = new Map<string, string[]>();
  for (const { kind, place } of differences) {
    kinds.set(kind, [...(kinds.get(kind) ?? []), place]);
  }
  return [...kinds].map(([kind, places]) => ({
    kind: `${peer}: ${kind}`,
    count: places.length,
    places: places.slice(0, SHOWN),
  }));
}
