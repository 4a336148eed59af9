import type { Kind, Scalar } from '../kind.ts';
import type { Bag } from '../model/sheet.ts';

/** Something whose properties are only stored: page layout, parts of charts, document properties. */
export interface Stored {
  readonly bag: Bag;
  /** Fails if the object may not be changed now. */
  readonly guard?: () => void;
}

export interface Shape {
  /** Property names with the value they have before anybody sets them. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly since?: Readonly<Record<string, string>>;
  readonly readOnly?: readonly string[];
  readonly check?: Readonly<Record<string, (value: unknown) => unknown>>;
}

export function stored({
  defaults,
  since = {},
  readOnly = [],
  check = {},
}: Shape): Readonly<Record<string, Scalar<Stored>>> {
  const scalar = (name: string): Scalar<Stored> => {
    const version = since[name];
    const get = ({ bag }: Stored): unknown => (name in bag ? bag[name] : (defaults[name] ?? null));
    const set = ({ bag, guard }: Stored, value: unknown): void => {
      guard?.();
      bag[name] = check[name] ? check[name](value) : value;
    };
    return {
      get,
      ...(readOnly.includes(name) ? {} : { set }),
      ...(version === undefined ? {} : { since: version }),
    };
  };
  return Object.fromEntries(Object.keys(defaults).map((name) => [name, scalar(name)]));
}

export function bagKind(
  name: string,
  shape: Shape,
  rest: Partial<Kind<Stored>> = {},
): Kind<Stored> {
  return { name, scalars: stored(shape), ...rest };
}
