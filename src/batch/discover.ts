import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { kindOf, kindOfUnread, type Found as FoundFile } from '../core/gather/found.ts';
import { sniff } from '../xlsx/sniff.ts';

/** A file of the folder, and where this machine finds it. */
export interface Found extends FoundFile {
  readonly absolute: string;
}

/**
 * Every file below a folder, in the order of their paths. Links are not followed: a folder may not lead
 * out of itself. `except` are our own outputs, files or folders.
 */
export async function discover(
  folder: string,
  except: ReadonlySet<string>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const absolute of await walk(folder)) {
    if (isOurs(path.resolve(absolute), except)) continue;
    found.push(await look(path.relative(folder, absolute), absolute));
  }
  return found;
}

/** An output, or a file in a folder of outputs. */
function isOurs(absolute: string, outputs: ReadonlySet<string>): boolean {
  return [...outputs].some((ours) => absolute === ours || absolute.startsWith(ours + path.sep));
}

/** Files and folders as they were named on a command line; each file keeps the name it was given. */
export async function discoverAll(paths: readonly string[]): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const given of paths) {
    const files = (await stat(given)).isDirectory() ? await walk(given) : [given];
    for (const file of files) {
      const key = path.resolve(file);
      if (!found.has(key)) found.set(key, await look(file, file));
    }
  }
  return [...found.values()];
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of names) {
    const absolute = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await walk(absolute)));
    else if (entry.isFile() || entry.isSymbolicLink()) files.push(absolute);
  }
  return files;
}

async function look(name: string, absolute: string): Promise<Found> {
  const status = await lstat(absolute);
  const { mtime } = status;
  const base = { path: name.split(path.sep).join('/'), absolute, time: mtime.toISOString() };
  if (status.isSymbolicLink()) return { ...base, sha256: '', kind: 'link' };
  try {
    const bytes = await readFile(absolute);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...base, sha256, kind: kindOf(base.path, () => sniff(bytes)) };
  } catch {
    return { ...base, sha256: '', kind: kindOfUnread(base.path) };
  }
}
