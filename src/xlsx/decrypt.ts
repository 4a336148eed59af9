import { join } from './bytes.ts';
import { openCompound } from './compound.ts';
import { damaged, tooLarge } from './refuse.ts';

/** What every program tries by itself: a workbook saved as “read-only recommended” is encrypted with it. */
export const KNOWN_TO_ALL = 'VelvetSweatshop';

/** More rounds than any program writes (Office: 100,000) only keep the reader busy. */
const MOST_ROUNDS = 1_000_000;
/** Bytes that say how a workbook is encrypted: Office writes about 2,000. */
const MOST_INFO = 64 * 1024;
const SEGMENT = 4096;
const BLOCK = 16;

/** What a key is good for is mixed into it ([MS-OFFCRYPTO] 2.3.4.12). */
const FOR_KEY = Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6);

type Bytes = Uint8Array<ArrayBuffer>;
type Hash = (bytes: Bytes) => Promise<Bytes>;

/**
 * The workbook in an encrypted one, or null where the password is wrong or the way of encryption is none
 * of Office’s two for xlsx. Throws a `Refusal` like `ensureBounded`. For places without Node: there officecrypto-tool
 * does this, ten times as fast.
 */
export async function decrypt(bytes: Uint8Array, password: string): Promise<Bytes | null> {
  const { info, sealed } = readStreams(bytes);
  ensureCosts(info);
  try {
    const opened = await (info[2] === 4 ? agile : standard)(info, sealed.subarray(8), password);
    const whole = opened.slice(0, numberAt(sealed, 0));
    return numberAt(whole, 0) === 0x04034b50 ? whole : null;
  } catch {
    return null;
  }
}

/** Throws a `Refusal` for a container that is not whole or lacks one of the two. */
function readStreams(bytes: Uint8Array): { readonly info: Bytes; readonly sealed: Bytes } {
  const { read } = openCompound(bytes);
  const [info, sealed] = [read('ENCRYPTIONINFO'), read('ENCRYPTEDPACKAGE')];
  if (!info || !sealed) throw damaged('EncryptionInfo', 'missing');
  return { info: Uint8Array.from(info), sealed: Uint8Array.from(sealed) };
}

/** The numbers that say how much is to be computed and how much memory taken, and what each may be. */
const COSTS: Readonly<Record<string, (value: number) => boolean>> = {
  spinCount: (rounds) => rounds <= MOST_ROUNDS,
  keyBits: (bits) => [128, 192, 256].includes(bits),
  blockSize: (size) => size === BLOCK,
  saltSize: (size) => size <= 64,
  hashSize: (size) => size <= 64,
};

/**
 * Throws a `Refusal` for an encrypted workbook that is not whole, or that asks whoever tries a password for more than
 * any program does: officecrypto-tool believes whatever stands there.
 */
export function ensureBounded(bytes: Uint8Array): void {
  ensureCosts(readStreams(bytes).info);
}

function ensureCosts(info: Bytes): void {
  // Other versions than this have no numbers to believe.
  if (info[0] !== 4 || info[2] !== 4) return;
  if (info.length > MOST_INFO) throw damaged('EncryptionInfo', 'size');
  const xml = new TextDecoder().decode(info.subarray(8));
  for (const [name, fits] of Object.entries(COSTS)) {
    const values = everyValue(xml, name);
    if (values.length === 0) throw damaged('EncryptionInfo', name);
    if (!values.every((value) => /^\d{1,9}$/.test(value) && fits(Number(value)))) {
      throw name === 'spinCount' ? tooLarge(name, MOST_ROUNDS) : damaged('EncryptionInfo', name);
    }
  }
}

/** What any reader could take for a value of this attribute, even where it stands in the value of another. */
function everyValue(xml: string, name: string): string[] {
  const pattern = new RegExp(`(?<!\\w)${name}\\s*=\\s*["']([^"']*)["']`, 'g');
  return Array.from(xml.matchAll(pattern), ([, value = '']) => value);
}

/** [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15. */
async function agile(info: Bytes, sealed: Bytes, password: string): Promise<Bytes> {
  const xml = new TextDecoder().decode(info.subarray(8));
  const [data = '', person = ''] = ['keyData', 'encryptedKey'].map(
    (name) => new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`).exec(xml)?.[0] ?? '',
  );
  const [hash, own] = [hashBy(text(data, 'hashAlgorithm')), hashBy(text(person, 'hashAlgorithm'))];
  const salt = binary(person, 'saltValue');
  const seed = await spin(password, salt, Number(text(person, 'spinCount')), own);
  const key = fit(await own(join([seed, FOR_KEY])), Number(text(person, 'keyBits')) / 8, 0x36);
  const inner = await unchain(key, fit(salt, BLOCK, 0x36), binary(person, 'encryptedKeyValue'));
  const secret = inner.slice(0, Number(text(data, 'keyBits')) / 8);
  const segments = Array.from({ length: Math.ceil(sealed.length / SEGMENT) }, async (_, at) => {
    const start = await hash(join([binary(data, 'saltValue'), little(at)]));
    const part = sealed.slice(at * SEGMENT, (at + 1) * SEGMENT);
    return unchain(secret, fit(start, BLOCK, 0x36), part);
  });
  return join(await Promise.all(segments));
}

/** [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9: SHA-1 and AES, each block by itself. */
async function standard(info: Bytes, sealed: Bytes, password: string): Promise<Bytes> {
  const header = 12;
  const bits = numberAt(info, header + 16);
  const verifier = header + numberAt(info, 8);
  const sha1 = hashBy('SHA1');
  const seed = await spin(password, info.slice(verifier + 4, verifier + 20), 50_000, sha1);
  const last = fit(await sha1(join([seed, little(0)])), 64, 0);
  const halves = [0x36, 0x5c].map((fill) => sha1(last.map((byte) => byte ^ fill)));
  const key = join(await Promise.all(halves)).slice(0, bits / 8);
  const whole = sealed.slice(0, sealed.length - (sealed.length % BLOCK));
  const chained = await unchain(key, new Uint8Array(BLOCK), whole);
  // The only mode at hand chains the blocks: what it mixed in is taken out again.
  return chained.map((byte, at) => byte ^ (whole[at - BLOCK] ?? 0));
}

async function spin(password: string, salt: Bytes, rounds: number, hash: Hash): Promise<Bytes> {
  const signs = Uint16Array.from(password, (sign) => sign.charCodeAt(0));
  let last = await hash(join([salt, new Uint8Array(signs.buffer)]));
  const next = join([little(0), last]);
  const count = new DataView(next.buffer);
  for (let round = 0; round < rounds; round += 1) {
    count.setUint32(0, round, true);
    next.set(last, 4);
    last = await hash(next);
  }
  return last;
}

/** AES-CBC without padding: a block is added that decrypts to the padding the browser demands. */
async function unchain(key: Bytes, iv: Bytes, sealed: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt', 'decrypt']);
  const last = sealed.slice(-BLOCK);
  const padding = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, aes, new Uint8Array());
  const padded = join([sealed, new Uint8Array(padding)]);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, aes, padded));
}

function hashBy(name: string): Hash {
  const known = name.replace(/^SHA-?/, 'SHA-');
  return async (bytes) => new Uint8Array(await crypto.subtle.digest(known, bytes));
}

function text(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function binary(tag: string, name: string): Bytes {
  return Uint8Array.from(atob(text(tag, name)), (sign) => sign.charCodeAt(0));
}

function fit(bytes: Bytes, length: number, fill: number): Bytes {
  const fitted = new Uint8Array(length).fill(fill);
  fitted.set(bytes.subarray(0, length));
  return fitted;
}

function little(value: number): Bytes {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function numberAt(bytes: Bytes, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}
