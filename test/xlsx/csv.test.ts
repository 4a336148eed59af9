import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/issue.ts';
import { readCsv } from '../../src/xlsx/csv.ts';

const TEXT = '\ufeff姓名\t人数\r\n甲\t12';
const LITTLE = new Uint8Array(Buffer.from(TEXT, 'utf16le'));
const BIG = new Uint8Array(Buffer.from(TEXT, 'utf16le').swap16());
/** 姓 in GBK, and a byte that begins nothing in it. */
const BROKEN = Uint8Array.from([0xd0, 0xd5, 0x2c, 0x31, 0x0a, 0xff, 0x2c, 0x31]);

function outcome(bytes: Uint8Array): unknown {
  try {
    return readCsv(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.detail['reason']}`;
  }
}

describe('a list of values', () => {
  it.each([
    ['UTF-8', strToU8(TEXT)],
    ['UTF-16', LITTLE],
    ['UTF-16, big end first', BIG],
  ])('is read in %s', (_, bytes) => {
    expect(outcome(bytes)).toEqual([
      ['姓名', '人数'],
      ['甲', '12'],
    ]);
  });

  it.each([
    ['UTF-16 cut in half a character', LITTLE.subarray(0, -1), 'utf-16le'],
    ['UTF-16 cut in half a character, big end first', BIG.subarray(0, -1), 'utf-16be'],
    ['bytes that are no text in any encoding', BROKEN, 'gb18030'],
    ['UTF-8 cut in half a character', strToU8('姓名,人数').subarray(0, -1), 'cut off'],
  ])('is refused for %s', (_, bytes, reason) => {
    expect(outcome(bytes)).toBe(`file-damaged ${reason}`);
  });
});
