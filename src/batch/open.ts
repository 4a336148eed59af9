import { Refusal } from '../core/issue.ts';
import type { Workbook } from '../core/sheet.ts';
import { ensureBounded, KNOWN_TO_ALL } from '../xlsx/decrypt.ts';
import { LIMITS } from '../xlsx/limits.ts';
import { isLockedXls } from '../xlsx/locked.ts';
import { openWorkbook } from '../xlsx/open.ts';
import type { ReadOptions } from '../xlsx/read.ts';
import { tooLarge } from '../xlsx/refuse.ts';
import { sniff } from '../xlsx/sniff.ts';
import { BARE } from '../xlsx/whole-xls.ts';
import { sha256Of, takeBytes } from './bytes.ts';
import { UNPACK_NODE } from './zlib.ts';

export interface OpenOptions extends ReadOptions {
  /** For files that ask for one; it is tried on each of them. */
  readonly password?: string;
}

/** Where a file is, and, if it was looked at before, what its bytes were then. */
interface Place {
  readonly absolute: string;
  readonly sha256?: string;
}

/** The workbook in a file. Throws a `Refusal` for one that cannot be opened or read, or has changed since. */
export async function openFile(place: Place, options: OpenOptions = {}): Promise<Workbook> {
  return openReceived(await receivedBytes(place), options);
}

/** The workbook in the bytes of a file. Throws a `Refusal` for what cannot be read. */
export async function openReceived(
  received: Uint8Array,
  options: OpenOptions = {},
): Promise<Workbook> {
  const { bytes, readOnly } = await withoutPassword(received, options.password);
  const workbook = await openWorkbook(bytes, { ...UNPACK_NODE, ...options });
  return readOnly ? { ...workbook, readOnly } : workbook;
}

/** The bytes of a workbook as they are without encryption. Throws a `Refusal` like `openFile`. */
export async function openBytes(
  place: Place,
  password?: string,
): Promise<{ readonly bytes: Uint8Array; readonly readOnly: boolean }> {
  return withoutPassword(await receivedBytes(place), password);
}

async function withoutPassword(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly readOnly: boolean }> {
  if (!isLocked(bytes)) return { bytes, readOnly: false };
  const opened = await decrypt(bytes, password);
  return { bytes: opened.bytes, readOnly: opened.password === KNOWN_TO_ALL };
}

function isLocked(bytes: Uint8Array): boolean {
  const format = sniff(bytes);
  return format === 'encrypted' || (format === 'xls' && isLockedXls(bytes));
}

async function decrypt(
  bytes: Uint8Array,
  given: string | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly password: string }> {
  const format = sniff(bytes);
  if (format === 'encrypted') ensureBounded(bytes);
  // Of .xls the tool makes lists of numbers as well.
  else if (bytes.length > BARE) throw tooLarge('file', BARE);
  const { decrypt: open } = await import('officecrypto-tool');
  for (const password of [KNOWN_TO_ALL, given]) {
    if (password === undefined || password === '') continue;
    try {
      return { bytes: await open(Buffer.from(bytes), { password }), password };
    } catch {
      // The wrong password, or a way of encryption that is not known: either way it stays closed.
    }
  }
  throw new Refusal('file-encrypted', { format });
}

async function receivedBytes({ absolute, sha256 }: Place): Promise<Uint8Array> {
  const { bytes, isWhole } = await takeBytes(absolute).catch((error: unknown) => {
    throw new Refusal('file-unreadable', { reason: error instanceof Error ? codeOf(error) : '' });
  });
  if (!isWhole) throw tooLarge('file', LIMITS.file);
  // What is said of a file, its digest too, must be true of the bytes that are counted.
  if (sha256 !== undefined && sha256Of(bytes) !== sha256) throw new Refusal('file-changed', {});
  return bytes;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
