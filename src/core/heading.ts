import type { Column, Form } from './form.ts';
import { fold } from './fold.ts';
import { countedColumns } from './gauge.ts';
import { identityColumns } from './identity.ts';
import type { Finding } from './issue.ts';
import { maskNumbers } from './mask.ts';
import { address, valueOf, type Cell, type Sheet } from './sheet.ts';
import { simplify } from './simplify.ts';

/** Where a register's columns stand in a sheet. Rows and columns count from 0. */
export interface Heading {
  readonly form: Form;
  /** The heading row, or the lowest of several. */
  readonly row: number;
  /** Sheet column of each form column, in the form's order; undefined where the sheet has none. */
  readonly columns: readonly (number | undefined)[];
  /** Further sheet columns with the same title, by index of the form's column. */
  readonly rivals: ReadonlyMap<number, readonly number[]>;
  /** Columns with a title that is none of the form's. */
  readonly extras: readonly { readonly at: number; readonly title: string }[];
  /** Columns of line numbers, and those of a second table that is told of by itself. */
  readonly ignored: readonly number[];
  readonly findings: readonly (Finding & { readonly column?: string })[];
}

/**
 * So many rows are looked through. Titles, units and dates may stand above the heading, but a page of them
 * means that this is no register.
 */
export const DEEPEST = 30;

/** What titles come to, by how they are written: they are the same from file to file. */
const bared = new Map<string, string>();
const MOST_BARED = 4096;
/** Longer texts are cut by the engine out of all that a file holds, which would be kept with them. */
const LONGEST_BARED = 12;

/** A title as it is compared: half-width, simplified, without spaces, line breaks, brackets' widths or required marks. */
export function bareTitle(text: string): string {
  if (text.length > LONGEST_BARED) return readTitle(text);
  let bare = bared.get(text);
  if (bare === undefined) {
    if (bared.size === MOST_BARED) bared.clear();
    bared.set(text, (bare = readTitle(text)));
  }
  return bare;
}

/** No title is so long. */
const LONGEST = 200;

function readTitle(text: string): string {
  return simplify(fold(text.slice(0, LONGEST)))
    .replace(/[\s*:：]/g, '')
    .replace(/[(（](必填|选填|条件必填|自动)[)）]$/, '');
}

/**
 * The register a sheet holds, or null. A heading row is the one that names the most columns of one form;
 * two thirds of the columns a clerk must fill have to be there, so that an office's own list that only
 * shares 姓名 and 电话 is not mistaken for a register.
 */
export function findHeading(sheet: Sheet, forms: readonly Form[]): Heading | null {
  let best: { readonly form: Form; readonly row: number } | null = null;
  let most = 0;
  const rows = titleRows(sheet);
  const names = namesOfAll(forms);
  // Most texts in the first rows are entries, and no title of any register.
  const titled = rows.map((titles) => titles.filter((title) => isNamed(title, names)));
  for (const form of forms) {
    const enough = enoughOf(form);
    titled.forEach((titles, row) => {
      const found = countNamed(titles, form);
      if (found <= most || found < enough) return;
      most = found;
      best = { form, row };
    });
  }
  return best === null ? null : placeColumns(best, rows, sheet, forms);
}

/** So many different columns of a form make a row its heading. */
function enoughOf(form: Form): number {
  const needed = form.columns.filter((column) => column.required === 'yes').length;
  return Math.max(2, (needed * 2) / 3);
}

function countNamed(titles: readonly Title[], form: Form): number {
  const names = namesOf(form);
  const seen = new Set<number>();
  for (const { spellings } of titles) {
    const index = indexIn(names, spellings);
    if (index !== undefined) seen.add(index);
  }
  return seen.size;
}

/** The form of which a row below a heading is the heading again, as where a second table follows; else null. */
export function formHeaded(cells: readonly Cell[], forms: readonly Form[]): Form | null {
  const titles = Array.from(cells, (cell) => titleOf(bareText(cell)));
  return forms.find((form) => countNamed(titles, form) >= enoughOf(form)) ?? null;
}

interface Title {
  /** As it stands, in bare form; empty where the cell and those above it are. */
  readonly own: string;
  /** What it may be called together with the headings above it, the longest first. */
  readonly spellings: readonly string[];
}

/** The first rows as titles; an empty cell takes the title above it, as in two-level headings. */
function titleRows(sheet: Sheet): readonly (readonly Title[])[] {
  const rows: Title[][] = [];
  const groups: string[][] = [];
  for (const cells of sheet.rows.slice(0, DEEPEST)) {
    const row = rows.length;
    const texts = Array.from(cells, bareText);
    const width = Math.max(texts.length, rows[row - 1]?.length ?? 0);
    rows.push(
      Array.from({ length: width }, (_, at) => {
        const own = texts[at] ?? '';
        if (own === '') return rows[row - 1]?.[at] ?? NO_TITLE;
        return titleOf(own, groups[row - 1]?.[at], groups[row - 2]?.[at]);
      }),
    );
    groups.push(spreadRight(texts, width));
  }
  return rows;
}

function bareText(cell: Cell | undefined): string {
  const value = valueOf(cell);
  return typeof value === 'string' ? bareTitle(value) : '';
}

const NO_TITLE: Title = { own: '', spellings: [] };

/** A unit behind a title says nothing new; 万元 or 百户 would. */
const UNIT = /(?<=.)\((户|人|人次|车次|户次|个|起|件|次|名|支|处|辆|轮|元|℃|°C|度)\)$/i;

/** Headings of up to three levels: 当事人 over 甲 and 乙 is 当事人甲 and 当事人乙. */
function titleOf(own: string, up = '', top = ''): Title {
  const levels = up + top === '' ? [own] : [top + up + own, up + own, top + own, own];
  return { own, spellings: UNIT.test(own) ? [...levels, own.replace(UNIT, '')] : levels };
}

/** A group's title stands in the first of its merged cells and means those to the right as well. */
function spreadRight(texts: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, at) => (last = texts[at] || last));
}

const named = new WeakMap<Form, ReadonlyMap<string, number>>();

/** Every bare title and alias of a form, with the index of its column. */
export function namesOf(form: Form): ReadonlyMap<string, number> {
  let names = named.get(form);
  if (!names) {
    names = new Map(
      form.columns.flatMap((column, index) =>
        [...(column.aliases ?? []), column.title].map((name) => [bareTitle(name), index] as const),
      ),
    );
    named.set(form, names);
  }
  return names;
}

const namedByAll = new WeakMap<readonly Form[], ReadonlySet<string>>();

/** The bare titles and aliases of all these forms. */
export function namesOfAll(forms: readonly Form[]): ReadonlySet<string> {
  let names = namedByAll.get(forms);
  if (!names) {
    names = new Set(forms.flatMap((form) => [...namesOf(form).keys()]));
    namedByAll.set(forms, names);
  }
  return names;
}

function isNamed({ spellings }: Title, names: ReadonlySet<string>): boolean {
  return spellings.some((spelling) => names.has(spelling));
}

function indexIn(
  names: ReadonlyMap<string, number>,
  spellings: readonly string[],
): number | undefined {
  for (const spelling of spellings) {
    const index = names.get(spelling);
    if (index !== undefined) return index;
  }
  return undefined;
}

/** Numbers of lines are no information. */
const COUNTING = /^(序号?|行号|顺序号|no\.?)$/i;

/** Enough of a title to find its column. */
const SHOWN = 40;

interface Candidate {
  readonly at: number;
  readonly title: Title;
}

function placeColumns(
  { form, row }: { readonly form: Form; readonly row: number },
  rows: readonly (readonly Title[])[],
  sheet: Sheet,
  forms: readonly Form[],
): Heading {
  const names = namesOf(form);
  const candidates = form.columns.map((): Candidate[] => []);
  const extras: { at: number; title: string }[] = [];
  const ignored: number[] = [];
  const left = (at: number, own: string): void => {
    const written = valueOf(sheet.rows[row]?.[at]);
    const title = typeof written === 'string' ? written.trim().slice(0, SHOWN) : own;
    if (COUNTING.test(own)) ignored.push(at);
    else if (own !== '') extras.push({ at, title: maskNumbers(title) });
  };
  rows[row]?.forEach((title, at) => {
    const index = indexIn(names, title.spellings);
    if (index === undefined) left(at, title.own);
    else candidates[index]?.push({ at, title });
  });
  const chosen = candidates.map((some, index) => choose(some, form, index));
  chosen.forEach(({ passed }) => passed.forEach(({ at, title }) => left(at, title.own)));
  const columns = chosen.map(({ taken }) => taken?.at);
  const rivals = new Map(
    chosen.flatMap(({ rivals: others }, index) =>
      others.length > 0 ? [[index, others.map(({ at }) => at)] as const] : [],
    ),
  );
  const findings = form.columns.flatMap((column, index) =>
    findingsOf(column, chosen[index]?.taken, rivals.has(index), isMissed(form, index)),
  );
  const heading = { form, row, columns, rivals, extras, ignored, findings };
  return withoutSecondTable(heading, rows[row] ?? [], forms);
}

/** The official title before any alias; of several alike none is better than the other. */
function choose(candidates: readonly Candidate[], form: Form, index: number) {
  const official = bareTitle(form.columns[index]?.title ?? '');
  const exact = candidates.filter(({ title }) => title.spellings.includes(official));
  const [taken, ...rivals] = exact.length > 0 ? exact : candidates;
  const passed = exact.length > 0 ? candidates.filter((one) => !exact.includes(one)) : [];
  return { taken, rivals, passed };
}

/** Whether a sheet without a column is not as if it stood there empty: nobody could fill it in, and a figure needs it. */
export function isMissed(form: Form, index: number): boolean {
  const column = form.columns[index];
  if (!column || column.default || column.required === 'generated') return false;
  if (column.required === 'yes') return true;
  return countedColumns(form).has(index) && !identityColumns(form.identity).includes(column.id);
}

function findingsOf(
  column: Column,
  taken: Candidate | undefined,
  repeated: boolean,
  missed: boolean,
): Heading['findings'] {
  const { title } = column;
  if (!taken) return missed ? [{ code: 'heading-missing', column: title }] : [];
  const findings: (Finding & { readonly column: string })[] = [];
  if (!taken.title.spellings.includes(bareTitle(title))) {
    const detail = { heading: maskNumbers(taken.title.own) };
    findings.push({ code: 'heading-alias', column: title, detail });
  }
  if (repeated) findings.push({ code: 'heading-repeated', column: title });
  return findings;
}

/** Two tables side by side: most columns stand twice, or the rest of the row is the heading of another form. */
function withoutSecondTable(
  heading: Heading,
  titles: readonly Title[],
  forms: readonly Form[],
): Heading {
  const { columns, rivals, extras } = heading;
  const placed = columns.filter((at) => at !== undefined).length;
  const twice = rivals.size > 1 && rivals.size * 2 >= placed;
  const rest = extras.flatMap(({ at }) => titles[at] ?? []);
  const other = forms.some((form) => countNamed(rest, form) >= enoughOf(form));
  if (!twice && !other) return heading;
  const others = twice ? [...rivals.values()].map(([at]) => at ?? 0) : extras.map(({ at }) => at);
  const from = Math.min(...others);
  const beyond = titles.flatMap((_, at) => (at >= from && !columns.includes(at) ? [at] : []));
  const kept = heading.findings.filter(({ code }) => !twice || code !== 'heading-repeated');
  const second = address(heading.row, from);
  return {
    ...heading,
    rivals: twice ? new Map<number, readonly number[]>() : rivals,
    extras: extras.filter(({ at }) => at < from),
    ignored: [...heading.ignored, ...beyond],
    findings: [...kept, { code: 'sheet-tables', detail: { second } }],
  };
}
