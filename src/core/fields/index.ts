import type { ColumnBase, FieldKind } from './kind.ts';
import { choice, type ChoiceField } from './choice.ts';
import { date, type DateField } from './date.ts';
import { datetime, type DatetimeField } from './datetime.ts';
import { decimal, type DecimalField } from './decimal.ts';
import { entryNumber, type EntryNumberField } from './entry-number.ts';
import { identityDocument, type IdentityDocumentField } from './identity-document.ts';
import { integer, type IntegerField } from './integer.ts';
import { multiple, type MultipleField } from './multiple.ts';
import { name, type NameField } from './name.ts';

import { phone, type PhoneField } from './phone.ts';
import { plate, type PlateField } from './plate.ts';
import { temperature, type TemperatureField } from './temperature.ts';
import { text, type TextField } from './text.ts';
import { unit, type UnitField } from './unit.ts';
import { village, type VillageField } from './village.ts';

export type Field =
  | ChoiceField
  | DateField
  | DatetimeField
  | DecimalField
  | IdentityDocumentField
  | IntegerField
  | MultipleField
  | NameField
  | EntryNumberField
  | PhoneField
  | PlateField
  | TemperatureField
  | TextField
  | UnitField
  | VillageField;

type Kinds = { readonly [K in Field['kind']]: FieldKind<Extract<Field, { kind: K }>> };

/** Every kind of field, by hand: a missing one does not compile. */
export const FIELDS: Kinds = {
  choice,
  date,
  datetime,
  decimal,
  'identity-document': identityDocument,
  integer,
  multiple,
  name,
  'entry-number': entryNumber,
  phone,
  plate,
  temperature,
  text,
  unit,
  village,
};

/** The kind of a column, typed for that column. */
export function kindOf(column: Field): FieldKind<Field & ColumnBase> {
  return FIELDS[column.kind] as unknown as FieldKind<Field & ColumnBase>;
}
