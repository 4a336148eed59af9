import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { kindOf, kindOfUnread, type Found as FoundFile, type Kind } from '../core/gather/found.ts';
import { sniff } from '../xlsx/sniff.ts';
import { sha256Of, takeBytes } from './bytes.ts';

/** A file of the folder, and where this machine finds it. */
export interface Found extends FoundFile {
  readonly absolute: string;
}

/** A file's name as it was given or found, and where this machine finds it. */
export interface Listed {
  readonly name: string;
  readonly absolute: string;
}

/**
 * Every file below a folder, in the order of their paths. Links are not followed: a folder may not lead
 * out of itself. `except` are our own outputs, files or folders.
 */
export async function listFolder(
  folder: string,
  except: ReadonlySet<string>,
): Promise<readonly Listed[]> {
  return (await walk(folder))
    .filter((absolute) => !isOurs(path.resolve(absolute), except))
    .map((absolute) => ({ name: path.relative(folder, absolute), absolute }));
}

/** An output, or a file in a folder of outputs. */
function isOurs(absolute: string, outputs: ReadonlySet<string>): boolean {
  return [...outputs].some((ours) => isWithin(absolute, ours));
}

/** Whether a place is another, or in it. */
export function isWithin(place: string, other: string): boolean {
  return place === other || place.startsWith(other + path.sep);
}

/** Files and folders as they were named on a command line; each file keeps the name it was given. */
export async function listAll(paths: readonly string[]): Promise<readonly Listed[]> {
  const listed = new Map<string, Listed>();
  for (const given of paths) {
    const files = (await stat(given)).isDirectory() ? await walk(given) : [given];
    for (const file of files) {
      const key = path.resolve(file);
      if (!listed.has(key)) listed.set(key, { name: file, absolute: file });
    }
  }
  return [...listed.values()];
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of names) {
    const absolute = path.join(folder, entry.name);
    // A folder below that cannot be listed is named like a file that cannot be opened.
    if (entry.isDirectory()) {
      // Not by spreading: a folder may hold more files than a call takes arguments.
      for (const file of await walk(absolute).catch(() => [absolute])) files.push(file);
    } else if (entry.isFile() || entry.isSymbolicLink()) files.push(absolute);
  }
  return files;
}

/**
 * What a file is, by its name and its bytes, which are given too. One that cannot be opened is found all the
 * same, and so is one that is gone: others work in a shared folder meanwhile.
 */
export function lookAt(listed: Listed): Promise<Looked> {
  return lookWith(listed, (path, bytes, isWhole) => kindOf(path, () => sniff(bytes), isWhole));
}

/** The same, by its name alone, of a file whose bytes must not be looked into: reading it will say what it is. */
export async function listUnseen(listed: Listed): Promise<Found> {
  const { file } = await lookWith(listed, (path, _, isWhole) => {
    if (kindOfUnread(path) === 'lock') return 'lock';
    return isWhole ? 'workbook' : 'large';
  });
  return file;
}

interface Looked {
  readonly file: Found;
  readonly bytes?: Uint8Array;
}

async function lookWith(
  { name, absolute }: Listed,
  kindIn: (path: string, bytes: Uint8Array, isWhole: boolean) => Kind,
): Promise<Looked> {
  const unread = { path: name.split(path.sep).join('/'), absolute, time: '', sha256: '' };
  try {
    const status = await lstat(absolute);
    const file = { ...unread, time: status.mtime.toISOString() };
    if (status.isSymbolicLink()) return { file: { ...file, kind: 'link' } };
    const { bytes, isWhole } = await takeBytes(absolute);
    const kind = kindIn(file.path, bytes, isWhole);
    return isWhole
      ? { file: { ...file, sha256: sha256Of(bytes), kind }, bytes }
      : { file: { ...file, kind } };
  } catch {
    return { file: { ...unread, kind: kindOfUnread(unread.path) } };
  }
}
