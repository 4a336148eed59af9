import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** Changes with any source of the host and with the builder, so that an old bundle is never used. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()) {
    hash.update(file).update(readFileSync(join(FOLDER, file)));
  }
  hash.update(readFileSync(join(FOLDER, '../bundle.ts')));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The host as one script for a page, made once per state of its sources. It must run before office.js
 * (`page.addInitScript`) and reads its options from `window.excelHostOptions`.
 */
export async function hostBundle(): Promise<string> {
  const folder = join(tmpdir(), 'taizhang-excel-host');
  const path = join(folder, `${fingerprint()}.js`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Another worker may build the same; the rename makes the file appear whole.
    const draft = `${fingerprint()}.${process.pid}.js`;
    await bundle(join(FOLDER, 'browser.ts'), folder, draft, 'web');
    renameSync(join(folder, draft), path);
  }
  return readFileSync(path, 'utf8');
}
