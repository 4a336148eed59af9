import { foldCode } from '../fold.ts';
import { mask } from '../mask.ts';
import { textOf } from '../sheet.ts';
import { simplify } from '../simplify.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { isOrdinary, plateType, PROVINCES } from './plate-type.ts';
import { accept, finding, readBlank, refuse } from './reading.ts';

export interface PlateField extends ColumnBase {
  readonly kind: 'plate';
}

/** What is written for a vehicle without a plate. */
export const NO_PLATE = '无牌';
const NO_PLATE_WORDS = /^(无牌|无牌照|无号牌|无车牌|未上牌|没牌|没有牌照|没有车牌)$/;
const SEPARATOR = /[-–—·•.．・‧∙]/g;
/** Kinds a village checkpoint seldom meets: accepted, and somebody looks. */
const RARE = new Set(['使馆', '领馆', '应急', '武警', '军用', '拖拉机']);

/** A vehicle's plate (GA 36-2018), without separators, or 无牌. */
export const plate: FieldKind<PlateField> = {
  read: (value, column) => {
    const written = textOf(value);
    if (isOrdinary(written)) return accept(written);
    const text = simplify(foldCode(written).replace(SEPARATOR, ''));
    if (text === '') return readMissing(written, column) ?? readBlank(column);
    if (NO_PLATE_WORDS.test(text)) return accept(NO_PLATE);
    if (text.includes('*')) return refuse('plate-masked');
    const type = plateType(text);
    if (type !== null) {
      return RARE.has(type) ? accept(text, [finding('plate-rare', { type })]) : accept(text);
    }
    const missing = readMissing(text, column);
    if (missing) return missing;
    const { length } = text;
    if (length < 7 || length > 8) return refuse('plate-length', { length });
    return refuse(/[IO]/.test(text) ? 'plate-io' : 'plate-format');
  },
  rule: (_column, { cell }) => ({
    type: 'custom',
    formula: `OR(${cell}="${NO_PLATE}",AND(LEN(${cell})>6,LEN(${cell})<9,OR(ISNUMBER(FIND(LEFT(${cell}),"${PROVINCES}")),CODE(${cell})<91),ISERROR(FIND("I",${cell})),ISERROR(FIND("O",${cell}))))`,
  }),
  format: () => '@',
  width: 11,
  mask: (text) => mask(text, 3, 1),
  hint: () => '填完整车牌，如 宁D00001；没有牌照填“无牌”',
  sample: (_column, random) => `宁D0${String(random.integer(0, 9999)).padStart(4, '0')}`,
};
