import type { Check } from './checks/index.ts';
import type { Field } from './fields/index.ts';
import type { Identity } from './identity.ts';
import type { Indicator } from './indicators/index.ts';

/** A column of a register: what every column has, and what its kind needs. */
export type Column = Field;

/** A register, as data: the template, the validation, the totals and the guide all come from it. */
export interface Form {
  /** Form id = file = guide = case folder: `checkpoint-log`. */
  readonly id: string;
  /** Two capital letters, first part of an entry's number: `CK`. */
  readonly code: string;
  readonly title: string;
  /** The sheet's name where it is not the title. */
  readonly tab?: string;
  readonly version: number;
  /** What one row is. */
  readonly grain: string;
  readonly purpose: string;
  readonly columns: readonly Column[];
  readonly checks: readonly Check[];
  readonly identity: Identity;
  /** The column that says to which day an entry belongs; absent for registers of standing things. */
  readonly day?: string;
  /** The column that says in which village an entry happened. */
  readonly village?: string;
  readonly indicators: readonly Indicator[];
}
