import type { Form } from '../core/form.ts';
import { kindOf, kindOfUnread } from '../core/gather/found.ts';
import { tallyFiles } from '../core/gather/group.ts';
import { peekAt } from '../core/gather/peek.ts';
import { Refusal } from '../core/issue.ts';
import type { Workbook } from '../core/sheet.ts';
import type { Chosen } from '../panel/engine.ts';
import { decrypt, ensureBounded, KNOWN_TO_ALL } from '../xlsx/decrypt.ts';
import { LIMITS } from '../xlsx/limits.ts';
import { openWorkbook } from '../xlsx/open.ts';
import { HEAD, sniff } from '../xlsx/sniff.ts';
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
    const isWhole = file.size <= LIMITS.file;
    const bytes = await bytesOf(isWhole ? file : file.slice(0, HEAD));
    const sha256 = isWhole ? await sha256Of(bytes) : '';
    const found = { path, time, sha256, kind: kindOf(path, () => sniff(bytes), isWhole) };
    const opened = found.kind === 'workbook' ? await unlock(bytes) : null;
    // Once, because it takes a second: what is read after this is the opened workbook.
    if (opened) return { ...found, file: new File([opened], file.name), readOnly: true };
    return { ...found, file, readOnly: false };
  } catch {
    return { path, time, file, sha256: '', kind: kindOfUnread(path), readOnly: false };
  }
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

/** The workbook in one that is encrypted with what every program knows, or null; `open` says what is wrong with it. */
async function unlock(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sniff(bytes) !== 'encrypted') return null;
  try {
    return await decrypt(bytes, KNOWN_TO_ALL);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The bytes of a workbook as they are without encryption. */
export async function openBytes(file: File): Promise<Uint8Array> {
  const bytes = await bytesOf(file);
  return (await unlock(bytes)) ?? bytes;
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
  // One that asks for more than any program does is damaged; any other is only encrypted.
  if (sniff(bytes) === 'encrypted') ensureBounded(bytes);
  return openWorkbook(bytes, wanted ? { sheets: wanted } : {});
}

async function openFound({ file, readOnly }: FoundFile, wanted?: Wanted): Promise<Workbook> {
  const workbook = await open(file, wanted);
  return readOnly ? { ...workbook, readOnly } : workbook;
}

export const readJobs = (forms: readonly Form[]): Jobs<ReadJobs> => ({
  look,
  peek: ({ file, region }) => peekAt(file, treeOf(region), (wanted) => openFound(file, wanted)),
  tally: ({ group, order }) => tallyFiles(group, settingOf(order, forms), (one) => openFound(one)),
});
