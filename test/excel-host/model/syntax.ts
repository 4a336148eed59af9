import { readArea, splitSheet } from './address.ts';
import { LAST_COLUMN, LAST_ROW } from './area.ts';
import type { Area } from './area.ts';

export interface Reference {
  readonly kind: 'reference';
  readonly sheet: string | null;
  readonly area: Area;
  /** Which of the four edges are written with `$` and so stay when the formula is copied. */
  readonly fixed: { top: boolean; left: boolean; bottom: boolean; right: boolean };
}

export type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Node | null)[] }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'unary'; readonly op: string; readonly of: Node }
  | Reference;

const TOKEN =
  /\s+|"(?:[^"]|"")*"|#[A-Z/0!?]+|(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!\$?[A-Z]{0,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?|\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\p{L}\p{N}_(])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\p{L}\p{N}_(])|\$?\d+:\$?\d+|\d+(?:\.\d+)?(?:E[+-]?\d+)?|\.\d+|[\p{L}_\\][\p{L}\p{N}_.]*|<>|<=|>=|[-+*/^&=<>(),%{};]/giu;

export function tokens(formula: string): readonly string[] | null {
  const found = formula.match(TOKEN) ?? [];
  return found.join('') === formula ? found : null;
}

function readReference(token: string): Reference | null {
  const { sheet, rest } = splitSheet(token);
  const area = /\d|:/.test(rest) ? readArea(rest) : null;
  if (!area || rest === '') return null;
  const [first = '', last = first] = rest.split(':');
  const fixed = {
    left: first.startsWith('$') || !/[A-Z]/i.test(first),
    top: /\$\d/.test(first) || !/\d/.test(first),
    right: last.startsWith('$') || !/[A-Z]/i.test(last),
    bottom: /\$\d/.test(last) || !/\d/.test(last),
  };
  return { kind: 'reference', sheet, area, fixed };
}

const POWER: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: readonly string[]) {
    this.#tokens = text.filter((token) => token.trim() !== '');
  }

  whole(): Node | null {
    const node = this.#expression(0);
    return this.#at === this.#tokens.length ? node : null;
  }

  #expression(least: number): Node | null {
    let left = this.#unary();
    while (left) {
      const op = this.#tokens[this.#at] ?? '';
      const power = POWER[op] ?? 0;
      if (power === 0 || power <= least) break;
      this.#at += 1;
      const right = this.#expression(power);
      left = right && { kind: 'binary', op, left, right };
    }
    return left;
  }

  #unary(): Node | null {
    const token = this.#tokens[this.#at];
    if (token === '-' || token === '+') {
      this.#at += 1;
      const of = this.#unary();
      return of && { kind: 'unary', op: token, of };
    }
    let node = this.#atom();
    while (node && this.#tokens[this.#at] === '%') {
      this.#at += 1;
      node = { kind: 'unary', op: '%', of: node };
    }
    return node;
  }

  #atom(): Node | null {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return null;
    if (token === '(') {
      const node = this.#expression(0);
      return this.#tokens[this.#at++] === ')' ? node : null;
    }
    if (token.startsWith('"')) {
      return { kind: 'literal', value: token.slice(1, -1).replaceAll('""', '"') };
    }
    if (token.startsWith('#')) return { kind: 'error', error: token };
    if (/^[\d.]+(?:E[+-]?\d+)?$/i.test(token)) return { kind: 'literal', value: Number(token) };
    if (this.#tokens[this.#at] === '(') return this.#call(token);
    if (/^(?:TRUE|FALSE)$/i.test(token)) return { kind: 'literal', value: /^t/i.test(token) };
    const reference = readReference(token);
    return reference ?? (/^[\p{L}_\\]/u.test(token) ? { kind: 'name', name: token } : null);
  }

  #call(name: string): Node | null {
    const args: (Node | null)[] = [];
    this.#at += 1;
    while (this.#tokens[this.#at] !== ')') {
      const token = this.#tokens[this.#at];
      if (token === undefined) return null;
      if (token === ',') {
        args.push(null);
      } else {
        const arg = this.#expression(0);
        if (!arg) return null;
        args.push(arg);
      }
      if (this.#tokens[this.#at] === ',') this.#at += 1;
    }
    this.#at += 1;
    return { kind: 'call', name: name.toUpperCase().replace(/^_XLFN\./, ''), args };
  }
}

const parsed = new Map<string, Node | null>();

/** Null where the text is not a formula Excel would accept. The leading `=` may be there or not. */
export function readFormula(formula: string): Node | null {
  const ready = parsed.get(formula);
  if (ready !== undefined) return ready;
  const found = tokens(formula.replace(/^=/, ''));
  const node = found && new Parser(found).whole();
  parsed.set(formula, node);
  return node;
}

function wrap(line: number, limit: number): number {
  return ((line % (limit + 1)) + limit + 1) % (limit + 1);
}

/** Where a reference points when its formula is used so many rows and columns further on. */
export function shifted(reference: Reference, rows: number, columns: number): Area {
  const { area, fixed } = reference;
  return {
    top: fixed.top ? area.top : wrap(area.top + rows, LAST_ROW),
    bottom: fixed.bottom ? area.bottom : wrap(area.bottom + rows, LAST_ROW),
    left: fixed.left ? area.left : wrap(area.left + columns, LAST_COLUMN),
    right: fixed.right ? area.right : wrap(area.right + columns, LAST_COLUMN),
  };
}
