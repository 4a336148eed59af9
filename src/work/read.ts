import type { Form } from '../core/form.ts';
import { kindOf, kindOfUnread } from '../core/gather/found.ts';
import { tallyFiles } from '../core/gather/group.ts';
import { peekAt } from '../core/gather/peek.ts';
import { Refusal } from '../core/issue.ts';
import type { Workbook } from '../core/sheet.ts';
import type { Chosen } from '../panel/engine.ts';
import { isOther, readOther } from '../xlsx/other.ts';
import { readWorkbook } from '../xlsx/read.ts';
import { sniff } from '../xlsx/sniff.ts';
import type { FoundFile, ReadJobs } from './jobs.ts';
import { settingOf, treeOf } from './setting.ts';
import type { Jobs } from './wire.ts';

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // A file: page and a blob worker of it are trustworthy origins, so that this exists (Chromium 60).
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function look({ path, time, file }: Chosen): Promise<FoundFile> {
  try {
    const bytes = await bytesOf(file);
    const sha256 = await sha256Of(bytes);
    return { path, time, file, sha256, kind: kindOf(path, () => sniff(bytes)) };
  } catch {
    return { path, time, file, sha256: '', kind: kindOfUnread(path) };
  }
}

export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Which sheets are wanted; all where nothing is said. */
type Wanted = ((name: string) => boolean) | undefined;

/** Throws a `Refusal` for what cannot be read. */
export async function open(file: File, wanted?: Wanted): Promise<Workbook> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(file);
  } catch (error) {
    // Moved, deleted or locked since it was chosen.
    throw new Refusal('file-unreadable', { reason: error instanceof Error ? error.name : '' });
  }
  const format = sniff(bytes);
  if (!isOther(format)) return readWorkbook(bytes, wanted ? { sheets: wanted } : {});
  const workbook = await readOther(bytes, format);
  const { sheets } = workbook;
  return wanted ? { ...workbook, sheets: sheets.filter(({ name }) => wanted(name)) } : workbook;
}

export const readJobs = (forms: readonly Form[]): Jobs<ReadJobs> => ({
  look,
  peek: ({ file, region }) => peekAt(file, treeOf(region), (wanted) => open(file.file, wanted)),
  tally: ({ group, order }) => tallyFiles(group, settingOf(order, forms), (one) => open(one.file)),
});
