import { combination, type Combination } from './combination.ts';
import { declaration, type Declaration } from './declaration.ts';
import { different, type Different } from './different.ts';
import { emptyWhen, type EmptyWhen } from './empty-when.ts';
import type { EntryCheckKind, RowsCheckKind, SheetsCheckKind } from './kind.ts';
import { nearDuplicate, type NearDuplicate } from './near-duplicate.ts';
import { order, type Order } from './order.ts';
import { personalText, type PersonalText } from './personal-text.ts';
import { reference, type Reference } from './reference.ts';
import { referenced, type Referenced } from './referenced.ts';
import { requiredWhen, type RequiredWhen } from './required-when.ts';
import { spanOverlap, type SpanOverlap } from './span-overlap.ts';
import { unique, type Unique } from './unique.ts';

export type Check =
  | Combination
  | Declaration
  | Different
  | EmptyWhen
  | NearDuplicate
  | Order
  | PersonalText
  | Reference
  | Referenced
  | RequiredWhen
  | SpanOverlap
  | Unique;

export type CheckKind<C> = EntryCheckKind<C> | RowsCheckKind<C> | SheetsCheckKind<C>;

type Kinds = { readonly [K in Check['kind']]: CheckKind<Extract<Check, { kind: K }>> };

/** Every kind of check, by hand: a missing one does not compile. */
export const CHECKS = {
  combination,
  declaration,
  different,
  'empty-when': emptyWhen,
  'near-duplicate': nearDuplicate,
  order,
  'personal-text': personalText,
  reference,
  referenced,
  'required-when': requiredWhen,
  'span-overlap': spanOverlap,
  unique,
} as const satisfies Kinds;

/** The kind of a check, typed for that check. */
export function kindOfCheck(check: Check): CheckKind<Check> {
  return CHECKS[check.kind] as unknown as CheckKind<Check>;
}
