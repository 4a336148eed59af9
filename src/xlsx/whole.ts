import { LIMITS } from './limits.ts';
import { UNPACK } from './unpack.ts';
import { ensureWholeXls } from './whole-xls.ts';
import { ensureWholeXlsb } from './whole-xlsb.ts';
import { Archive } from './zip.ts';

/**
 * What the library that reads these formats passes over: every part must be there with its checksum and stay within
 * the limits, sheets must end, and cells must fit a grid. Throws a `Refusal` for what does not. Gives the code page of
 * the texts, where they are bytes of one.
 */
export function ensureWhole(bytes: Uint8Array, format: 'xls' | 'xlsb'): number | undefined {
  if (format === 'xls') return ensureWholeXls(bytes);
  ensureWholeXlsb(new Archive(bytes, UNPACK, LIMITS));
  return undefined;
}
