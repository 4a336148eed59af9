import { execFile, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

function find(program: string): string | null {
  const found = spawnSync('which', [program], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** The LibreOffice program, or null where it is not installed. */
export const soffice: string | null = find('soffice');

/** Each worker has its own profile: two LibreOffices on one profile wait for each other. */
const profile = pathToFileURL(join(tmpdir(), `taizhang-libreoffice-${process.pid}`)).href;

/** Converts a file, `format` as in `pdf`, `xlsx` or `csv`; gives the path of the result. */
export async function convert(file: string, format: string, outDir: string): Promise<string> {
  if (soffice === null) throw new Error('LibreOffice is not installed');
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--norestore'];
  const job = ['--convert-to', format, '--outdir', outDir, file];
  await promisify(execFile)(soffice, [...options, ...job], { timeout: 120_000 });
  const extension = format.split(':')[0] ?? format;
  return join(outDir, `${basename(file, extname(file))}.${extension}`);
}
