import type { Refusal } from '../core/issue.ts';
import { Attributes, isBlank } from './attributes.ts';
import { LIMITS, type Limits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { unescape, utf8 } from './text.ts';
import type { Part } from './part.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;
const BLANKS: ReadonlySet<number> = new Set([SPACE, 0x09, 0x0a, 0x0d]);
/** Elements inside each other; the deepest that programs write, groups of shapes in a drawing, come to a few dozen. */
const DEEPEST = 1000;
/**
 * Bytes that become a text at once, whatever the limits: a character has three at most, or is written as a reference
 * of a few more.
 */
const LONGEST = 10 * LIMITS.text;
/** The bytes of U+FEFF in UTF-8. */
const MARK = '\u00ef\u00bb\u00bf';

/**
 * A pull reader over the bytes of one part: `next` moves from tag to tag, names are local names (prefixes
 * differ between producers), text is decoded only where it is asked for. It checks what truncation and
 * confusion would break: every element that opens closes, and nothing is declared by a document type.
 */
export class Cursor {
  readonly part: string;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly end: number;
  readonly limits: Limits;
  /** The next byte to read. */
  at = 0;
  /** Elements open behind the tag last read. */
  depth = 0;
  /** What the tag last read does; `<v/>` opens and closes. */
  opens = false;
  closes = false;
  /** Where the `<` of the tag last read stands. */
  tagFrom = 0;
  private nameFrom = 0;
  private nameTo = 0;
  private tagTo = 0;
  /** Where the name of each open element stands, prefix included; the end of each must repeat it. */
  private readonly opened: number[] = [];
  private readonly attributes = new Attributes();

  constructor(part: Part, limits: Limits) {
    this.limits = limits;
    this.part = part.name;
    this.bytes = part.bytes;
    this.view = new DataView(part.bytes.buffer, part.bytes.byteOffset, part.bytes.length);
    this.end = part.size;
  }

  /**
   * Moves behind the next tag; false where there is none. With `isBlank`, text in front of it is damage: the rest of a
   * broken tag.
   */
  next(isBlank = this.depth === 0): boolean {
    for (;;) {
      const at = this.bytes.indexOf(LT, this.at);
      if (isBlank) this.expectBlank(at < 0 ? this.end : at);
      if (at < 0) return this.finish();
      this.at = at;
      const second = this.bytes[at + 1]!;
      if (second === 0x21 || second === 0x3f) this.skipMarkup();
      else return this.readTag();
    }
  }

  get name(): string {
    return utf8(this.bytes, this.nameFrom, this.nameTo);
  }

  /** Whether the tag last read has this local name. */
  is(name: string): boolean {
    return this.nameTo - this.nameFrom === name.length && this.starts(name, this.nameFrom);
  }

  /** Visits the elements inside the one just opened, at any depth, and stops behind its end. */
  within(visit: () => void, isBlank = false): void {
    if (this.closes) return;
    const outside = this.depth - 1;
    while (this.next(isBlank)) {
      if (this.depth === outside) return;
      if (this.opens) visit();
    }
    throw this.damaged('cut off');
  }

  /** Moves behind the end of the element just opened. */
  skip(): void {
    this.within(() => undefined);
  }

  /**
   * The text of the element just opened, and moves behind its end. `inside` is asked what an element in it stands for
   * before the characters in that one, and may skip it.
   */
  text(inside: () => string = () => ''): string {
    if (this.closes) return '';
    const outside = this.depth - 1;
    let text = '';
    for (;;) {
      const at = this.bytes.indexOf(LT, this.at);
      if (at < 0) throw this.damaged('cut off');
      if (at > this.at) text += this.textIn(this.at, at);
      this.ensureFits(text);
      this.at = at;
      const second = this.bytes[at + 1]!;
      if (second === 0x21 || second === 0x3f) text += this.skipMarkup();
      else if (this.readTag() && this.depth === outside) return text;
      else if (this.opens) text += inside();
    }
  }

  /** A text of several pieces that were joined is no longer than any other may be. */
  ensureFits(text: string): void {
    if (text.length > this.limits.text) throw tooLarge('text', this.limits.text);
  }

  /** An attribute of the tag last read; one of a namespace of its own, like `r:id`, by its local name. */
  attribute(name: string, prefixed = false): string | undefined {
    const { bytes } = this;
    for (let at = this.nameTo; at < this.tagTo;) {
      const equals = this.find(EQUALS, at);
      if (equals < 0) return undefined;
      let quote = equals + 1;
      while (bytes[quote]! <= SPACE) quote++;
      const close = this.find(bytes[quote]!, quote + 1);
      if (close < 0) throw this.damaged('attribute');
      if (this.attributeIs(name, at, equals, prefixed)) return this.textIn(quote + 1, close);
      at = close + 1;
    }
    return undefined;
  }

  private textIn(from: number, to: number): string {
    if (to - from > LONGEST) throw tooLarge('text', LIMITS.text);
    return unescape(utf8(this.bytes, from, to));
  }

  flag(name: string): boolean {
    const value = this.attribute(name);
    return value === '1' || value === 'true';
  }

  /** Whether these ASCII characters stand at a place. */
  starts(text: string, at = this.at): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[at + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Whether the bytes at two places are the same, four at a time. */
  repeats(at: number, from: number, length: number): boolean {
    const { bytes, view } = this;
    const last = length - 4;
    if (last < 0) {
      for (let step = 0; step < length; step++)
        if (bytes[at + step] !== bytes[from + step]) return false;
      return true;
    }
    for (let step = 0; step < last; step += 4) {
      if (view.getUint32(at + step, true) !== view.getUint32(from + step, true)) return false;
    }
    return view.getUint32(at + last, true) === view.getUint32(from + last, true);
  }

  damaged(reason: string): Refusal {
    return damaged(this.part, reason);
  }

  private find(byte: number, from: number): number {
    for (let at = from; at < this.tagTo; at++) if (this.bytes[at] === byte) return at;
    return -1;
  }

  private attributeIs(name: string, from: number, equals: number, prefixed: boolean): boolean {
    let to = equals;
    while (to > from && this.bytes[to - 1]! <= SPACE) to--;
    const start = to - name.length;
    if (start <= from || !this.starts(name, start)) return false;
    const before = this.bytes[start - 1]!;
    return before <= SPACE || (prefixed && before === COLON);
  }

  private readTag(): true {
    const { bytes } = this;
    this.tagFrom = this.at;
    const closing = bytes[this.at + 1] === SLASH;
    const from = this.at + (closing ? 2 : 1);
    let at = from;
    this.nameFrom = at;
    for (
      let byte = bytes[at]!;
      byte > SPACE && byte !== GT && byte !== SLASH;
      byte = bytes[++at]!
    ) {
      if (byte === COLON) this.nameFrom = at + 1;
      else if (byte === QUOTE || byte === EQUALS || byte === LT) throw this.damaged('tag');
    }
    this.nameTo = at;
    at = this.tagEnd(at);
    if (this.nameTo === this.nameFrom) throw this.damaged('tag');
    const empty = bytes[at - 1] === SLASH && !closing;
    this.tagTo = at;
    this.at = at + 1;
    this.opens = !closing;
    this.closes = closing || empty;
    if (closing) this.leave(from);
    else if (!empty) this.enter(from);
    return true;
  }

  /** Counts the innermost element as closed, whose end was seen. */
  leavePlain(): void {
    this.depth--;
  }

  /** Counts an element as open whose name stands at a place. */
  enter(name: number): void {
    if (this.depth === DEEPEST) throw this.damaged('depth');
    this.opened[this.depth++] = name;
  }

  /** A sheet from which bytes were lost between two tags ends elements that others began. */
  private leave(name: number): void {
    if (--this.depth < 0) throw this.damaged('tag');
    const length = this.nameTo - name;
    const opened = this.opened[this.depth]!;
    const behind = this.bytes[opened + length]!;
    const same = behind <= SPACE || behind === GT || behind === SLASH;
    if (!same || !this.repeats(opened, name, length)) throw this.damaged('tag');
  }

  /** The `>` of a tag; one inside quotes is text. Quotes stand behind a name and `=`, and before a blank or the end. */
  private tagEnd(from: number): number {
    const { bytes } = this;
    let quote = 0;
    /** Behind the name or the last attribute. */
    let behind = from;
    this.attributes.clear();
    for (let at = from; at < this.end; at++) {
      const byte = bytes[at]!;
      if (quote !== 0) {
        if (byte === quote) {
          quote = 0;
          behind = at + 1;
          const next = bytes[at + 1]!;
          if (next > SPACE && next !== GT && next !== SLASH) break;
        }
      } else if (byte === GT) {
        // A word without a value is what is left of two tags between which bytes were lost.
        if (!isBlank(bytes, behind, bytes[at - 1] === SLASH ? at - 1 : at)) break;
        return at;
      } else if (byte === QUOTE || byte === APOSTROPHE) {
        quote = byte;
        if (!this.attributes.add(bytes, behind, at)) break;
      }
      if (byte === LT) break;
    }
    throw this.damaged('tag');
  }

  /** Passes a comment, an instruction or CDATA; gives what the last holds. */
  private skipMarkup(): string {
    const from = this.at;
    if (this.starts('<!--')) this.passBehind('-->', from + 4);
    else if (this.starts('<?')) this.passBehind('?>', from + 2);
    else if (this.starts('<![CDATA[')) {
      this.passBehind(']]>', from + 9);
      if (this.at - from > LONGEST) throw tooLarge('text', LIMITS.text);
      return utf8(this.bytes, from + 9, this.at - 3).replace(/\r\n?/g, '\n');
    } else throw this.damaged(this.starts('<!DOCTYPE') ? 'doctype' : 'markup');
    return '';
  }

  private passBehind(close: string, from: number): void {
    const first = close.charCodeAt(0);
    let at = this.bytes.indexOf(first, from);
    while (at >= 0 && !this.starts(close, at)) at = this.bytes.indexOf(first, at + 1);
    if (at < 0) throw this.damaged('cut off');
    this.at = at + close.length;
  }

  /** Outside the one element that holds all others stands no text (XML 1.0, 2.1), only a mark of byte order. */
  private expectBlank(to: number): void {
    let at = this.at === 0 && this.starts(MARK) ? MARK.length : this.at;
    while (at < to && BLANKS.has(this.bytes[at]!)) at++;
    if (at < to) throw this.damaged('markup');
  }

  private finish(): false {
    this.at = this.end;
    if (this.depth > 0) throw this.damaged('cut off');
    return false;
  }
}

/** Visits every element of a part once. A part without a single element is damaged. */
export function visit(part: Part, limits: Limits, look: (cursor: Cursor) => void): void {
  const cursor = new Cursor(part, limits);
  if (!cursor.next()) throw cursor.damaged('empty');
  do {
    if (cursor.opens) look(cursor);
  } while (cursor.next());
}
