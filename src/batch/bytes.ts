import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { LIMITS } from '../xlsx/limits.ts';
import { HEAD } from '../xlsx/sniff.ts';

const readSome = promisify(read);

/** Opening a pipe would block until somebody writes to it; Windows has no such flag and needs none. */
const OPEN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** All bytes of a file within the limit; of a larger one the first `HEAD`, enough to tell its kind. */
export interface Taken {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/**
 * The bytes of a file. Node's own `readFile` goes to another thread and back for every half megabyte and for each
 * thing it asks before, which takes four times as long for a return. Throws what `node:fs` throws, and for what
 * is no file.
 */
export async function takeBytes(absolute: string): Promise<Taken> {
  const file = openSync(absolute, OPEN);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw Object.assign(new Error('not a file'), { code: 'EINVAL' });
    const isWhole = status.size <= LIMITS.file;
    return { bytes: await readBytes(file, isWhole ? status.size : HEAD), isWhole };
  } finally {
    closeSync(file);
  }
}

async function readBytes(file: number, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await readSome(file, bytes, at, size - at, at);
    // It was cut short while it was read.
    if (bytesRead === 0) return bytes.slice(0, at);
    at += bytesRead;
  }
  return bytes;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
