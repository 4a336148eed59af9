import { overlap } from './area.ts';
import type { Area } from './area.ts';
import { Failed, Unknown, order, toNumber, toText, toTruth } from './coerce.ts';
import type { Operand } from './coerce.ts';
import { isErrorValue } from './content.ts';
import type { Plain } from './content.ts';
import { FUNCTIONS } from './functions.ts';
import { readFormula, shifted } from './syntax.ts';
import type { Node } from './syntax.ts';

/** What a formula can see. `T` stands for a sheet. */
export interface Scene<T> {
  readonly sheet: T;
  /** How far the cell lies from the one that the formula was written for. */
  readonly rows: number;
  readonly columns: number;
  /** The sheet of that name, null if there is none. */
  find(name: string): T | null;
  value(sheet: T, row: number, column: number): Plain | null;
  /** The part of the sheet that has cells, so that `A:A` ends somewhere. */
  used(sheet: T): Area | null;
  name(name: string): { readonly sheet: T; readonly area: Area } | null;
  /** Today as a serial. */
  readonly today: number;
}

function compute(op: string, left: Plain | null, right: Plain | null): Plain {
  switch (op) {
    case '&':
      return toText(left) + toText(right);
    case '=':
      return order(left, right) === 0;
    case '<>':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '>':
      return order(left, right) > 0;
    case '<=':
      return order(left, right) <= 0;
    case '>=':
      return order(left, right) >= 0;
  }
  const [a, b] = [toNumber(left), toNumber(right)];
  if (op === '/' && b === 0) throw new Failed('#DIV/0!');
  const result =
    op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : op === '/' ? a / b : a ** b;
  if (!Number.isFinite(result)) throw new Failed('#NUM!');
  return result;
}

class Evaluator<T> {
  readonly #scene: Scene<T>;

  constructor(scene: Scene<T>) {
    this.#scene = scene;
  }

  single(node: Node | null): Plain | null {
    const { cells } = this.operand(node);
    return cells[0] ?? null;
  }

  operand(node: Node | null): Operand {
    if (node === null) return { cells: [null], isRange: false };
    if (node.kind === 'reference') {
      const sheet = node.sheet === null ? this.#scene.sheet : this.#scene.find(node.sheet);
      if (sheet === null) throw new Failed('#REF!');
      return this.#cells(sheet, shifted(node, this.#scene.rows, this.#scene.columns));
    }
    if (node.kind === 'name') {
      const named = this.#scene.name(node.name);
      if (!named) throw new Failed('#NAME?');
      return this.#cells(named.sheet, named.area);
    }
    return { cells: [this.#value(node)], isRange: false };
  }

  #cells(sheet: T, area: Area): Operand {
    const single = area.top === area.bottom && area.left === area.right;
    const used = single ? area : overlap(area, this.#scene.used(sheet) ?? { ...area, bottom: -1 });
    const cells: (Plain | null)[] = [];
    for (let row = used?.top ?? 0; used && row <= used.bottom; row++) {
      for (let column = used.left; column <= used.right; column++) {
        cells.push(this.#scene.value(sheet, row, column));
      }
    }
    return { cells, isRange: true };
  }

  #value(node: Exclude<Node, { kind: 'reference' | 'name' }>): Plain | null {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'error':
        throw new Failed(node.error);
      case 'unary': {
        const value = toNumber(this.single(node.of));
        return node.op === '-' ? -value : node.op === '%' ? value / 100 : value;
      }
      case 'binary':
        return compute(node.op, this.single(node.left), this.single(node.right));
      case 'call':
        return this.#call(node.name, node.args);
    }
  }

  #call(name: string, args: readonly (Node | null)[]): Plain | null {
    if (name === 'IF') return this.#if(args);
    if (name === 'IFERROR' || name === 'ISERROR') {
      const value = this.#guarded(args[0] ?? null);
      if (name === 'ISERROR') return isErrorValue(value);
      return isErrorValue(value) ? this.single(args[1] ?? null) : value;
    }
    if (name === 'TODAY') return this.#scene.today;
    const run = FUNCTIONS[name];
    if (!run) throw new Unknown(name);
    return run(args.map((arg) => this.operand(arg)));
  }

  #if(args: readonly (Node | null)[]): Plain | null {
    const truth = toTruth(this.single(args[0] ?? null));
    if (truth) return this.single(args[1] ?? null);
    return args.length < 3 ? false : this.single(args[2] ?? null);
  }

  #guarded(node: Node | null): Plain | null {
    try {
      return this.single(node);
    } catch (reason) {
      if (reason instanceof Failed) return { error: reason.error };
      throw reason;
    }
  }
}

/** The result, an Excel error value included. Throws `Unknown` for a function it does not have. */
export function evaluate<T>(formula: string, scene: Scene<T>): Plain | null {
  const node = readFormula(formula);
  if (node === null) return { error: '#NAME?' };
  try {
    return new Evaluator(scene).single(node);
  } catch (reason) {
    if (reason instanceof Failed) return { error: reason.error };
    throw reason;
  }
}
