import type { Cursor } from './xml.ts';

/**
 * Whether the row or column just opened was pulled to no size, which is as good as hidden (ECMA-376 part 1, 18.3.1.73
 * and 18.3.1.13).
 */
export function isFlat(cursor: Cursor, size: 'ht' | 'width'): boolean {
  const own = size === 'ht' ? 'customHeight' : 'customWidth';
  return Number(cursor.attribute(size) ?? NaN) === 0 && cursor.flag(own);
}
