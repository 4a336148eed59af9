import type { Value } from '../core/sheet.ts';
import { booleanOf, numberOf } from './cells.ts';
import { serialOfIso } from './iso.ts';
import { tooLarge } from './refuse.ts';
import type { Cursor } from './xml.ts';

/** What stands in a cell, and what was seen in it besides. */
export interface OdsCell {
  readonly value: Value;
  /** Of a formula: its result is there, and be it the empty text. */
  readonly cached: boolean;
  readonly comments: number;
  readonly pictures: number;
}

/** Stand-ins for `text:s`, `text:tab` and `text:line-break` while the white space around them is collapsed. */
const SPACE = '\u0001';
const TAB = '\u0002';
const BREAK = '\u0003';

/** At least one number stands behind the `P`, and behind the `T`. */
const DURATION =
  /^(-?)P(?=\d|T)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;
/** LibreOffice says beside the type that it is an error, which it shows in its own language; others in its place. */
const TYPES = ['calcext:value-type', 'office:value-type'];
/** How programs that do not say so show what a formula could not come to. */
const ERROR = /^(#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|Err:\d{3})$/;

/** Spaces of a whole workbook that are not written but counted: a few bytes may stand for a million. */
const MOST_SPACES = 8 * 2 ** 20;

/** Reads the cells of one workbook. */
export class OdsCells {
  private spaces = 0;
  private pictures = 0;

  /**
   * Reads the cell just opened, and moves behind its end. A value is what its attributes say; a text may stand in the
   * paragraphs alone (OpenDocument 1.2, 19.385 and 19.387 to 19.391).
   */
  read(cursor: Cursor): OdsCell {
    const isFormula = cursor.attribute('table:formula') !== undefined;
    const type = cursor.attribute('office:value-type');
    const saysError = TYPES.some((name) => cursor.attribute(name) === 'error');
    const number = valueOf(cursor, type);
    const own = cursor.attribute('office:string-value');
    if (own !== undefined) cursor.ensureFits(own);
    this.pictures = 0;
    const { text, isShown, comments } = this.readContent(cursor);
    const words = own ?? text;
    const isError = text !== '' && (saysError || (isFormula && ERROR.test(text)));
    const value = isError ? { error: text } : (number ?? (words || null));
    // LibreOffice writes the empty text as a paragraph without a type, Excel as a type without a paragraph.
    const cached = value !== null || type === 'string' || (type === undefined && isShown);
    return { value, cached, comments, pictures: this.pictures };
  }

  /** The paragraphs of a cell, a line each; notes, shapes and tables in it are none of its value. */
  private readContent(cursor: Cursor): { text: string; isShown: boolean; comments: number } {
    let [text, isShown, comments] = ['', false, 0];
    cursor.within(() => {
      if (cursor.is('p')) {
        text += (isShown ? '\n' : '') + this.readParagraph(cursor);
        isShown = true;
        cursor.ensureFits(text);
      } else {
        if (cursor.is('annotation')) comments += 1;
        else if (!cursor.is('table')) this.pictures += 1;
        cursor.skip();
      }
    }, true);
    return { text, isShown, comments };
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
    if (count > cursor.limits.text) throw tooLarge('text', cursor.limits.text);
    this.spaces += count;
    if (this.spaces > MOST_SPACES) throw tooLarge('spaces', MOST_SPACES);
    return SPACE.repeat(count);
  }
}

/** Undefined for texts, and for values that are none of what their type says: those are read as they are shown. */
function valueOf(cursor: Cursor, type: string | undefined): Value | undefined {
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return only('number', numberOf(cursor.attribute('office:value') ?? ''));
    case 'date':
      return serialOfIso(cursor.attribute('office:date-value') ?? '', false);
    case 'time':
      return daysOf(cursor.attribute('office:time-value') ?? '');
    case 'boolean':
      return only('boolean', booleanOf(cursor.attribute('office:boolean-value') ?? ''));
    default:
      return undefined;
  }
}

/** A value of another type is what was written, because it could not be read. */
function only(type: 'number' | 'boolean', value: Value): Value | undefined {
  return typeof value === type ? value : undefined;
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
  return (sign === '-' ? -whole : whole) + 0;
}
