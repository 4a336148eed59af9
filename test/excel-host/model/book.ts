import { Fault } from '../fault.ts';
import { fullName, mustArea, readArea, splitSheet } from './address.ts';
import { WHOLE } from './area.ts';
import type { Area } from './area.ts';
import { Unknown } from './coerce.ts';
import type { Content, Plain } from './content.ts';
import { serialOf } from './days.ts';
import { EVENT, Events } from './events.ts';
import { evaluate } from './formula.ts';
import type { Scene } from './formula.ts';
import { renameIn, shiftFormula } from './rewrite.ts';
import { Sheet, shiftArea } from './sheet.ts';
import type { Bag } from './sheet.ts';

export interface Table {
  readonly id: string;
  name: string;
  readonly sheet: Sheet;
  area: Area;
  showHeaders: boolean;
  readonly bag: Bag;
}

export interface Name {
  readonly name: string;
  formula: string;
  readonly scope: Sheet | null;
  visible: boolean;
  comment: string;
}

/** A range handed to the client; it follows its cells when rows come and go. */
export interface RangeRef {
  readonly sheet: Sheet;
  area: Area;
}

export interface BookOptions {
  readonly sheets: readonly string[];
  /** `YYYY-MM-DD`: the day that TODAY() and dates typed without a year take. */
  readonly today: string;
  readonly locale: 'en-US' | 'zh-CN';
  /** Computes formulas before the built-in evaluator; undefined leaves it to that. */
  readonly evaluate: ((formula: string, place: Place) => Plain | null | undefined) | null;
}

export interface Place {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** The state of one open workbook. */
export class Book {
  readonly options: BookOptions;
  readonly events = new Events();
  sheets: Sheet[] = [];
  active: Sheet;
  names: Name[] = [];
  tables: Table[] = [];
  readonly settings = new Map<string, unknown>();
  readonly custom = new Map<string, unknown>();
  readonly properties: Bag = {};
  readonly application: Bag = { CalculationMode: 'Automatic' };
  readonly changes = new Map<string, RangeRef>();
  readonly ranges = new Set<WeakRef<RangeRef>>();
  isDirty = false;
  /** Null while the structure may be changed. */
  structure: { readonly password: string } | null = null;
  /** Grows with every change, so that formula results can be kept until the next one. */
  version = 0;
  /** Workbooks that the add-in opened with `Excel.createWorkbook`, as base64 or ''. */
  readonly opened: string[] = [];
  readonly #results = new WeakMap<Content, { version: number; value: Plain | null }>();
  readonly #busy = new Set<Content>();
  #ids = 0;

  constructor(options: BookOptions) {
    this.options = options;
    for (const name of options.sheets) this.sheets.push(new Sheet(this.sheetId(), name));
    const first = this.sheets[0];
    if (!first) throw new Fault('InvalidArgument', 'A workbook needs a sheet.');
    this.active = first;
  }

  nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }

  sheetId(): string {
    const number = this.nextId().toString(16).toUpperCase().padStart(4, '0');
    return `{00000000-0001-0000-${number}-000000000000}`;
  }

  sheet(key: string): Sheet | null {
    const name = key.toLowerCase();
    return (
      this.sheets.find((sheet) => sheet.name.toLowerCase() === name || sheet.id === key) ?? null
    );
  }

  /** A sheet's own name wins over the workbook's. */
  name(name: string, sheet: Sheet): Name | null {
    const same = this.names.filter((item) => item.name.toLowerCase() === name.toLowerCase());
    return same.find((item) => item.scope === sheet) ?? same.find((item) => !item.scope) ?? null;
  }

  /** The cells that a reference such as `=Sheet1!$A$1:$B$2` names, or null. */
  resolve(reference: string, home: Sheet): RangeRef | null {
    const { sheet, rest } = splitSheet(reference.replace(/^=/, ''));
    const found = sheet === null ? home : this.sheet(sheet);
    const area = rest === '' ? null : readArea(rest);
    if (found && area) return { sheet: found, area };
    const name = sheet === null ? this.name(rest, home) : null;
    return name ? this.resolve(name.formula, name.scope ?? home) : null;
  }

  /** As a user writes it: `B2` lies on the active sheet, `Sheet1!B2` on its own. */
  at(address: string): RangeRef {
    const { sheet } = splitSheet(address);
    const found = sheet === null ? this.active : this.sheet(sheet);
    if (!found) throw new Fault('ItemNotFound', `There is no sheet "${sheet}".`);
    return { sheet: found, area: mustArea(address) };
  }

  track(range: RangeRef): RangeRef {
    this.ranges.add(new WeakRef(range));
    return range;
  }

  /** Keeps the range of a change event until the workbook closes; the client asks for it by the id. */
  eventRange(range: RangeRef): string {
    const id = `e${this.nextId()}`;
    this.changes.set(id, this.track(range));
    return id;
  }

  touch(): void {
    this.version += 1;
    this.isDirty = true;
  }

  today(): number {
    const [year = 0, month = 0, day = 0] = this.options.today.split('-').map(Number);
    return serialOf({ year, month, day }) ?? 0;
  }

  scene(sheet: Sheet, rows: number, columns: number): Scene<Sheet> {
    return {
      sheet,
      rows,
      columns,
      find: (name) => this.sheet(name),
      value: (own, row, column) => this.value(own, row, column),
      used: (own) => own.grid.used(),
      name: (name) => this.resolve(name, sheet),
      today: this.today(),
    };
  }

  /** What the cell holds now; formulas are computed when asked for. */
  value(sheet: Sheet, row: number, column: number): Plain | null {
    const content = sheet.grid.at(row, column);
    if (content?.formula === undefined) return content?.value ?? null;
    const known = this.#results.get(content);
    if (known?.version === this.version) return known.value;
    // A circular reference shows 0.
    if (this.#busy.has(content)) return 0;
    this.#busy.add(content);
    const value = this.#compute(content.formula, content, { book: this, sheet, row, column });
    this.#busy.delete(content);
    this.#results.set(content, { version: this.version, value });
    return value;
  }

  #compute(formula: string, content: Content, place: Place): Plain | null {
    const own = this.options.evaluate?.(formula, place);
    if (own !== undefined) return own;
    try {
      return evaluate(formula, this.scene(place.sheet, 0, 0)) ?? 0;
    } catch (reason) {
      if (reason instanceof Unknown) return content.value;
      throw reason;
    }
  }

  /** Formulas and names that speak of a sheet follow its new name. */
  rename(before: string, after: string): void {
    for (const sheet of this.sheets) {
      for (const { row, column, content } of [...sheet.grid.within(WHOLE)]) {
        if (content.formula === undefined) continue;
        const formula = renameIn(content.formula, before, after);
        if (formula !== content.formula) sheet.grid.put(row, column, { ...content, formula });
      }
    }
    for (const name of this.names) name.formula = renameIn(name.formula, before, after);
    this.touch();
  }

  activate(sheet: Sheet): void {
    if (sheet === this.active) return;
    const before = this.active;
    this.active = sheet;
    this.events.raise(EVENT.deactivated, before.id, { worksheetId: before.id });
    this.events.raise(EVENT.activated, sheet.id, { worksheetId: sheet.id });
  }

  select(sheet: Sheet, area: Area): void {
    this.activate(sheet);
    sheet.selection = area;
    const address = fullName(sheet.name, area).replace(/^.*!/, '');
    this.events.raise(EVENT.selectionChanged, sheet.id, { address, worksheetId: sheet.id });
  }

  /** Whole rows or columns in (or, if negative, out); formulas, names, tables and held ranges follow. */
  shift(sheet: Sheet, axis: 'rows' | 'columns', at: number, count: number): void {
    sheet.shift(axis, at, count);
    const shift = { sheet: sheet.name, axis, at, count };
    for (const own of this.sheets) {
      for (const { row, column, content } of [...own.grid.within(WHOLE)]) {
        if (content.formula === undefined) continue;
        const formula = shiftFormula(content.formula, own.name, shift);
        if (formula !== content.formula) own.grid.put(row, column, { ...content, formula });
      }
    }
    for (const name of this.names) name.formula = shiftFormula(name.formula, '', shift);
    const move = (area: Area): Area | null => shiftArea(area, axis, at, count);
    this.tables = this.tables.flatMap((table) => {
      const area = table.sheet === sheet ? move(table.area) : table.area;
      if (!area) return [];
      table.area = area;
      return [table];
    });
    for (const reference of this.ranges) {
      const range = reference.deref();
      if (!range) this.ranges.delete(reference);
      else if (range.sheet === sheet) range.area = move(range.area) ?? range.area;
    }
    this.touch();
  }
}
