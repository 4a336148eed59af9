/**
 * The inner loops of the reader, in AssemblyScript: a dialect of TypeScript that compiles to WebAssembly. They
 * take what nearly all workbooks are made of, where it lies in memory, and stop in front of anything else:
 * that is for the reader in TypeScript (src/xlsx), which gives the same results for these too.
 */
export { inflate } from './inflate';
export { crc32 } from './crc';
export { decimal } from './number';
export { state } from './state';
export { readItems } from './items';
export { keepTexts } from './texts';
export { readRows } from './rows';

/** Where the memory that the caller divides begins. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}
