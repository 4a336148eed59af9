import { areaName, fullName } from './model/address.ts';
import { cellAt, columnsOf, hasColumns, hasRows, rowsOf } from './model/area.ts';
import type { Area } from './model/area.ts';
import type { Book, RangeRef } from './model/book.ts';
import { shown, wordOf } from './model/content.ts';
import { clearContents, noteChange, putCell, shiftLines } from './model/edit.ts';
import type { Author } from './model/edit.ts';
import { NORMAL, styled } from './model/format.ts';
import type { Trait } from './model/format.ts';
import { guardContents, guardSheet } from './model/guard.ts';
import type { Sheet } from './model/sheet.ts';
import { textOf } from './model/text.ts';
import { judge } from './model/validate.ts';
import { Fault } from './fault.ts';
import { protect, unprotect } from './wire/protection.ts';
import { addSheet, deleteSheet, renameSheet } from './wire/sheets.ts';

/** What became of something the user did by hand. */
export interface Outcome {
  readonly accepted: boolean;
  /** Why Excel refused: the cell is locked, or a rule of the style `Stop` is broken. */
  readonly reason?: 'protected' | 'invalid';
  /** The message of the rule, as Excel shows it. */
  readonly alert?: { readonly title: string; readonly message: string; readonly style: string };
}

/** A cell as it lies in the clipboard after Ctrl+C in Excel. */
export interface CopiedCell {
  readonly value: string | number | boolean | null;
  /** Traits that differ from the Normal style, such as `{ NumberFormat: '@', 'Fill.Color': '#FFFF00' }`. */
  readonly traits?: Readonly<Record<string, Trait>>;
}

export type Pasted = string | number | boolean | null | CopiedCell;

function isCopied(cell: Pasted): cell is CopiedCell {
  return typeof cell === 'object' && cell !== null;
}

const ACCEPTED: Outcome = { accepted: true };

/** What a user does in the grid. Addresses are `B2` on the active sheet or `Sheet1!B2`. */
export abstract class Levers {
  abstract book: Book;

  protected abstract deliverEvents(): void;

  /** Types into the active cell of the range; for more cells it is Ctrl+Enter in all of them. */
  userEdit(address: string, value: string | number | boolean): Outcome {
    return this.#act(address, ({ sheet, area }) => {
      guardContents(sheet, area);
      const before = this.book.value(sheet, area.top, area.left);
      const cells = this.#cells(area);
      const undo = cells.map(([row, column]) => ({
        content: sheet.grid.at(row, column),
        format: sheet.formats.at(row, column),
      }));
      for (const [row, column] of cells) putCell(this.book, sheet, row, column, value, 'user');
      this.book.touch();
      const refused = this.#refusal(sheet, cells);
      if (refused?.alert?.style === 'Stop') {
        for (const [index, [row, column]] of cells.entries()) {
          sheet.grid.put(row, column, undo[index]?.content ?? null);
          sheet.formats.update(cellAt(row, column), (format) => undo[index]?.format ?? format);
        }
        this.book.touch();
        return refused;
      }
      noteChange(this.book, sheet, area, 'user', before);
      return refused?.alert ? { accepted: true, alert: refused.alert } : ACCEPTED;
    });
  }

  /** The Delete key. */
  userClear(address: string): Outcome {
    return this.#act(address, ({ sheet, area }) => {
      clearContents(this.book, sheet, area, 'user');
      return ACCEPTED;
    });
  }

  /**
   * Pastes from the upper left cell on. Rules are not checked, as in Excel. Copied cells replace
   * format, lock and rule of the target (a cell without traits brings the Normal style, which is
   * locked); plain values stand for text from another program, read as typed, formats kept.
   * A `coauthor` has done so in another Excel: the same arrives, told as `Remote`.
   */
  userPaste(address: string, rows: readonly (readonly Pasted[])[], by: Author = 'user'): Outcome {
    return this.#act(address, ({ sheet, area: corner }) => {
      const width = Math.max(0, ...rows.map((row) => row.length));
      const { top, left } = corner;
      const area = { top, left, bottom: top + rows.length - 1, right: left + width - 1 };
      guardContents(sheet, area);
      const before = this.book.value(sheet, top, left);
      for (const [down, row] of rows.entries()) {
        for (const [along, cell] of row.entries()) {
          this.#paste(sheet, top + down, left + along, cell);
        }
      }
      noteChange(this.book, sheet, area, by, before);
      return ACCEPTED;
    });
  }

  userSelect(address: string): void {
    const { sheet, area } = this.book.at(address);
    this.book.select(sheet, area);
    this.deliverEvents();
  }

  userActivateSheet(name: string): void {
    this.book.activate(this.sheet(name));
    this.deliverEvents();
  }

  userAddSheet(name: string): void {
    addSheet(this.book, name);
    this.deliverEvents();
  }

  userRenameSheet(before: string, after: string): void {
    renameSheet(this.book, this.sheet(before), after);
    this.deliverEvents();
  }

  userDeleteSheet(name: string): void {
    deleteSheet(this.book, this.sheet(name));
    this.deliverEvents();
  }

  /** Review > Protect Sheet. */
  userProtect(name: string, options: Readonly<Record<string, unknown>> = {}, password = ''): void {
    protect({ book: this.book, sheet: this.sheet(name) }, options, password);
    this.deliverEvents();
  }

  userUnprotect(name: string, password = ''): void {
    unprotect({ book: this.book, sheet: this.sheet(name) }, password);
    this.deliverEvents();
  }

  userFormat(address: string, traits: Readonly<Record<string, Trait>>): Outcome {
    return this.#act(address, ({ sheet, area }) => {
      guardSheet(sheet, 'allowFormatCells');
      sheet.format(area, traits);
      this.book.touch();
      return ACCEPTED;
    });
  }

  /** Whole rows (`3:5`) or columns (`B:B`). */
  userInsert(address: string): Outcome {
    return this.#act(address, (range) => this.#lines(range, 'insert'));
  }

  userDelete(address: string): Outcome {
    return this.#act(address, (range) => this.#lines(range, 'delete'));
  }

  /** The value shown in one cell, for assertions without a round trip. */
  valueAt(address: string): string | number | boolean {
    const { sheet, area } = this.book.at(address);
    return shown(this.book.value(sheet, area.top, area.left));
  }

  textAt(address: string): string {
    const { sheet, area } = this.book.at(address);
    const format = sheet.formats.at(area.top, area.left)['NumberFormat'];
    return textOf(this.book.value(sheet, area.top, area.left), String(format));
  }

  /** One trait of the first cell, such as `Protection.Locked` or `Fill.Color`. */
  traitAt(address: string, trait: string): Trait {
    const { sheet, area } = this.book.at(address);
    return sheet.formats.at(area.top, area.left)[trait] ?? null;
  }

  /** Addresses of cells with a rule that their content breaks, on one sheet. */
  invalidCells(name: string): readonly string[] {
    const sheet = this.sheet(name);
    const used = sheet.used(false);
    if (!used) return [];
    return this.#cells(used)
      .filter(([row, column]) => judge(this.book, sheet, row, column) === 'invalid')
      .map(([row, column]) => fullName(sheet.name, cellAt(row, column)));
  }

  sheet(name: string): Sheet {
    const sheet = this.book.sheet(name);
    if (!sheet) throw new Fault('ItemNotFound', `There is no sheet "${name}".`);
    return sheet;
  }

  #act(address: string, act: (range: RangeRef) => Outcome): Outcome {
    try {
      return act(this.book.at(address));
    } catch (reason) {
      if (reason instanceof Fault && reason.code === 'AccessDenied') {
        return { accepted: false, reason: 'protected' };
      }
      throw reason;
    } finally {
      this.deliverEvents();
    }
  }

  #cells(area: Area): readonly (readonly [number, number])[] {
    return Array.from({ length: rowsOf(area) }, (_, row) =>
      Array.from(
        { length: columnsOf(area) },
        (__, column) => [area.top + row, area.left + column] as const,
      ),
    ).flat();
  }

  /** The first rule broken by what was typed; a rule that cannot be judged lets it pass. */
  #refusal(sheet: Sheet, cells: readonly (readonly [number, number])[]): Outcome | null {
    for (const [row, column] of cells) {
      const alert = sheet.rules.at(row, column)?.errorAlert;
      if (!alert || alert['showAlert'] === false) continue;
      if (judge(this.book, sheet, row, column) !== 'invalid') continue;
      const style = wordOf(alert['style'] ?? 'Stop');
      const text = { title: wordOf(alert['title']), message: wordOf(alert['message']), style };
      return { accepted: false, reason: 'invalid', alert: text };
    }
    return null;
  }

  #paste(sheet: Sheet, row: number, column: number, cell: Pasted): void {
    const area = cellAt(row, column);
    if (!isCopied(cell)) {
      if (cell !== null) putCell(this.book, sheet, row, column, cell, 'user');
      return;
    }
    sheet.formats.update(area, () => styled(NORMAL, cell.traits ?? {}));
    sheet.changeRules(area, () => null);
    sheet.dropHighlights(area);
    // What was copied keeps its type: a text of digits stays a text.
    sheet.grid.put(row, column, cell.value === null ? null : { value: cell.value });
  }

  #lines({ sheet, area }: RangeRef, way: 'insert' | 'delete'): Outcome {
    const rows = hasColumns(area);
    if (!rows && !hasRows(area)) throw new Error(`${areaName(area)} is no whole rows or columns.`);
    const word = way === 'insert' ? 'Insert' : 'Delete';
    guardSheet(sheet, `allow${word}${rows ? 'Rows' : 'Columns'}`);
    shiftLines(this.book, sheet, area, rows ? 'rows' : 'columns', way, 'user');
    return ACCEPTED;
  }
}
