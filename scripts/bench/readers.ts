import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { readDirectory } from '../../src/xlsx/directory.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';

/** What was read, so that two readers can be compared: filled cells, sum of numbers, length of texts. */
export interface Sum {
  cells: number;
  numbers: number;
  letters: number;
}

type Reader = (files: readonly string[], sum: Sum) => Promise<void> | void;

function count(sum: Sum, value: unknown): void {
  if (value === null || value === undefined || value === '') return;
  sum.cells++;
  if (typeof value === 'number') sum.numbers += value;
  else if (typeof value === 'string') sum.letters += value.length;
}

/** Apart from what reads: otherwise the engine compiles a reader once more, as a part of its caller. */
function countRows(sum: Sum, rows: readonly (readonly unknown[])[]): void {
  for (const row of rows) for (const cell of row) count(sum, cell);
}

const own: Reader = (files, sum) => {
  for (const file of files) {
    for (const { rows } of readWorkbook(readFileSync(file), UNPACK_NODE).sheets) {
      countRows(sum, rows);
    }
  }
};

/** The floor under every reader: unpacking the same parts, one allocation each. */
const inflate: Reader = (files, sum) => {
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const { data, packed, size } of readDirectory(bytes, LIMITS).values()) {
      const source = bytes.subarray(data, data + packed);
      sum.letters += inflateRawSync(source, { chunkSize: size + 64 }).length;
    }
  }
};

const exceljs: Reader = async (files, sum) => {
  const { default: ExcelJS } = await import('exceljs');
  for (const file of files) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => row.eachCell((cell) => count(sum, cell.value)));
    });
  }
};

const sheetjs: Reader = async (files, sum) => {
  const { read } = await import('@e965/xlsx');
  const plain = { dense: true, cellText: false, cellHTML: false, cellFormula: false };
  for (const file of files) {
    const book = read(readFileSync(file), { type: 'buffer', ...plain });
    for (const sheet of Object.values(book.Sheets)) {
      for (const row of sheet['!data'] ?? []) for (const cell of row ?? []) count(sum, cell?.v);
    }
  }
};

const nothing: Reader = () => undefined;

/** Every reader runs in a process of its own; these run on Node. */
export const READERS: Readonly<Record<string, Reader>> = {
  own,
  inflate,
  exceljs,
  sheetjs,
  nothing,
};
