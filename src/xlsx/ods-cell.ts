import type { Value } from '../core/sheet.ts';
import { serialOfIso } from './iso.ts';
import { LIMITS } from './limits.ts';
import { tooLarge } from './refuse.ts';
import type { Cursor } from './xml.ts';

/** What stands in a cell, and what was seen in it besides. */
export interface OdsCell {
  readonly value: Value;
  readonly comments: number;
  readonly pictures: number;
}

/** Stand for what elements mean among the characters of a paragraph, until its white space has collapsed. */
const SPACE = '\u0001';
const TAB = '\u0002';
const BREAK = '\u0003';

const DURATION = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;
/** LibreOffice says beside the type that it is an error, which it shows in its own language; others in its place. */
const TYPES = ['calcext:value-type', 'office:value-type'];
/** How programs that do not say so show what a formula could not come to. */
const ERROR = /^(#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|Err:\d{3})$/;

/** Reads the cells of one workbook. */
export class OdsCells {
  /** Spaces that were not written but counted. */
  private spaces = 0;
  private pictures = 0;

  /**
   * Reads the cell just opened, and moves behind its end. A value is what its attributes say; a text may stand in the
   * paragraphs alone (OpenDocument 1.2, 19.385 and 19.387 to 19.391).
   */
  read(cursor: Cursor): OdsCell {
    const isFormula = cursor.attribute('table:formula') !== undefined;
    const saysError = TYPES.some((name) => cursor.attribute(name) === 'error');
    const number = valueOf(cursor, cursor.attribute('office:value-type'));
    const own = cursor.attribute('office:string-value');
    this.pictures = 0;
    const { text, comments } = this.readContent(cursor);
    const words = own ?? text;
    const isError = text !== '' && (saysError || (isFormula && ERROR.test(text)));
    const value = isError ? { error: text } : (number ?? (words || null));
    return { value, comments, pictures: this.pictures };
  }

  /** The paragraphs of a cell, a line each; notes, shapes and tables in it are none of its value. */
  private readContent(cursor: Cursor): { text: string; comments: number } {
    const lines: string[] = [];
    let comments = 0;
    cursor.within(() => {
      if (cursor.is('p')) lines.push(this.readParagraph(cursor));
      else {
        if (cursor.is('annotation')) comments += 1;
        else if (!cursor.is('table')) this.pictures += 1;
        cursor.skip();
      }
    }, true);
    return { text: lines.join('\n'), comments };
  }

  private readParagraph(cursor: Cursor): string {
    const text = cursor.text(() => this.inside(cursor)).replace(/[ \t\r\n]+/g, ' ');
    const begun = text.startsWith(' ') ? text.slice(1) : text;
    return begun.replaceAll(SPACE, ' ').replaceAll(TAB, '\t').replaceAll(BREAK, '\n');
  }

  /** What an element in a paragraph stands for; of a span or a link the characters in it count. */
  private inside(cursor: Cursor): string {
    if (cursor.is('s')) return this.spacesOf(cursor);
    if (cursor.is('tab')) return TAB;
    if (cursor.is('line-break')) return BREAK;
    const isShape = cursor.is('frame') || cursor.is('custom-shape');
    if (isShape) this.pictures += 1;
    if (isShape || cursor.is('annotation') || cursor.is('note') || cursor.is('ruby-text')) {
      cursor.skip();
    }
    return '';
  }

  private spacesOf(cursor: Cursor): string {
    const count = Number(cursor.attribute('text:c') ?? 1);
    if (!(count >= 0 && Number.isInteger(count))) throw cursor.damaged('spaces');
    this.spaces += count;
    if (this.spaces > LIMITS.text) throw tooLarge('text', LIMITS.text);
    return SPACE.repeat(count);
  }
}

/** Undefined for texts, and for values that are none of what their type says: those are read as they are shown. */
function valueOf(cursor: Cursor, type: string | undefined): Value | undefined {
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberOf(cursor.attribute('office:value'));
    case 'date':
      return serialOfIso(cursor.attribute('office:date-value') ?? '', false);
    case 'time':
      return daysOf(cursor.attribute('office:time-value') ?? '');
    case 'boolean':
      return cursor.attribute('office:boolean-value') === 'true';
    default:
      return undefined;
  }
}

function numberOf(text = ''): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number + 0 : undefined;
}

/** A duration of XML Schema in days; months and years have no length. */
function daysOf(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (!match) return undefined;
  const [, sign, ...parts] = match;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part: string | undefined) =>
    Number((part ?? '0').replace(',', '.')),
  );
  const whole = days + (hours + (minutes + seconds / 60) / 60) / 24;
  return sign === '-' ? -whole : whole;
}
