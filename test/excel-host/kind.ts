import { Fault } from './fault.ts';

/** Lets a kind of a narrow target stand where a kind of any object is wanted. */
type Loose<Target, Rest extends readonly unknown[], Result> = {
  run(target: Target, ...rest: Rest): Result;
}['run'];

export interface Scalar<T> {
  readonly get: Loose<T, [], unknown>;
  /** Absent where the client cannot set the property. */
  readonly set?: Loose<T, [value: unknown], void>;
  /** The requirement set that brought the property, if later than ExcelApi 1.6. */
  readonly since?: string;
}

/** An object of the API as the client sees it: class name and members, in the host's PascalCase. */
export interface Kind<T extends object> {
  readonly name: string;
  /** The requirement set that brought the class, if later than ExcelApi 1.7. */
  readonly since?: string;
  /** `Id` or `_Id`, by which the client finds the object again in its collection. */
  readonly id?: Loose<T, [], Readonly<Record<string, unknown>>>;
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  readonly links?: Readonly<Record<string, Loose<T, [], Thing | null>>>;
  readonly methods?: Readonly<Record<string, Loose<T, [args: Args, session: Session], unknown>>>;
  /** Present in collections; `item` is the client's `getItem`. */
  readonly items?: Loose<T, [], readonly Thing[]>;
  readonly item?: Loose<T, [args: Args], Thing | null>;
}

/** An object that was handed to the client: the name of its kind and what it stands for. */
export class Thing {
  readonly kind: string;
  readonly target: object;

  constructor(kind: string, target: object) {
    this.kind = kind;
    this.target = target;
  }
}

/** Kinds are named, not referred to, so that no two files of kinds need each other. */
export function thing(kind: string, target: object): Thing {
  return new Thing(kind, target);
}

export type Kinds = Readonly<Record<string, Kind<object>>>;

/** Fails where the client expects an object that must exist. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new Fault('ItemNotFound', `The requested resource doesn't exist: ${what}.`);
  }
  return value;
}

/** What outlives one request: objects that the client holds by reference id. */
export interface Session {
  keep(thing: Thing): string;
  release(id: string): void;
  releaseAll(): void;
}

function bad(index: number, wanted: string): Fault {
  return new Fault(
    'InvalidArgument',
    `Argument ${index + 1} is invalid or missing: want ${wanted}.`,
  );
}

/** The arguments of one call, checked as they are taken. A missing one arrives as null. */
export class Args {
  readonly all: readonly unknown[];

  constructor(all: readonly unknown[]) {
    this.all = all;
  }

  at(index: number): unknown {
    return this.all[index] ?? null;
  }

  text(index: number, missing?: string): string {
    const value = this.at(index) ?? missing;
    if (typeof value !== 'string') throw bad(index, 'a text');
    return value;
  }

  /** A text or, as keys may be, a number written as text. */
  key(index: number): string {
    const value = this.at(index);
    if (typeof value !== 'string' && typeof value !== 'number') throw bad(index, 'a key');
    return String(value);
  }

  whole(index: number, missing?: number): number {
    const value = this.at(index) ?? missing;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw bad(index, 'a whole number');
    return value;
  }

  flag(index: number): boolean {
    return this.at(index) === true;
  }

  record(index: number): Readonly<Record<string, unknown>> {
    const value = this.at(index);
    if (value === null) return {};
    if (!isRecord(value)) throw bad(index, 'an object');
    return value;
  }

  thing(index: number): Thing | null {
    const value = this.at(index);
    return value instanceof Thing ? value : null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
