import { linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(tmpdir(), 'taizhang-bench');

/** Raised when what is generated changes: folders of another number are made anew. */
const SEED = 2;

/**
 * A folder under the system's temporary folder, filled once and then kept. It appears under its name only
 * when it is whole, so a run that was stopped leaves nothing half made.
 */
export async function keep(
  name: string,
  fill: (folder: string) => Promise<void> | void,
): Promise<string> {
  const folder = path.join(ROOT, `${name}-${SEED}`);
  try {
    if (readdirSync(folder).length > 0) return folder;
  } catch {
    // It is not there yet.
  }
  const part = `${folder}.${process.pid}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  process.stderr.write(`making ${folder}\n`);
  await fill(part);
  renameSync(part, folder);
  return folder;
}

/** The files of a folder and of those below it, in the order of their paths. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The same file in a second folder, without its bytes a second time. */
export function link(file: string, folder: string): void {
  linkSync(file, path.join(folder, path.basename(file)));
}

export function put(folder: string, name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(folder, name), bytes);
}
