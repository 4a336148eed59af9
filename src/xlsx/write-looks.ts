import type { Style as Look } from 'exceljs';
import type { Style } from '../core/sheet.ts';

/**
 * The one font that every Chinese Windows since XP and every WPS has; 等线 came with Office 2016. It is
 * also the default of Chinese Excel up to 2013, so widths come out as clerks know them.
 */
export const FONT = '宋体';
const SIZE = 11;

const EDGE = { color: { argb: 'FF7F7F7F' }, style: 'thin' } as const;
const ALL_SIDES = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };

/** A colour as exceljs wants it. */
export function argb(color: string): { argb: string } {
  return { argb: `FF${color.toUpperCase()}` };
}

/** A style in the words of exceljs. */
export function lookOf(style: Style): Partial<Look> {
  const { fill, border, format, locked } = style;
  return {
    ...fontOf(style),
    ...alignmentOf(style),
    ...(fill === undefined
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(fill) } as const }),
    ...(border === 'thin' ? { border: ALL_SIDES } : {}),
    ...(format === undefined ? {} : { numFmt: format }),
    ...(locked === undefined ? {} : { protection: { locked } }),
  };
}

function fontOf(style: Style): Partial<Look> {
  const { bold, italic, size, color } = style;
  if (!bold && !italic && size === undefined && color === undefined) return {};
  return {
    font: {
      name: FONT,
      charset: 134,
      size: size ?? SIZE,
      color: argb(color ?? '000000'),
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
    },
  };
}

function alignmentOf({ align, vertical, wrap }: Style): Partial<Look> {
  if (align === undefined && vertical === undefined && !wrap) return {};
  return {
    alignment: {
      ...(align === undefined ? {} : { horizontal: align }),
      ...(vertical === undefined ? {} : { vertical }),
      ...(wrap ? { wrapText: true } : {}),
    },
  };
}
