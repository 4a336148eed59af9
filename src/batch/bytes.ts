import { closeSync, fstatSync, openSync, read } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Larger files are no returns, and are left to Node. */
const USUAL = 64 * 2 ** 20;

const readSome = promisify(read);

/**
 * The bytes of a file. Node's own `readFile` goes to another thread and back for every half megabyte and for each
 * thing it asks before, which takes four times as long for a return. Throws what `node:fs` throws.
 */
export async function bytesOf(absolute: string): Promise<Uint8Array> {
  const file = openSync(absolute, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > USUAL) return await readFile(absolute);
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await readSome(file, bytes, at, size - at, at);
      // It was cut short while it was read.
      if (bytesRead === 0) return bytes.slice(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
