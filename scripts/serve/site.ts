import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../../src/batch/atomic.ts';
import { moveLibrary } from './library.ts';
import { ServeError } from './words.ts';

/**
 * The site an option names, with a slash at its end: `https://tz.example.cn/app/`. Refuses what Office
 * would not load a pane from.
 */
export function readSite(value: string): string {
  const site = URL.canParse(value) ? new URL(value) : null;
  if (
    site?.protocol !== 'https:' ||
    site.search !== '' ||
    site.hash !== '' ||
    site.username !== ''
  ) {
    throw new ServeError('site-wrong', { value });
  }
  return site.href.endsWith('/') ? site.href : `${site.href}/`;
}

/**
 * A manifest with all its addresses moved to another site; the old one is where its pane is. Doing it
 * twice changes nothing more.
 */
export function moveManifest(text: string, site: string): string {
  const pane = /<DefaultSettings>\s*<SourceLocation DefaultValue="([^"]*)"/.exec(text)?.[1] ?? '';
  const old = new URL('.', pane).href;
  return text.replaceAll(`"${old}`, () => `"${site}`);
}

/**
 * Completes `dist` beside the built pages: the pictures, the manifest for a site, and the pane's office.js
 * where another is asked for. Gives the manifest's path. `root` is the folder above, with the sources;
 * where it has none, what dist has stays.
 */
export async function prepareSite(
  root: string,
  dist: string,
  site: string,
  library: string | null = null,
): Promise<string> {
  if (!existsSync(dist)) throw new ServeError('not-built', { folder: dist });
  const pictures = path.join(root, 'assets');
  if (existsSync(pictures)) await cp(pictures, path.join(dist, 'assets'), { recursive: true });
  const target = path.join(dist, 'manifest.xml');
  const source = [path.join(root, 'manifest.xml'), target].find((file) => existsSync(file));
  if (source === undefined) throw new ServeError('manifest-missing', { folder: root });
  await writeWhole(target, moveManifest(await readFile(source, 'utf8'), site));
  const pane = path.join(dist, 'taskpane.html');
  if (library !== null) {
    if (!existsSync(pane)) throw new ServeError('not-built', { folder: dist });
    await writeWhole(pane, moveLibrary(await readFile(pane, 'utf8'), library, site));
  }
  return target;
}
