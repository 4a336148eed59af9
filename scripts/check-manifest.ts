import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REQUIRED_API } from '../src/excel/requirement.ts';
import { checkManifest } from './manifest/check.ts';
import { wordComplaint } from './manifest/words.ts';

/*
 * `node dist/check-manifest.js [FILE] [--lang en]`: one line for each thing wrong with the manifest; exit
 * status 1 if there is any, 2 if it cannot be read.
 */

const ROOT = path.join(import.meta.dirname, '..');

/** A file of the site: a built page in dist, a picture in assets. */
function look(file: string): Uint8Array | null {
  for (const folder of [path.join(ROOT, 'dist'), ROOT]) {
    try {
      return readFileSync(path.join(folder, file));
    } catch {
      continue;
    }
  }
  return null;
}

const asked = process.argv.slice(2);
const english = asked.includes('--lang') && asked[asked.indexOf('--lang') + 1] === 'en';
const [file = path.join(ROOT, 'manifest.xml')] = asked.filter(
  (word) => word !== '--lang' && word !== 'en' && word !== 'zh',
);

try {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const text = readFileSync(file, 'utf8');
  const complaints = checkManifest(text, { look, api: REQUIRED_API, version, locales: ['en-US'] });
  const name = path.relative(process.cwd(), file);
  for (const complaint of complaints) {
    console.error(wordComplaint(name, complaint, english ? 'en' : 'zh'));
  }
  if (complaints.length === 0) console.log(english ? `${name} is sound` : `${name} 无问题`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
