import { readFileSync } from 'node:fs';
import type { Form } from '../../src/core/form.ts';
import { address, type Cell, type Workbook } from '../../src/core/sheet.ts';

/**
 * A case sheet: a Markdown table of rows as a clerk typed them, in which a wrong cell ends with the codes
 * it must be given, `36.5 {temp-format}`. A second table, `| 列 | 值 |`, fills the columns that the first
 * leaves out. Digits alone are a number, as they are in Excel; a leading apostrophe makes them text.
 */
export interface Case {
  readonly title: string;
  readonly workbook: Workbook;
  readonly today: string;
  /** `E4 id-checksum`, sorted. */
  readonly expected: readonly string[];
}

const MARK = /\{([a-z0-9-]+)\}/g;

export function readCase(file: string, form: Form): Case {
  const lines = readFileSync(file, 'utf8').split('\n');
  const setting = new Map(
    lines.flatMap((line) => {
      const found = /^- (单位|从|到|今天):\s*(\S+)/.exec(line);
      return found?.[1] && found[2] ? [[found[1], found[2]] as const] : [];
    }),
  );
  const tables = tablesOf(lines);
  const given = new Map(tables[1]?.slice(1).map(([column, value]) => [column ?? '', value ?? '']));
  const [headings = [], ...rows] = tables[0] ?? [];
  const titles = form.columns.map((column) => column.title);
  const unknown = [...headings, ...given.keys()].filter((title) => !titles.includes(title));
  if (unknown.length > 0) throw new Error(`${file}: no column ${unknown.join(', ')}`);
  const expected: string[] = [];
  const cells = rows.map((row, at) =>
    titles.map((title, column): Cell => {
      const index = headings.indexOf(title);
      const text = (index >= 0 ? row[index] : given.get(title)) ?? '';
      for (const [, code] of text.matchAll(MARK))
        expected.push(`${address(at + 1, column)} ${code}`);
      return cellOf(text.replace(MARK, '').trim());
    }),
  );
  return {
    title: lines[0]?.replace(/^# /, '') ?? file,
    workbook: workbookOf(form, titles, cells, setting),
    today: setting.get('今天') ?? '2020-03-05',
    expected: expected.sort(),
  };
}

function tablesOf(lines: readonly string[]): string[][][] {
  const tables: string[][][] = [];
  let open = false;
  for (const line of lines) {
    if (!line.startsWith('|')) {
      open = false;
      continue;
    }
    if (/^\|[\s|:-]+\|$/.test(line)) continue;
    if (!open) tables.push([]);
    open = true;
    tables.at(-1)?.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }
  return tables;
}

function cellOf(text: string): Cell {
  if (text === '') return null;
  if (text.startsWith("'")) return text.slice(1);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function workbookOf(
  form: Form,
  titles: readonly string[],
  cells: readonly (readonly Cell[])[],
  setting: ReadonlyMap<string, string>,
): Workbook {
  return {
    properties: {},
    sheets: [
      {
        name: '封面',
        rows: [
          ['单位代码', setting.get('单位') ?? '640423207'],
          ['报告期起', setting.get('从') ?? '2020-02-01'],
          ['报告期止', setting.get('到') ?? '2020-02-29'],
        ],
      },
      { name: form.title, rows: [titles, ...cells] },
    ],
  };
}
