import { describe, expect, it } from 'vitest';
import { CFB, utils, write, type BookType } from '@e965/xlsx';
import { Refusal } from '../../src/core/issue.ts';
import { readOther } from '../../src/xlsx/other.ts';
import { ensureProperties } from '../../src/xlsx/whole-properties.ts';
import { ensureWholeXls } from '../../src/xlsx/whole-xls.ts';
import { begin, EOF, record, u16 } from './biff.ts';

const SECTOR = 512;
const NAMES = ['台账', '汇总'];
const ROWS = Array.from({ length: 400 }, (_, at) => [`甲乙丙丁${at}`, at, at / 7]);

function make(bookType: BookType = 'biff8', rows: unknown[][] = ROWS): Uint8Array {
  const book = utils.book_new();
  for (const name of NAMES) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  const bytes = write(book, {
    type: 'array',
    bookType,
    bookSST: bookType === 'biff8',
  }) as ArrayBuffer;
  return new Uint8Array(bytes);
}

interface Compounds {
  readonly read: (bytes: Uint8Array, options: { type: 'buffer' }) => unknown;
  readonly write: (container: unknown, options: { type: 'buffer' }) => Uint8Array;
  readonly utils: {
    readonly cfb_add: (container: unknown, path: string, bytes: Uint8Array) => void;
  };
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const BOF = begin(0x600, 0x10);
const GLOBALS = begin(0x600, 5);
const blank = (row: number, column: number): number[] => record(0x201, ...u16(row, column, 0));
const bare = (...content: number[][]): Uint8Array =>
  Uint8Array.from([...BOF, ...content.flat(), ...EOF]);
const text = (...units: number[]): number[] => [...u16(units.length), 1, ...u16(...units)];
const table = (count: number, ...strings: number[][]): number[] =>
  record(0xfc, ...u16(count, 0, count, 0), ...strings.flat());
const sst = (index: number): number[] => record(0xfd, ...u16(0, 0, 0, index, 0));

/** A stream of one set: so many properties that all lead to one list of empty texts. */
function sharing(properties: number, texts: number): Uint8Array {
  const list = 8 + properties * 8;
  const bytes = new Uint8Array(48 + list + 8 + texts * 4);
  const view = viewOf(bytes);
  view.setUint16(0, 0xfffe, true);
  view.setUint32(24, 1, true);
  view.setUint32(52, properties, true);
  for (let at = 0; at < properties; at++) view.setUint32(48 + 8 + at * 8 + 4, list, true);
  view.setUint32(48 + list, 0x101e, true);
  view.setUint32(48 + list + 4, texts, true);
  return bytes;
}

function outcome(
  bytes: Uint8Array,
  ensure: (bytes: Uint8Array) => unknown = ensureWholeXls,
): string {
  try {
    ensure(bytes);
    return 'whole';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.detail['reason'] ?? error.detail['what']}`;
  }
}

/** Where the stream of the workbook begins, and its entry in the directory. */
function place(bytes: Uint8Array): { entry: number; start: number; size: number } {
  const view = viewOf(bytes);
  const name = Uint8Array.from([...'Workbook'].flatMap((letter) => [letter.charCodeAt(0), 0]));
  for (let entry = SECTOR; entry < bytes.length; entry += 128) {
    if (!name.every((byte, at) => bytes[entry + at] === byte)) continue;
    return {
      entry,
      start: view.getUint32(entry + 116, true),
      size: view.getUint32(entry + 120, true),
    };
  }
  throw new Error('no workbook');
}

/** A sound workbook after a change. */
function changed(change: (view: DataView, found: ReturnType<typeof place>) => void): Uint8Array {
  const bytes = make();
  change(viewOf(bytes), place(bytes));
  return bytes;
}

/** Where the container keeps what follows a sector of a stream. */
function link(view: DataView, sector: number): number {
  return (view.getUint32(76, true) + 1) * SECTOR + sector * 4;
}

/** The sheet that the list puts first begins here. */
function sheetBegins(view: DataView, start: number): number {
  const from = (start + 1) * SECTOR;
  for (let at = from; ; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 0x85) return at + 4;
  }
}

describe('a workbook of Excel 97', () => {
  it.each<BookType>(['biff8', 'biff5', 'biff2'])('is whole as it was written: %s', (bookType) => {
    expect(outcome(make(bookType, [['a', 1, true]]))).toBe('whole');
  });

  it('is read with all of its sheets', async () => {
    const { sheets } = await readOther(make(), 'xls');
    expect(sheets.map(({ name }) => name)).toEqual(NAMES);
    expect(sheets.map(({ rows }) => rows)).toEqual([ROWS, ROWS]);
  });

  it('is refused wherever a sector of its stream is zeroed', () => {
    const sound = make();
    const { start, size } = place(sound);
    for (let sector = start; sector < start + Math.floor(size / SECTOR); sector++) {
      const bytes = sound.slice();
      bytes.fill(0, (sector + 1) * SECTOR, (sector + 2) * SECTOR);
      expect([sector, outcome(bytes)]).toEqual([sector, expect.stringMatching(/^file-damaged /)]);
    }
  });

  it('is refused for more properties than it has room for', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '台账');
    book.Custprops = { form: 'register', year: 2026 };
    const sound = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    expect(outcome(sound)).toBe('whole');
    const view = viewOf(sound);
    // A set begins with the mark of its byte order; where the two begin stands behind their names.
    for (let at = SECTOR; at + 64 < sound.length; at += 64) {
      const [mark, version, sets] = [at, at + 2, at + 24].map((of) => view.getUint16(of, true));
      if (mark !== 0xfffe || version !== 0 || sets !== 2) continue;
      const own = at + view.getUint32(at + 64, true);
      for (const count of [at + view.getUint32(at + 44, true) + 4, own + 4]) {
        const bytes = sound.slice();
        viewOf(bytes).setUint32(count, 0xffffffff, true);
        expect(outcome(bytes)).toBe('file-damaged count');
      }
    }
    expect.assertions(3);
  });

  it('is refused for a list of sectors that leads to itself and names none', () => {
    const sound = make();
    const bytes = new Uint8Array(sound.length + SECTOR).fill(0xff);
    bytes.set(sound);
    const view = viewOf(bytes);
    const last = sound.length / SECTOR - 1;
    view.setUint32(68, last, true);
    view.setUint32(72, 100_000, true);
    view.setUint32(bytes.length - 4, last, true);
    expect(outcome(bytes)).toBe('file-damaged FAT');
  });

  it('is refused where its properties share so long a list that reading it for each takes ages', () => {
    expect(outcome(sharing(2, 1000), ensureProperties)).toBe('whole');
    expect(outcome(sharing(1000, 1000), ensureProperties)).toBe('file-damaged count');
  });

  it('is refused wherever it is cut', () => {
    const bytes = make();
    const { start, size } = place(bytes);
    const end = (start + 1) * SECTOR + size;
    for (let to = 8; to < end; to += 1021) {
      expect([to, outcome(bytes.subarray(0, to))]).toEqual([
        to,
        expect.stringMatching(/^file-damaged /),
      ]);
    }
  });

  it.each<[string, (view: DataView, found: ReturnType<typeof place>) => void, string]>([
    [
      'a chain that ends early',
      (view, { start }) => {
        view.setUint32(link(view, start + 20), 0xfffffffe, true);
      },
      'damaged chain',
    ],
    [
      'a chain that runs in a circle',
      (view, { start }) => {
        view.setUint32(link(view, start + 20), start, true);
      },
      'damaged chain',
    ],
    [
      'a chain that leaves the file',
      (view, { start }) => {
        view.setUint32(link(view, start + 20), 0xffff, true);
      },
      'damaged chain',
    ],
    [
      'a size that its chain has not',
      (view, { entry, size }) => {
        view.setUint32(entry + 120, size - 2 * SECTOR, true);
      },
      'damaged chain',
    ],
    [
      'a directory that runs in a circle',
      (view, { entry }) => {
        view.setUint32(entry + 68, 0, true);
      },
      'damaged directory',
    ],
    [
      'sectors of another size',
      (view) => {
        view.setUint16(30, 4, true);
      },
      'damaged header',
    ],
    [
      'a sheet that is not where the list says',
      (view, { start }) => {
        const at = sheetBegins(view, start);
        view.setUint32(at, view.getUint32(at, true) + 4, true);
      },
      'damaged sheet',
    ],
  ])('is refused for %s', (_, change, reason) => {
    expect(outcome(changed(change))).toBe(`file-${reason}`);
  });
});

describe('what a workbook of Excel 97 does besides holding values', () => {
  const links = (length: number): number[] => record(0x1ae, ...u16(1, length), 1, 65, 66);

  it.each([
    ['nothing', bare(blank(0, 0)), []],
    ['sheets of its own', bare(links(0x401)), []],
    ['an add-in', bare(links(0x3a01)), []],
    ['its own sheet', bare(links(1)), []],
    ['another file', bare(links(2)), ['external-links']],
  ])('is told where it names %s', (_, bytes, active) => {
    expect(ensureWholeXls(bytes).active).toEqual(active);
  });

  it('is told of macros, in a storage or a sheet', async () => {
    const { read, utils: cfb, write: pack } = CFB as Compounds;
    const container = read(make(), { type: 'buffer' });
    cfb.cfb_add(container, '/_VBA_PROJECT_CUR/PROJECT', Uint8Array.of(65));
    const bytes = new Uint8Array(pack(container, { type: 'buffer' }));
    expect((await readOther(bytes, 'xls')).active).toEqual(['macros']);
    expect((await readOther(make(), 'xls')).active).toBeUndefined();
    const sheet = changed((view, { start }) => {
      view.setUint8(sheetBegins(view, start) + 5, 1);
    });
    expect(ensureWholeXls(sheet).active).toEqual(['macros']);
  });
});

describe('a stream of records', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'zeros after its end',
      Uint8Array.from([...bare(blank(0, 0)), ...Array<number>(99).fill(0)]),
      '',
    ],
    ['the last place of the grid', bare(blank(65_535, 255)), ''],
    ['the cells that a chart repeats', bare(BOF, blank(1, 400), EOF), ''],
    ['a password', bare(record(0x2f, ...u16(0, 1, 2)), record(0)), ''],
    [
      'a text in two records',
      bare(table(1, [...u16(3), 0, 65]), record(0x3c, 1, ...u16(66, 67)), sst(0)),
      '',
    ],
    ['something after its end', Uint8Array.from([...bare(), 7]), 'damaged rest'],
    ['a record without a type', bare(record(0)), 'damaged record'],
    ['a record that is too long', bare([1, 2, 0xff, 0xff]), 'damaged record'],
    ['no end', bare(BOF), 'damaged cut off'],
    ['no sheet', Uint8Array.from([...GLOBALS, ...EOF]), 'damaged sheet'],
    ['a column outside the grid', bare(blank(0, 256)), 'damaged cell'],
    ['several cells of another number', bare(record(0xbe, ...u16(0, 0, 0, 0, 2))), 'damaged cell'],
    ['a text that no table holds', bare(table(1, text(65)), sst(1)), 'damaged text'],
    ['a text without a table', bare(sst(0)), 'damaged text'],
    ['a table that runs out', bare(table(2, text(65))), 'damaged cut off'],
    ['a table that counts too few', bare(table(1, text(65), text(66))), 'damaged count'],
    ['zeros in a text', bare(table(1, text(65, 0))), 'damaged zeros'],
    [
      'a table of nothing but empty texts',
      bare(table(20, ...Array<number[]>(20).fill(text()))),
      'damaged zeros',
    ],
    [
      'numbers that are all zeros',
      bare(record(0xbd, ...u16(0, 0), ...Array<number>(480).fill(0), ...u16(79))),
      'damaged zeros',
    ],
    [
      'a formula without its text',
      bare(record(6, ...u16(0, 0, 0, 0, 0, 0, 0xffff, 0, 0, 0, 0))),
      'damaged text',
    ],
    [
      'links that go over the grid again and again',
      bare(...Array<number[]>(20).fill(record(0x1b8, ...u16(0, 65_535, 0, 255)))),
      'too-large cells',
    ],
  ])('is whole or refused as it should be with %s', (_, bytes, reason) => {
    expect(outcome(bytes)).toBe(reason ? `file-${reason}` : 'whole');
  });

  it('is refused for cells that lie so far apart that all places before them fill the memory', () => {
    const far = Array.from({ length: 40_000 }, (_, row) => blank(row, 255)).flat();
    expect(outcome(bare(far, EOF, BOF, far))).toBe('file-too-large cells');
  });

  it('is refused for sheets that end too far down', () => {
    const sheets = Array.from({ length: 70 }, () => [...EOF, ...BOF, ...blank(65_535, 0)]).flat();
    expect(outcome(bare(sheets))).toBe('file-too-large rows');
  });

  it('is refused where two sheets share a name', async () => {
    const bytes = make('biff5', [['a']]);
    await expect(readOther(bytes, 'xls')).rejects.toMatchObject({
      detail: { reason: 'name twice' },
    });
  });
});
