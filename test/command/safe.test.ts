import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { tame } from '../../scripts/terminal.ts';
import { markWords } from '../../src/core/marks.ts';
import type { Cell, Sheet, Workbook } from '../../src/core/sheet.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { writeMarked } from '../../src/xlsx/mark.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { python } from '../python.ts';
import { build, taizhang, type Outcome } from './build.ts';

/** What a township may type, paste or be sent, none of which may become anything but text. */
const TYPED: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://127.0.0.1/","x")',
  "'='",
  "'=1+1",
  '＝1+1',
  '<script>alert(1)</script>',
  '</t></si><si><t>x',
  ']]><c t="str"><f>1+1</f></c>',
  '&lt;b&gt; & "quoted"',
  'http://127.0.0.1/?x=1',
  'mailto:a@example.org',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  '\u0000\u0001\u0008\u000b\u001f',
  '\u009b31m\u202etxt.exe',
  '\ud800',
  '\udc00x',
  '_x0041_',
  '_x000D__x005F_',
  '字'.repeat(40_000),
  ' 前后 ',
  '{title} [[{value}]] $& $1',
];

const CELL_LIMIT = 32_767;
const work = mkdtempSync(path.join(tmpdir(), 'taizhang-safe-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Kind, value, link and number format of every cell, as openpyxl sees them. */
type Peer = Record<
  string,
  readonly (readonly [
    place: string,
    kind: string,
    value: unknown,
    link: string | null,
    format: string,
  ])[]
>;

const CELLS = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
json.dump({sheet.title: [[cell.coordinate, cell.data_type, str(cell.value), cell.hyperlink.target if cell.hyperlink else None, cell.number_format]
  for row in sheet.iter_rows() for cell in row if cell.value is not None] for sheet in book.worksheets}, sys.stdout)
`;

function peer(file: string): Peer {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  return JSON.parse(execFileSync(python ?? '', ['-c', CELLS, file], options)) as Peer;
}

/** What must come back of a text: cut at Excel's limit, half characters replaced. */
function kept(text: string): string {
  const whole = text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1)}…` : text;
  return whole.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

function bookOf(rows: readonly (readonly Cell[])[]): Workbook {
  return { sheets: [{ name: '台账', rows }], properties: {} };
}

const typed = fc.oneof(
  fc.constantFrom(...TYPED),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '<', "'"), fc.string({ unit: 'binary' }))
    .map((parts) => parts.join('')),
);

describe('a text in a written workbook', () => {
  it('comes back as that text, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 5 }), async (texts) => {
        const rows = [texts];
        const [sheet] = readWorkbook(await writeWorkbook(bookOf(rows))).sheets;
        const cells = texts.map((_, column) => sheet?.rows[0]?.[column] ?? null);
        expect(cells).toEqual(texts.map((text) => (text === '' ? null : kept(text))));
        expect(sheet?.observed?.formulas).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(python === null)('is a plain text without a link to openpyxl', async () => {
    const file = path.join(work, 'texts.xlsx');
    writeFileSync(file, await writeWorkbook(bookOf(TYPED.map((text) => [text]))));
    const cells = peer(file)['台账'] ?? [];
    expect(cells).toHaveLength(TYPED.length);
    expect(cells.filter(([, kind, , link]) => kind !== 's' || link !== null)).toEqual([]);
  });
});

describe('a text in a marked copy', () => {
  const marks = TYPED.map(
    (text, row) => ({ sheet: '台账', row, column: 0, text, severity: 'error' }) as const,
  );

  it('comes back as that text in the list and in the cells', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const before = await writeWorkbook(bookOf([[text, 1]]));
        const mark = { sheet: text, row: 0, column: 0, text, severity: 'warning' } as const;
        const after = await writeMarked(before, [mark], markWords(zhCN));
        const [sheet, list] = readWorkbook(after).sheets;
        expect(sheet?.rows).toEqual(readWorkbook(before).sheets[0]?.rows);
        expect(list?.rows[1]?.[3] ?? '').toBe(kept(text));
        expect([...(list?.observed?.formulas ?? []), ...(sheet?.observed?.formulas ?? [])]).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(python === null)('is a plain text, and its links stay in the workbook', async () => {
    const file = path.join(work, 'marked.xlsx');
    const before = await writeWorkbook(bookOf(TYPED.map((text) => [text])));
    writeFileSync(file, await writeMarked(before, marks, markWords(zhCN)));
    const cells = Object.values(peer(file)).flat();
    expect(cells.length).toBeGreaterThan(TYPED.length * 5);
    expect(cells.filter(([, kind]) => kind === 'f')).toEqual([]);
    expect(cells.filter(([, , , link]) => link !== null)).toEqual([]);
  });
});

/** The first town's return with each text typed into each column of its registers. */
function typedReturn(texts: readonly string[]): Workbook {
  const [town] = towns();
  if (!town) throw new Error('no town');
  const rows = { log: texts.length * 20, disputes: texts.length * 24 };
  const sound = makeReturn(town, rows, MONTH);
  const sheets = sound.sheets.map((sheet): Sheet => {
    if (!sheet.layout?.validations?.length) return sheet;
    const width = sheet.rows[0]?.length ?? 1;
    const rows = sheet.rows.map((row, at) =>
      row.map((cell, column): Cell => {
        const turn = at - 1;
        if (turn < 0 || turn % width !== column) return cell;
        return texts[Math.floor(turn / width) % texts.length] ?? cell;
      }),
    );
    return { ...sheet, rows };
  });
  return { ...sound, sheets };
}

const DAYS = ['--from', '2020-02-01', '--to', '2020-02-29', '--as-of', '2020-02-29'];
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('the command on a return full of such texts', () => {
  const folder = path.join(work, '上报');
  const names = ['=cmd\u001b[31m.xlsx', '\u202exslx.<b>&.xlsx', '@SUM(A1)\n伪造的一行.xlsx'];
  const plain = path.join(work, '平常');
  let done: Outcome;
  let checked: Outcome;

  beforeAll(async () => {
    build();
    for (const [into, texts] of [
      [folder, TYPED],
      [plain, TYPED.map(() => '某')],
    ] as const) {
      mkdirSync(into);
      const bytes = await writeWorkbook(typedReturn(texts));
      for (const [at, name] of names.entries()) {
        const file = into === folder ? name : `${at}.xlsx`;
        writeFileSync(
          path.join(into, file),
          at === 0 ? bytes : bytes.subarray(0, bytes.length / (at + 1)),
        );
      }
    }
    const call = (into: string, out: string): Outcome =>
      taizhang(
        [
          'consolidate',
          into,
          '--region',
          '640400',
          ...DAYS,
          '--workers',
          '1',
          '--out',
          `${out}.xlsx`,
          '--json',
          `${out}.json`,
          '--returns',
          `${out}-退回`,
        ],
        work,
      );
    done = call(folder, 'a');
    call(plain, 'b');
    checked = taizhang(['check', folder], work);
  });

  it('prints nothing that a terminal obeys, and no line that a file name made', () => {
    expect(done.status).toBe(1);
    expect(checked.status).toBe(1);
    for (const text of [done.stdout, done.stderr, checked.stdout, checked.stderr]) {
      expect(OBEYED.exec(text)?.[0].charCodeAt(0)).toBeUndefined();
      expect(text.split('\n').filter((line) => line.startsWith('伪造'))).toEqual([]);
    }
    expect(checked.stdout).toContain('=cmd␛[31m.xlsx');
  });

  it('writes JSON that names the files as they are called and holds no control character', () => {
    const json = readFileSync(path.join(work, 'a.json'), 'utf8');
    const report = JSON.parse(json) as { files: { path: string }[] };
    expect(report.files.map((file) => file.path).sort()).toEqual([...names].sort());
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(/[\u0000-\u0009\u000b-\u001f]/.exec(json)).toBeNull();
  });

  it.skipIf(python === null)(
    'writes a county workbook with no formula and no link but its own',
    () => {
      const [mine, usual] = ['a.xlsx', 'b.xlsx'].map((name) =>
        Object.values(peer(path.join(work, name))).flat(),
      );
      const formulas = (cells: typeof mine): unknown[] =>
        [
          ...new Set((cells ?? []).filter(([, kind]) => kind === 'f').map(([, , value]) => value)),
        ].sort();
      expect(formulas(mine)).toEqual(formulas(usual));
      expect(
        mine?.some(([, kind, value]) => kind === 's' && String(value).startsWith('=cmd')),
      ).toBe(true);
      expect((mine ?? []).filter(([, , , link]) => link !== null)).toEqual([]);
      // Nor does one become a formula where somebody edits its cell and changes nothing.
      const risky = (mine ?? []).filter(([, kind, value]) => {
        return kind === 's' && /^[=+\-@]./.test(String(value));
      });
      expect(risky.length).toBeGreaterThan(5);
      expect(risky.filter(([, , , , format]) => format !== '@')).toEqual([]);
    },
  );

  it.skipIf(python === null)('hands back copies with no formula and no link', () => {
    const out = path.join(work, 'a-退回');
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.xlsx'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const cells = Object.entries(peer(path.join(out, file))).flatMap(([, own]) => own);
      expect(cells.filter(([, kind]) => kind === 'f')).toEqual([]);
      expect(cells.filter(([, , , link]) => link !== null)).toEqual([]);
    }
  });
});

describe('tame', () => {
  it('leaves nothing to obey, and other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(OBEYED.test(tame(text))).toBe(false);
        expect(tame(text)).not.toContain('\n');
      }),
    );
    expect(tame('李旺镇 3 件 – “甲”')).toBe('李旺镇 3 件 – “甲”');
  });
});
