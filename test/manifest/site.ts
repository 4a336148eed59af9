import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REQUIRED_API } from '../../src/excel/requirement.ts';
import { checkManifest, type Surroundings } from '../../scripts/manifest/check.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..');
export const MANIFEST = readFileSync(path.join(ROOT, 'manifest.xml'), 'utf8');

/** The site as the build lays it out: pictures as they are, and the one page the manifest names. */
export const SITE: Surroundings = {
  look: (file) => {
    if (file === 'taskpane.html') return new Uint8Array();
    if (!file.startsWith('assets/')) return null;
    try {
      return readFileSync(path.join(ROOT, file));
    } catch {
      return null;
    }
  },
  api: REQUIRED_API,
  version: packageVersion(),
  locales: ['en-US'],
};

function packageVersion(): string {
  const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

export function faultsOf(text: string): string[] {
  return checkManifest(text, SITE).map(({ fault, element }) => `${fault} ${element}`);
}
