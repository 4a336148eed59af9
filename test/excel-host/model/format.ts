import { Fault } from '../fault.ts';

export type Trait = string | number | boolean | null;
import { wordOf } from './content.ts';

/** All that a cell style says, flat; made only by `styled`, so that equal formats are the same object. */
export type Format = Readonly<Record<string, Trait>>;

export const SIDES = ['Top', 'Bottom', 'Left', 'Right', 'DiagonalDown', 'DiagonalUp'] as const;

function borderDefaults(): Record<string, Trait> {
  const traits: Record<string, Trait> = {};
  for (const side of SIDES) {
    traits[`${side}.Style`] = 'None';
    traits[`${side}.Weight`] = 'Thin';
    traits[`${side}.Color`] = '#000000';
    traits[`${side}.TintAndShade`] = 0;
  }
  return traits;
}

/** Excel's Normal style as an English Excel starts with it. */
export const NORMAL: Format = Object.freeze({
  NumberFormat: 'General',
  Style: 'Normal',
  WrapText: false,
  HorizontalAlignment: 'General',
  VerticalAlignment: 'Bottom',
  TextOrientation: 0,
  ReadingOrder: 'Context',
  ShrinkToFit: false,
  IndentLevel: 0,
  AutoIndent: false,
  'Fill.Color': '',
  'Fill.TintAndShade': 0,
  'Fill.PatternTintAndShade': 0,
  'Fill.Pattern': 'None',
  'Fill.PatternColor': '',
  'Font.Name': 'Calibri',
  'Font.Size': 11,
  'Font.Color': '#000000',
  'Font.Bold': false,
  'Font.Italic': false,
  'Font.Underline': 'None',
  'Font.Strikethrough': false,
  'Font.Subscript': false,
  'Font.Superscript': false,
  'Font.TintAndShade': 0,
  'Protection.Locked': true,
  'Protection.FormulaHidden': false,
  ...borderDefaults(),
});

const interned = new Map<string, Format>([[JSON.stringify(NORMAL), NORMAL]]);
const patched = new Map<Format, Map<string, Format>>();

/** The format with some traits changed. */
export function styled(format: Format, traits: Readonly<Record<string, Trait>>): Format {
  const key = JSON.stringify(traits);
  let known = patched.get(format);
  if (!known) patched.set(format, (known = new Map<string, Format>()));
  const ready = known.get(key);
  if (ready) return ready;
  const whole = { ...format, ...traits };
  const text = JSON.stringify(whole);
  const result = interned.get(text) ?? Object.freeze(whole);
  interned.set(text, result);
  known.set(key, result);
  return result;
}

const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  gray: '#808080',
  green: '#008000',
  orange: '#FFA500',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

/** `#RRGGBB` in capitals; `#rgb`, bare digits and a few HTML names are taken too. */
export function readColor(value: unknown): string {
  const text = wordOf(value);
  const named = NAMED[text.toLowerCase()];
  if (named) return named;
  const digits = /^#?([0-9a-f]{6})$/i.exec(text);
  if (!digits) throw new Fault('InvalidArgument', `"${text}" is not a color.`);
  return `#${(digits[1] ?? '').toUpperCase()}`;
}
