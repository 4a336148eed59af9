import { CFB } from '@e965/xlsx';
import { encrypt } from 'officecrypto-tool';
import { beforeAll, describe, expect, it } from 'vitest';
import { openReceived } from '../../src/batch/open.ts';
import { Refusal } from '../../src/core/issue.ts';
import { open, readJobs } from '../../src/work/read.ts';
import { decrypt } from '../../src/xlsx/decrypt.ts';
import { makeStream, record, u16 } from './biff.ts';
import { lockStream } from './lock-xls.ts';
import { makeWorkbook } from './make-zip.ts';

const A1 = '<row r="1"><c r="A1"><v>1</v></c></row>';
const PASSWORD = 'VelvetSweatshop';
let sound: Buffer;

beforeAll(() => {
  sound = encrypt(Buffer.from(makeWorkbook(A1)), { password: PASSWORD });
});

/** The same file with some of its text changed in place. */
function changed(from: string, to: string): Uint8Array {
  const bytes = Buffer.from(sound);
  const at = bytes.indexOf(from, 'latin1');
  expect([at > 0, to.length]).toEqual([true, from.length]);
  bytes.write(to, at, 'latin1');
  return bytes;
}

interface Compounds {
  readonly read: (bytes: Uint8Array, options: { type: 'buffer' }) => unknown;
  readonly find: (container: unknown, path: string) => { content: Uint8Array; size: number };
  readonly write: (container: unknown, options: { type: 'buffer' }) => Uint8Array;
}

/** The same file with what says how it is encrypted put through `change`. */
function told(change: (info: string) => string): Uint8Array {
  const { read, find, write } = CFB as Compounds;
  const container = read(sound, { type: 'buffer' });
  const info = find(container, '/EncryptionInfo');
  info.content = Buffer.from(change(Buffer.from(info.content).toString('latin1')), 'latin1');
  info.size = info.content.length;
  return new Uint8Array(write(container, { type: 'buffer' }));
}

async function outcome(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => Promise<unknown> = openReceived,
): Promise<string> {
  return read(bytes).then(
    () => 'read',
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return `${error.code} ${error.detail['reason'] ?? error.detail['what']}`;
    },
  );
}

describe('an encrypted workbook', () => {
  it('is opened with the password that every program knows', async () => {
    expect(await outcome(sound)).toBe('read');
  });

  it.each([
    ['rounds without end', 'spinCount="100000"', 'spinCount="9e9999"', 'file-too-large spinCount'],
    ['a key of a gigabyte', 'keyBits="256"', 'keyBits="9e9"', 'file-damaged keyBits'],
    ['a block of a gigabyte', 'blockSize="16"', 'blockSize="9e"', 'file-damaged blockSize'],
    ['no number of rounds', 'spinCount=', 'spinCounX=', 'file-damaged spinCount'],
  ])('is refused at once for %s', async (_, from, to, expected) => {
    const start = process.cpuUsage();
    const bytes = changed(from, to);
    expect(await outcome(bytes)).toBe(expected);
    expect(await outcome(bytes, (all) => decrypt(all, PASSWORD))).toBe(expected);
    expect(process.cpuUsage(start).user).toBeLessThan(1e6);
  });

  it.each([
    ['more said than any program says', (info: string) => info + 'a'.repeat(80 * 1024), 'size'],
    [
      'a number in the value of another attribute',
      (info: string) => info.replace('keyBits=', `note='keyBits="9e9"' keyBits=`),
      'keyBits',
    ],
  ])('is refused for %s', async (_, change, expected) => {
    const start = process.cpuUsage();
    expect(await outcome(told(change))).toBe(`file-damaged ${expected}`);
    expect(process.cpuUsage(start).user).toBeLessThan(1e6);
  });

  it('is called damaged, and not locked, where it does not say how it is encrypted', async () => {
    const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');
    const bytes = changed(wide('EncryptionInfo'), wide('EncryptionInfx'));
    expect(await outcome(bytes)).toBe('file-damaged missing');
  });

  it('is found by a page as a workbook, and refused as in the command, where it asks for too much', async () => {
    const bytes = changed('spinCount="100000"', 'spinCount="9e9999"');
    const file = new File([Uint8Array.from(bytes)], '台账.xlsx');
    const found = await readJobs([]).look({ path: file.name, time: '', file }, () => undefined);
    expect(found).toMatchObject({ kind: 'workbook', readOnly: false });
    expect(found.sha256).toHaveLength(64);
    expect(await outcome(bytes, () => open(found.file))).toBe('file-too-large spinCount');
  });
});

interface Container {
  readonly utils: {
    readonly cfb_new: () => object;
    readonly cfb_add: (container: object, name: string, stream: Uint8Array) => void;
  };
  readonly write: (container: object, options: { readonly type: 'array' }) => ArrayBuffer;
}

describe('an encrypted workbook of Excel 97', () => {
  const size = record(0x200, ...u16(0, 0, 1, 0, 0, 1, 0));
  const one = record(0x203, ...u16(0, 0, 0), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
  const sheets = Array.from({ length: 200 }, (_, at) => ({
    name: [0, ...Buffer.from(`S${at}`)],
    kind: 0x10,
    hidden: at === 1,
    content: [...size, ...one],
  }));

  function make(password: string): Uint8Array {
    const { utils, write } = CFB as Container;
    const container = utils.cfb_new();
    utils.cfb_add(container, 'Workbook', lockStream(makeStream(0x600, sheets), password));
    return new Uint8Array(write(container, { type: 'array' }));
  }

  it('is opened with the password that every program knows, and is then only protected', async () => {
    const book = await openReceived(make(PASSWORD));
    expect(book).toMatchObject({ readOnly: true, sheets: { length: 200 } });
    expect(book.sheets.every(({ rows }) => rows[0]?.[0] === 1)).toBe(true);
    expect(book.sheets.filter(({ visibility }) => visibility === 'hidden')).toHaveLength(1);
  });

  it('is opened with the password that was given', async () => {
    const book = await openReceived(make('台账'), { password: '台账' });
    expect(book.sheets[0]?.rows).toEqual([[1]]);
    expect(book.readOnly).toBeUndefined();
  });

  it('is refused without its password', async () => {
    expect(await outcome(make('台账'))).toBe('file-encrypted undefined');
  });
});
