import { Fault } from '../fault.ts';
import { isRecord } from '../kind.ts';
import { areaName } from '../model/address.ts';
import { putValues } from '../model/edit.ts';
import { guardSheet } from '../model/guard.ts';
import { setTraits } from './format.ts';
import { noteFormat } from './cells.ts';
import type { Range } from './cells.ts';

type Link = Readonly<Record<string, unknown>>;

const links = new WeakMap<object, Map<string, Link>>();

function of(range: Range): Map<string, Link> {
  let own = links.get(range.sheet);
  if (!own) links.set(range.sheet, (own = new Map<string, Link>()));
  return own;
}

export function getLink(range: Range): Link | null {
  return of(range).get(areaName(range.area)) ?? null;
}

/** `{address | documentReference, screenTip, textToDisplay}`; the text goes into the first cell. */
export function setLink(range: Range, value: unknown): void {
  guardSheet(range.sheet, 'allowInsertHyperlinks');
  if (!isRecord(value)) throw new Fault('InvalidArgument', 'A hyperlink is an object.');
  of(range).set(areaName(range.area), value);
  const text = value['textToDisplay'];
  if (typeof text === 'string') {
    const { top, left } = range.area;
    putValues(range.book, range.sheet, { top, left, bottom: top, right: left }, text, 'addin');
  }
  setTraits(range, { 'Font.Color': '#0563C1', 'Font.Underline': 'Single' });
  noteFormat(range);
}

export function dropLinks(range: Range): void {
  of(range).delete(areaName(range.area));
}
