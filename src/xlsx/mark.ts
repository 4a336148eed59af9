import { strFromU8, strToU8 } from 'fflate';
import { Refusal } from '../core/issue.ts';
import type { FileMark } from '../core/marks.ts';
import { findBook, readBook, readXml, type Book } from './book.ts';
import { join } from './bytes.ts';
import { LIMITS } from './limits.ts';
import { markCells, type Marked } from './mark-cells.ts';
import { writeList, type MarkWords } from './mark-list.ts';
import { append, prefixOf } from './mark-markup.ts';
import { makeFills, type Severity } from './mark-styles.ts';
import type { Part } from './part.ts';
import { sniff } from './sniff.ts';
import { UNPACK } from './unpack.ts';
import { escapeAttribute } from './write-text.ts';
import { PACK, packed, writeZip, type Packed } from './write-zip.ts';
import { visit } from './xml.ts';
import { Archive } from './zip.ts';

const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/**
 * Gives a town its own workbook back: faulty cells are light red (error) or amber (warning), and a last
 * sheet lists the findings with links to the cells. The XML is edited in place, and every other part
 * keeps its bytes, because a library that reads and writes drops charts, sparklines and properties.
 * The texts stand on a sheet of their own rather than in notes: a workbook may hold notes already, as
 * VML, threads or both, and three programs write them in three ways; a sheet only adds a part, can be
 * printed, and is deleted with one click. A mark on a sheet that is not there is listed without colour.
 * Without marks the bytes come back as they are; bytes that are no whole xlsx workbook give a `Refusal`.
 */
export function writeMarked(
  bytes: Uint8Array,
  marks: readonly FileMark[],
  words: MarkWords,
): Promise<Uint8Array> {
  return Promise.resolve().then(() => (marks.length === 0 ? bytes : mark(bytes, marks, words)));
}

function mark(bytes: Uint8Array, marks: readonly FileMark[], words: MarkWords): Uint8Array {
  const format = sniff(bytes);
  if (format !== 'xlsx') throw new Refusal('file-format', { format });
  const parts = new Parts(bytes);
  const { book } = parts;
  const styles = book.relations.find(({ type, target }) => type === 'styles' && parts.has(target));
  const fills = styles && makeFills(parts.text(styles.target));
  for (const { name, part } of book.sheets) {
    const marked = markedOf(marks, name);
    if (!fills || marked.size === 0) continue;
    parts.set(part, markCells(parts.xml(part), marked, fills.format));
  }
  addList(parts, book, words, (main) => writeList(marks, words, fills, main));
  if (styles && fills) parts.set(styles.target, strToU8(fills.part()));
  return parts.zip();
}

/** The parts of somebody's workbook under the names they came with; those that stay the same stay packed. */
class Parts {
  private readonly parts = new Map<string, Packed>();
  private readonly archive: Archive;
  /** The same once more: what is both copied and changed counts once against the budget of each. */
  private readonly texts: Archive;

  /** Every part is unpacked by the reader and under its limits: another unpacker may see another archive. */
  constructor(bytes: Uint8Array) {
    this.archive = new Archive(bytes, UNPACK, LIMITS);
    this.texts = new Archive(bytes, UNPACK, LIMITS);
    for (const name of this.archive.names()) this.parts.set(name, this.archive.packed(name));
  }

  get book(): Book {
    return readBook(this.texts, findBook(this.texts));
  }

  has(name: string): boolean {
    return this.archive.has(name);
  }

  /** A part that was not changed yet. */
  xml(name: string): Part {
    return readXml(this.texts, name);
  }

  text(name: string): string {
    const { bytes, size } = this.xml(name);
    return strFromU8(bytes.subarray(0, size)).replace(/^\ufeff/, '');
  }

  zip(): Uint8Array {
    return writeZip([...this.parts.values()]);
  }

  /** `xml` is in UTF-8 now, whatever the part was and says of itself. */
  set(name: string, xml: Uint8Array): void {
    const part = packed(name, declareUtf8(xml), PACK);
    const known = this.archive.nameOf(name);
    const { name: raw, utf8 } = this.parts.get(known) ?? part;
    this.parts.set(known, { ...part, name: raw, utf8 });
  }

  edit(name: string, change: (xml: string) => string): void {
    this.set(name, strToU8(change(this.text(name))));
  }
}

/** Enough of a part to hold its XML declaration. */
const HEAD = 120;

function declareUtf8(xml: Uint8Array): Uint8Array {
  const head = strFromU8(xml.subarray(0, HEAD), true);
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)(?=["'])/.exec(head);
  if (!declared) return xml;
  const [{ length: to }, label = ''] = declared;
  return join([xml.subarray(0, to - label.length), strToU8('UTF-8'), xml.subarray(to)]);
}

function markedOf(marks: readonly FileMark[], sheet: string): Marked {
  const rows = new Map<number, Map<number, Severity>>();
  for (const mark of marks) {
    if (mark.sheet !== sheet) continue;
    const row = rows.get(mark.row) ?? new Map<number, Severity>();
    rows.set(mark.row, row);
    if (row.get(mark.column) !== 'error') row.set(mark.column, mark.severity);
  }
  return rows;
}

/** Adds the list as the last sheet, so that the numbers names refer to stay right. */
function addList(
  parts: Parts,
  book: Book,
  words: MarkWords,
  makePart: (main: string) => string,
): void {
  const folder = book.part.slice(0, book.part.lastIndexOf('/') + 1);
  const path = freeName(`${folder}worksheets/marks.xml`, (name) => parts.has(name));
  const ids = new Set(book.relations.map(({ id }) => id));
  const relation = freeName('rIdMarks', (id) => ids.has(id));
  const tabs = tabsOf(parts.xml(book.part));
  parts.edit('[Content_Types].xml', (xml) => {
    const override = `<${prefixOf(xml)}Override PartName="/${path}" ContentType="${WORKSHEET}"/>`;
    return append(xml, 'Types', override);
  });
  parts.edit(`${folder}_rels/${book.part.slice(folder.length)}.rels`, (xml) => {
    const [, type = ''] = /\sType\s*=\s*["']([^"']*\/worksheet)["']/.exec(xml) ?? [];
    const link = `Id="${relation}" Type="${type}" Target="/${path}"`;
    return append(xml, 'Relationships', `<${prefixOf(xml)}Relationship ${link}/>`);
  });
  parts.edit(book.part, (xml) => {
    const prefix = prefixOf(xml);
    parts.set(path, strToU8(makePart(namespaceOf(xml, prefix))));
    return append(xml, 'sheets', sheetElement(prefix, tabs, words.sheet, relation));
  });
}

function freeName(wanted: string, taken: (name: string) => boolean): string {
  let name = wanted;
  for (let count = 2; taken(name); count++) name = wanted.replace(/(\.xml)?$/, `_${count}$1`);
  return name;
}

/** What stands among the tabs, a chart or a module as well as a worksheet. */
interface Tabs {
  /** In small letters: Excel does not tell names apart by their case. */
  readonly names: ReadonlySet<string>;
  /** The greatest `sheetId`. */
  readonly last: number;
  /** The first of them as it is written. */
  readonly tag: string;
}

function tabsOf(part: Part): Tabs {
  const names = new Set<string>();
  let last = 0;
  let tag = '';
  visit(part, LIMITS, (cursor) => {
    if (!cursor.is('sheet')) return;
    names.add((cursor.attribute('name') ?? '').toLowerCase());
    last = Math.max(last, Number(cursor.attribute('sheetId')) || 0);
    tag ||= strFromU8(cursor.bytes.subarray(cursor.tagFrom, cursor.at));
  });
  return { names, last, tag };
}

function namespaceOf(xml: string, prefix: string): string {
  const name = `xmlns${prefix && `:${prefix.slice(0, -1)}`}`;
  return new RegExp(`${name}\\s*=\\s*["']([^"']*)`).exec(xml)?.[1] ?? '';
}

function sheetElement(prefix: string, tabs: Tabs, wanted: string, relation: string): string {
  const title = freeName(wanted, (name) => tabs.names.has(name.toLowerCase()));
  const [, id = 'r:id'] = /\s([\w.-]+:id)\s*=/.exec(tabs.tag) ?? [];
  // Other programs declare the prefix on each sheet anew.
  const [space = ''] = /\sxmlns:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')/.exec(tabs.tag) ?? [];
  const named = `name="${escapeAttribute(title)}" sheetId="${tabs.last + 1}" ${id}="${relation}"`;
  return `<${prefix}sheet${space} ${named}/>`;
}
