import type { NamedBytes } from '../panel/engine.ts';
import { crc32 } from '../xlsx/crc.ts';
import { packed, writeZip } from '../xlsx/write-zip.ts';

/** A browser saves one file at a time: several come in one archive. */
export function pack(files: Readonly<Record<string, Uint8Array>>, name: string): NamedBytes {
  const [only, ...more] = Object.entries(files);
  if (only && more.length === 0) return { name: only[0], bytes: new Uint8Array(only[1]) };
  // Workbooks are compressed already.
  const parts = Object.entries(files).map(([own, bytes]) =>
    packed(own, bytes, { checksum: crc32 }),
  );
  return { name, bytes: new Uint8Array(writeZip(parts, new Date())) };
}
