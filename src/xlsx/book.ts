import type { Sheet, Workbook } from '../core/sheet.ts';
import { toUtf8 } from './encoding.ts';
import { damaged, tooLarge } from './refuse.ts';
import { visit, type Cursor } from './xml.ts';
import type { Part } from './part.ts';
import type { Archive } from './zip.ts';

/** `type` is the last word of the relationship's type: Strict and Transitional differ only before it. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** A part name, or where it leads outside. */
  readonly target: string;
  readonly external: boolean;
}

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly visibility: NonNullable<Sheet['visibility']>;
}

export interface Book {
  readonly part: string;
  /** Worksheets in the order of their tabs; charts and macro sheets hold no cells. */
  readonly sheets: readonly SheetEntry[];
  readonly names: NonNullable<Workbook['names']>;
  readonly date1904: boolean;
  readonly relations: readonly Relation[];
}

export function readXml(archive: Archive, name: string): Part {
  return toUtf8(archive.read(name));
}

/** Visits every element of a part once, as `visit` does. */
export function visitXml(archive: Archive, name: string, look: (cursor: Cursor) => void): void {
  visit(readXml(archive, name), archive.limits, look);
}

/** Like `readXml` without a copy: the bytes are good only until the next part is taken. For cells and their texts. */
export function takeXml(archive: Archive, name: string): Part {
  return toUtf8(archive.take(name));
}

/** What a part refers to; nothing for a part without relations. The empty name is the package itself. */
export function readRelations(archive: Archive, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(name)) return [];
  const relations: Relation[] = [];
  visitXml(archive, name, (cursor) => {
    if (!cursor.is('Relationship')) return;
    if (++archive.relations > archive.limits.relations) {
      throw tooLarge('relations', archive.limits.relations);
    }
    const external = cursor.attribute('TargetMode') === 'External';
    const target = cursor.attribute('Target') ?? '';
    relations.push({
      id: cursor.attribute('Id') ?? '',
      type: (cursor.attribute('Type') ?? '').replace(/^.*\//, ''),
      target: external ? target : resolve(part.slice(0, slash), target),
      external,
    });
  });
  return relations;
}

/** A target is relative to the folder of the part it stands in; `/` begins at the package. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Where the workbook part stands. */
export function findBook(archive: Archive): string {
  const relation = readRelations(archive, '').find(({ type }) => type === 'officeDocument');
  return relation?.target ?? 'xl/workbook.xml';
}

/** What may stand among the tabs without being a worksheet. */
const WITHOUT_CELLS: ReadonlySet<string> = new Set([
  'chartsheet',
  'dialogsheet',
  'xlMacrosheet',
  'xlIntlMacrosheet',
]);

export function readBook(archive: Archive, part: string): Book {
  const relations = readRelations(archive, part);
  const linked = new Map(relations.map((relation) => [relation.id, relation]));
  // Two sheets under one id: nobody knows which was meant (ECMA-376 part 2, 6.5.3).
  if (linked.size < relations.length) throw damaged(part, 'relation twice');
  const sheets: SheetEntry[] = [];
  const names: { name: string; range: string }[] = [];
  let date1904 = false;
  visitXml(archive, part, (cursor) => {
    // Excel 2013 repeats names of elements in its extensions, with other attributes.
    if (cursor.is('extLst')) cursor.skip();
    else if (cursor.is('workbookPr')) date1904 = cursor.flag('date1904');
    else if (cursor.is('sheet')) {
      const link = cursor.attribute('id', true) ?? '';
      // A module of Visual Basic is listed without a part.
      if (link === '') return;
      const relation = linked.get(link);
      if (!relation || relation.external) throw damaged(part, 'sheet');
      const visibility = visibilityOf(cursor.attribute('state'));
      const name = cursor.attribute('name') ?? '';
      if (relation.type === 'worksheet') sheets.push({ name, part: relation.target, visibility });
      else if (!WITHOUT_CELLS.has(relation.type)) throw damaged(part, 'sheet');
    } else if (cursor.is('definedName')) {
      const name = cursor.attribute('name') ?? '';
      const range = cursor.text();
      if (!name.startsWith('_xlnm.')) names.push({ name, range });
      if (names.length > archive.limits.names) throw tooLarge('names', archive.limits.names);
    }
  });
  return { part, sheets, names, date1904, relations };
}

function visibilityOf(state: string | undefined): SheetEntry['visibility'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very-hidden' : 'visible';
}
