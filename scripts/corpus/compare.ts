import { isError, type Value } from '../../src/core/sheet.ts';

/** Filled cells by sheet and address. */
export type Cells = Record<string, Record<string, Value>>;

/** One cell or sheet that two programs read differently. */
export interface Difference {
  /** A few words; the list is sorted by them. */
  readonly kind: string;
  readonly place: string;
}

function show(value: Value | undefined): string {
  return JSON.stringify(isError(value) ? value.error : (value ?? null)).slice(0, 60);
}

/** Programs calculate days from moments and back: the last digits are not theirs to lose. */
function same(one: Value, other: Value): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-8 * Math.max(1, Math.abs(one));
  }
  return show(one) === show(other);
}

export function compare(own: Cells, peer: Cells): Difference[] {
  const found: Difference[] = [];
  for (const name of new Set([...Object.keys(own), ...Object.keys(peer)])) {
    const ours = own[name];
    const theirs = peer[name];
    if (ours && theirs) found.push(...compareSheet(ours, theirs));
    else found.push({ kind: ours ? 'sheet only here' : 'sheet only there', place: name });
  }
  return found;
}

function compareSheet(ours: Cells[string], theirs: Cells[string]): Difference[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((place) => {
    const [mine, other] = [ours[place], theirs[place]];
    if (mine === undefined) return [{ kind: 'cell only there', place: `${place} ${show(other)}` }];
    if (other === undefined) {
      const nothing = mine === 0 || mine === false ? '0 or FALSE' : 'cell';
      return [{ kind: `${nothing} only here`, place: `${place} ${show(mine)}` }];
    }
    if (same(mine, other)) return [];
    const kind = `${kindOf(mine)} here, ${kindOf(other)} there`;
    return [{ kind, place: `${place} ${show(mine)} ${show(other)}` }];
  });
}

function kindOf(value: Value): string {
  return isError(value) ? 'error' : value === null ? 'nothing' : typeof value;
}
