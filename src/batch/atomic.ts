import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** An output that could not be written, in words for whoever runs the command. */
export class OutputError extends Error {
  readonly file: string;
  readonly reason: 'open' | 'denied' | 'missing' | 'full' | 'other';

  constructor(file: string, reason: OutputError['reason'], message: string) {
    super(message);
    this.name = 'OutputError';
    this.file = file;
    this.reason = reason;
  }
}

const REASONS: Readonly<Record<string, OutputError['reason']>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'denied',
  EBUSY: 'open',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENOSPC: 'full',
};

/**
 * Writes a whole file or nothing, as far as other programs see: beside its place first, then moved there. Writing and
 * renaming are synchronous, so a signal is handled before or after both: an asynchronous write could still create its
 * file after the program had cleaned up. A file that a spreadsheet program holds open is not written over; the program
 * leaves a lock file beside it.
 */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  await refuseHeld(file);
  const part = besides(file, 'part');
  try {
    await mkdir(path.dirname(file), { recursive: true });
    writeFileSync(part, content);
    renameSync(part, file);
  } catch (error) {
    discard(part);
    throw asOutputError(file, error);
  }
}

/**
 * A place in the same folder for a moment. Not with the file's own name, which may be as long as a name can be; by
 * chance and not by the process, since two machines that write into a shared folder may run under one number.
 */
function besides(file: string, what: 'part' | 'probe'): string {
  return path.join(path.dirname(file), `.${randomBytes(4).toString('hex')}.${what}`);
}

/** What went wrong before is told; that this went wrong as well helps nobody. */
function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // There was no place for it in the first place.
  }
}

/** Fails as `writeWhole` would, before hours of reading. */
export async function ensureWritable(file: string): Promise<void> {
  await refuseHeld(file);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // Its own name if nobody has it: that may be one which no file can have.
    const isThere = lstatSync(file, { throwIfNoEntry: false }) !== undefined;
    const probe = isThere ? besides(file, 'probe') : file;
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe);
  } catch (error) {
    throw asOutputError(file, error);
  }
}

async function refuseHeld(file: string): Promise<void> {
  const lock = await lockOf(file);
  if (lock) throw new OutputError(file, 'open', lock);
  for (const place of [file, path.dirname(file)]) {
    const found = await stat(place).catch(() => null);
    if (!found) continue;
    // A device or a pipe would be gone, and a file in its place.
    const isOther = place === file && !found.isFile();
    if (isOther || isReadOnly(found)) throw new OutputError(file, 'denied', place);
  }
}

/**
 * An administrator may write over what is marked read-only; that it was marked means it is to stay. On Windows the mark
 * of a folder forbids nothing: it says that the folder has an icon of its own, as the desktop and the documents have.
 */
function isReadOnly(found: Stats): boolean {
  if (process.platform === 'win32' && found.isDirectory()) return false;
  return (found.mode & 0o222) === 0;
}

async function lockOf(file: string): Promise<string | null> {
  const [folder, name] = [path.dirname(file), path.basename(file)];
  for (const lock of [`~$${name}`, `~$${name.slice(2)}`, `.~${name}`, `.~lock.${name}#`]) {
    const there = await access(path.join(folder, lock)).then(
      () => true,
      () => false,
    );
    if (there) return path.join(folder, lock);
  }
  return null;
}

function asOutputError(file: string, error: unknown): OutputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new OutputError(
    file,
    REASONS[code] ?? 'other',
    error instanceof Error ? error.message : '',
  );
}
