import type { Area } from '../core/sheet.ts';

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const CELLS = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/;

function readArea(address: string): Area | null {
  const found = CELLS.exec(address.replaceAll('$', '').replace(/^.*!/, ''));
  if (!found) return null;
  const [, left = '', top = '', right = left, bottom = top] = found;
  return {
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  };
}

/**
 * The areas of an address of Excel's, which has commas between them; null where one of them is of whole
 * rows or columns, which say nothing about what is filled.
 */
export function readAddress(address: string): readonly Area[] | null {
  const areas = address.split(',').map((part) => readArea(part.trim()));
  return areas.every((area) => area !== null) ? areas : null;
}
