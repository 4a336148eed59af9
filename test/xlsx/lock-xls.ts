import { createHash } from 'node:crypto';
import { record, u16 } from './biff.ts';

const SALT = Buffer.from('0123456789abcdef');
const BLOCK = 1024;
/** Records that stay readable ([MS-XLS] 2.2.10); of the list of sheets, where they stand does. */
const OPEN = new Set([0x809, 0x2f, 0xe1]);
const LIST = 0x85;

const md5 = (...parts: Uint8Array[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest();

/** [MS-OFFCRYPTO] 2.3.6.2. */
function keyOf(password: string, block: number): Buffer {
  const word = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const seed = md5(...Array<Buffer[]>(16).fill([word, SALT]).flat());
  return md5(seed.subarray(0, 5), Uint8Array.of(block, 0, 0, 0));
}

function rc4(key: Buffer, bytes: Uint8Array): Uint8Array {
  const box = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [box[a], box[b]] = [box[b]!, box[a]!];
  };
  for (let at = 0, to = 0; at < 256; at++) {
    to = (to + box[at]! + key[at % key.length]!) & 255;
    swap(at, to);
  }
  let to = 0;
  return bytes.map((byte, index) => {
    const at = (index + 1) & 255;
    to = (to + box[at]!) & 255;
    swap(at, to);
    return byte ^ box[(box[at]! + box[to]!) & 255]!;
  });
}

/** A stream of Excel 97, encrypted as programs did then ([MS-OFFCRYPTO] 2.3.7.1: RC4, 40 bits). */
export function lockStream(stream: Uint8Array, password: string): Uint8Array {
  const verifier = Buffer.from('fedcba9876543210');
  const sealed = rc4(keyOf(password, 0), Buffer.concat([verifier, md5(verifier)]));
  const pass = record(0x2f, ...u16(1, 1, 1), ...SALT, ...sealed);
  const front = 4 + stream[2]!;
  const plain = Buffer.concat([
    stream.subarray(0, front),
    Buffer.from(pass),
    stream.subarray(front),
  ]);
  const whole = Buffer.concat([plain]);
  for (let at = 0; at < plain.length; at += BLOCK) {
    whole.set(rc4(keyOf(password, at / BLOCK), plain.subarray(at, at + BLOCK)), at);
  }
  for (let at = 0; at < plain.length; at += 4 + plain.readUInt16LE(at + 2)) {
    const type = plain.readUInt16LE(at);
    const open = OPEN.has(type) ? 4 + plain.readUInt16LE(at + 2) : type === LIST ? 8 : 4;
    whole.set(plain.subarray(at, at + open), at);
    if (type === LIST) whole.writeUInt32LE(plain.readUInt32LE(at + 4) + pass.length, at + 4);
  }
  return whole;
}
