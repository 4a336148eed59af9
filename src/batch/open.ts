import { readFile } from 'node:fs/promises';
import { Refusal } from '../core/issue.ts';
import type { Workbook } from '../core/sheet.ts';
import { readWorkbook, type ReadOptions } from '../xlsx/read.ts';
import { UNPACK_NODE } from './unpack.ts';

/** The workbook in a file. Throws a `Refusal` for a file that cannot be opened or read. */
export async function openWorkbook(absolute: string, options: ReadOptions = {}): Promise<Workbook> {
  return readWorkbook(await bytesOf(absolute), { ...UNPACK_NODE, ...options });
}

async function bytesOf(absolute: string): Promise<Uint8Array> {
  try {
    return await readFile(absolute);
  } catch (error) {
    throw new Refusal('file-unreadable', { reason: error instanceof Error ? codeOf(error) : '' });
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
