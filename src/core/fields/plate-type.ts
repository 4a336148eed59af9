import { areDigits, isLetter } from './digits.ts';

export const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

export type PlateType =
  | '普通'
  | '新能源小型'
  | '新能源大型'
  | '警用'
  | '教练'
  | '挂车'
  | '港澳'
  | '使馆'
  | '领馆'
  | '应急'
  | '武警'
  | '军用'
  | '拖拉机'
  | '无牌';

/** I and O are never used, they look like 1 and 0. */
const L = '[A-HJ-NP-Z]';
const S = '[A-HJ-NP-Z0-9]';
const P = `[${PROVINCES}]`;
/** Letters of purely electric (A-E) and other new energy (F-K) vehicles. */
const ENERGY = '[A-HJK]';

/**
 * Shapes by GA 36-2018; 应急, 武警, 军用 and 拖拉机 (NY 345.1) are numbered by other authorities. The common
 * ones stand first.
 */
const SHAPES: readonly (readonly [PlateType, RegExp])[] = [
  // A serial of five signs has at least two digits.
  ['普通', new RegExp(`^${P}${L}(?=(?:${L}*\\d){2})${S}{5}$`)],
  ['新能源小型', new RegExp(`^${P}${L}${ENERGY}${S}\\d{4}$`)],
  ['新能源大型', new RegExp(`^${P}${L}\\d{5}${ENERGY}$`)],
  ['警用', new RegExp(`^${P}${L}${S}{4}警$`)],
  ['教练', new RegExp(`^${P}${L}${S}{4}学$`)],
  ['挂车', new RegExp(`^${P}${L}${S}{4}挂$`)],
  ['港澳', new RegExp(`^粤Z${S}{4}[港澳]$`)],
  ['使馆', /^\d{6}使$/],
  ['领馆', new RegExp(`^${P}\\d{5}领$`)],
  ['应急', new RegExp(`^${P}[XS]\\d{4}应急$`)],
  ['武警', new RegExp(`^WJ${P}?\\d{4}${S}$`)],
  ['军用', new RegExp(`^${L}{2}\\d{5}$`)],
  ['拖拉机', new RegExp(`^${P}\\d{7}$`)],
  ['无牌', /^无牌$/],
];

/** What kind of plate a text without separators is; null for none. */
export function plateType(plate: string): PlateType | null {
  for (const [type, shape] of SHAPES) if (shape.test(plate)) return type;
  return null;
}

/** Whether a text is a plate of the first and by far most common shape, told without a regular expression. */
export function isOrdinary(plate: string): boolean {
  if (plate.length !== 7 || !PROVINCES.includes(plate.charAt(0))) return false;
  let digits = 0;
  for (let at = 1; at < 7; at += 1) {
    if (at > 1 && areDigits(plate, at, at + 1)) digits += 1;
    else if (!isLetter(plate, at) || plate[at] === 'I' || plate[at] === 'O') return false;
  }
  return digits >= 2;
}
