import { zipSync, type Zippable } from 'fflate';
import type { Random } from '../../src/core/random.ts';
import type { Seed } from './seeds.ts';

/** Bytes made from a sound workbook, and what was done to them. */
export interface Mutant {
  readonly bytes: Uint8Array;
  readonly what: string;
  /**
   * What reading must come to: `same` cells or a refusal, `no-fewer` rows or a refusal, or `any` end but a
   * crash where the change may be a sound workbook of other content.
   */
  readonly expected: 'same' | 'no-fewer' | 'any';
}

export type Mutate = (seed: Seed, random: Random) => Mutant;

const NUMBERS = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0xffffffff];

const flip: Mutate = ({ bytes }, random) => {
  const changed = bytes.slice();
  const count = random.pick([1, 1, 2, 8, 64]);
  for (let index = 0; index < count; index++) {
    const at = random.integer(0, changed.length - 1);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.integer(0, 7));
  }
  return { bytes: changed, what: `flip ${count} bits`, expected: 'same' };
};

const truncate: Mutate = ({ bytes }, random) => {
  const length = random.integer(0, bytes.length - 1);
  return { bytes: bytes.slice(0, length), what: `cut at ${length}`, expected: 'same' };
};

/** Bytes taken out of the middle, doubled, or replaced by those of another place. */
const splice: Mutate = ({ bytes }, random) => {
  const from = random.integer(0, bytes.length - 1);
  const to = Math.min(bytes.length, from + random.pick([1, 4, 30, 512, 4096]));
  const other = random.integer(0, bytes.length - 1);
  const between = random.pick([
    new Uint8Array(),
    bytes.slice(from, to).fill(0),
    bytes.slice(other, other + to - from),
    Buffer.concat([bytes.slice(from, to), bytes.slice(from, to)]),
  ]);
  const changed = Buffer.concat([bytes.slice(0, from), between, bytes.slice(to)]);
  return { bytes: new Uint8Array(changed), what: `splice ${from} to ${to}`, expected: 'same' };
};

/** A field of a header or of the directory set to a number that is not true. */
const lie: Mutate = ({ bytes }, random) => {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const [signature, length] = random.pick([
    [0x04034b50, 30],
    [0x02014b50, 46],
    [0x06054b50, 22],
  ] as const);
  const found: number[] = [];
  for (let at = 0; at + length <= changed.length; at++) {
    if (view.getUint32(at, true) === signature) found.push(at);
  }
  const at = found.length > 0 ? random.pick(found) : 0;
  const offset = random.integer(4, length - 4);
  const number = random.chance(0.5) ? random.pick(NUMBERS) : random.integer(0, bytes.length);
  view.setUint32(at + offset, number, true);
  return { bytes: changed, what: `${number} at ${at}+${offset}`, expected: 'same' };
};

export function pack(parts: Readonly<Record<string, Uint8Array>>, level: 0 | 6 = 0): Uint8Array {
  const files: Zippable = {};
  for (const [name, data] of Object.entries(parts)) files[name] = [data, { level }];
  return zipSync(files);
}

const drop: Mutate = ({ parts }, random) => {
  const name = random.pick(Object.keys(parts));
  const rest = Object.entries(parts).filter(([part]) => part !== name);
  return { bytes: pack(Object.fromEntries(rest)), what: `drop ${name}`, expected: 'no-fewer' };
};

const rename: Mutate = ({ parts }, random) => {
  const name = random.pick(Object.keys(parts));
  const to = random.pick([
    `../${name}`,
    `/${name}`,
    name.toUpperCase(),
    `${name}/`,
    'xl/',
    '\0',
    `${name} `,
  ]);
  const renamed = Object.entries(parts).map(([part, data]) => [part === name ? to : part, data]);
  const bytes = pack(Object.fromEntries(renamed) as Record<string, Uint8Array>);
  return { bytes, what: `rename ${name} ${JSON.stringify(to)}`, expected: 'no-fewer' };
};

const exchange: Mutate = ({ parts }, random) => {
  const [one, other] = [random.pick(Object.keys(parts)), random.pick(Object.keys(parts))];
  const [first, second] = [parts[one], parts[other]];
  const changed = { ...parts, ...(first && second ? { [one]: second, [other]: first } : {}) };
  return { bytes: pack(changed, 6), what: `exchange ${one} ${other}`, expected: 'any' };
};

const around: Mutate = ({ bytes }, random) => {
  const noise = new Uint8Array(random.integer(1, 70_000)).fill(random.integer(0, 255));
  const both = random.chance(0.5) ? [noise, bytes] : [bytes, noise];
  return { bytes: new Uint8Array(Buffer.concat(both)), what: 'noise around', expected: 'same' };
};

/** Changes to the archive and its bytes. */
export const ARCHIVE: readonly Mutate[] = [
  flip,
  truncate,
  splice,
  lie,
  drop,
  rename,
  exchange,
  around,
];
