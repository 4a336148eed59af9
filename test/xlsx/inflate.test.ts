import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { crc32 } from '../../src/xlsx/crc.ts';
import { startKernel } from '../../src/xlsx/kernel.ts';
import { PAD, type Checksum, type Inflate } from '../../src/xlsx/unpack.ts';
import { code, dynamicHead, headOf, packBits, type Bits } from './bit-writer.ts';

const kernel = startKernel()!;
kernel.memory.grow(64);

const inflate: Inflate = (deflated, room) => {
  const from = kernel.base();
  const into = from + deflated.length + 16;
  const memory = Buffer.from(kernel.memory.buffer);
  memory.set(deflated, from);
  const size = kernel.inflate(from, deflated.length, into, room);
  if (size < 0) throw new RangeError('refused');
  return memory.subarray(into, into + size);
};

const checksum: Checksum = (bytes) => {
  const from = kernel.base();
  Buffer.from(kernel.memory.buffer).set(bytes, from);
  return kernel.crc32(from, from + bytes.length) >>> 0;
};

/** The bytes, or that there are none to be had. */
function outcome(unpack: Inflate, deflated: Uint8Array, room: number): string {
  try {
    return Buffer.from(unpack(deflated, room)).toString('hex');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'refused';
  }
}

/** Fails where the two do not agree; tells what they agree upon. */
function agreed(deflated: Uint8Array, room: number): string {
  const own = outcome(inflate, deflated, room);
  expect(own, Buffer.from(deflated).toString('hex')).toBe(
    outcome(UNPACK_NODE.inflate, deflated, room),
  );
  return own;
}

/** What markup is like: short pieces again and again, near and far, and bytes of all kinds between them. */
const repeating = fc
  .tuple(
    fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 400 })), { maxLength: 60 }),
  )
  .map(([pieces, uses]) =>
    Buffer.concat(
      uses.flatMap(([piece, times]) =>
        Array.from({ length: times }, () => pieces[piece % pieces.length]!),
      ),
    ),
  );
const data = fc.oneof(fc.uint8Array({ maxLength: 2000 }), repeating);
const packing = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
});

describe('inflate', () => {
  it('gives back whatever was packed, in whichever way', () => {
    fc.assert(
      fc.property(data, packing, (bytes, options) => {
        const back = inflate(deflateRawSync(bytes, options), bytes.length);
        expect(Buffer.compare(back, bytes)).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it('gives back what repeats from as far away as deflate reaches', () => {
    const far = Buffer.alloc(32_768 + 258).map((_, at) => (at * 2_654_435_761) >>> 20);
    const bytes = Buffer.concat([far, far, far.subarray(1)]);
    const deflated = deflateRawSync(bytes, { level: 9 });
    expect(deflated.length).toBeLessThan(bytes.length / 2);
    expect(Buffer.compare(inflate(deflated, bytes.length), bytes)).toBe(0);
  });

  it('takes and refuses what zlib does, after any damage', () => {
    const damage = fc.array(
      fc.record({
        kind: fc.constantFrom('bit', 'byte', 'cut', 'insert', 'remove'),
        at: fc.nat(),
        value: fc.integer({ min: 0, max: 255 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(data, packing, damage, (bytes, options, blows) => {
        const deflated = blows.reduce(strike, deflateRawSync(bytes, options));
        if (agreed(deflated, bytes.length + PAD) === 'refused') refused++;
        else taken++;
      }),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(1000);
  });

  it('takes and refuses what zlib does where the damage is in the codes of a block', () => {
    const bytes = Buffer.from('登记编号,乡镇,卡点名称,进入,离开;'.repeat(40));
    const deflated = deflateRawSync(bytes, { level: 9, strategy: constants.Z_HUFFMAN_ONLY });
    for (let bit = 0; bit < 8 * 60; bit++) {
      for (const other of [0, 1, 5, 17]) {
        const struck = Buffer.from(deflated);
        struck[bit >> 3]! ^= 1 << (bit & 7);
        struck[(bit + other) >> 3]! ^= other && 1 << ((bit + other) & 7);
        agreed(struck, bytes.length + PAD);
      }
    }
  });

  it('takes and refuses what zlib does of bytes that nobody packed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 0, max: 3 }),
        (bytes, type) => {
          if (bytes.length > 0) bytes[0] = (bytes[0]! & ~6) | (type << 1);
          agreed(bytes, 5000);
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('writes no byte more than there is room for', () => {
    fc.assert(
      fc.property(data, packing, fc.nat(), (bytes, options, less) => {
        const room = bytes.length - 1 - (less % Math.max(1, bytes.length));
        if (room < 0) return;
        expect(outcome(inflate, deflateRawSync(bytes, options), room)).toBe('refused');
      }),
    );
  });

  it('refuses every stream that is cut off', () => {
    const bytes = Buffer.from('<c r="A1" s="2" t="s"><v>12</v></c>'.repeat(30));
    for (const level of [0, 1, 9]) {
      const deflated = deflateRawSync(bytes, { level });
      for (let length = 0; length < deflated.length; length++) {
        expect(agreed(deflated.subarray(0, length), bytes.length + PAD)).toBe('refused');
      }
    }
  });

  it('refuses the distance 30 where bits that look like a longer code follow it', () => {
    const found = '63606098c0308aab12068c0702d0471172083030300000';
    expect(agreed(Buffer.from(found, 'hex'), 672)).toBe('refused');
  });

  it('refuses bytes behind the end', () => {
    for (const level of [0, 6]) {
      const more = Buffer.concat([deflateRawSync(Buffer.from('甲乙'), { level }), Buffer.alloc(1)]);
      expect(agreed(more, 100)).toBe('refused');
    }
  });
});

function strike(
  bytes: Buffer,
  { kind, at, value }: { readonly kind: string; readonly at: number; readonly value: number },
): Buffer {
  const place = at % Math.max(1, bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'cut') return Buffer.from(before);
  if (kind === 'insert') return Buffer.concat([before, Buffer.of(value), after]);
  if (kind === 'remove') return Buffer.concat([before, after.subarray(1)]);
  const struck = Buffer.from(bytes);
  if (place < struck.length) struck[place]! ^= kind === 'bit' ? 1 << (value & 7) : value;
  return struck;
}

/** Lengths for texts: 256 ends the block, and the rest as given. */
function texts(given: Readonly<Record<number, number>>, count = 257): number[] {
  return Array.from({ length: count }, (_, symbol) => given[symbol] ?? 0);
}

/** Text symbols of a fixed block; 256 to 279 have seven bits, 280 to 287 eight. */
const fixed = (symbol: number): Bits =>
  symbol < 144
    ? code((0x30 + symbol).toString(2).padStart(8, '0'))
    : symbol < 280
      ? code((symbol - 256).toString(2).padStart(7, '0'))
      : code((0xc0 + symbol - 280).toString(2).padStart(8, '0'));
const fixedDistance = (symbol: number): Bits => code(symbol.toString(2).padStart(5, '0'));
const FIXED: Bits[] = [
  [1, 1],
  [2, 1],
];
const A = 0x41;

/** A and the end in one bit each, and no distance at all. */
const ONE_BIT = texts({ [A]: 1, 256: 1 });
/** A, the end and the length 3. */
const THREE = texts({ [A]: 2, 256: 2, 257: 1 }, 258);

describe('a block', () => {
  const SIZES = (symbol: number): number => (symbol < 16 ? 4 : 0);

  it.each<readonly [what: string, fields: readonly Bits[], text: string]>([
    ['of fixed codes', [...FIXED, fixed(A), fixed(257), fixedDistance(0), fixed(256)], 'AAAA'],
    ['with nothing in it', [...FIXED, fixed(256)], ''],
    ['without distances', [...dynamicHead(ONE_BIT, [0]), code('0'), code('1')], 'A'],
    [
      'with one distance of one bit',
      [...dynamicHead(THREE, [1]), code('10'), code('0'), code('0'), code('11')],
      'AAAA',
    ],
    ['with nothing but its end', [...dynamicHead(texts({ 256: 1 }), [0]), code('0')], ''],
  ])('%s is taken', (_, fields, text) => {
    expect(agreed(packBits(fields), 100)).toBe(Buffer.from(text).toString('hex'));
  });

  it.each<readonly [what: string, fields: readonly Bits[]]>([
    [
      'of the reserved type',
      [
        [1, 1],
        [2, 3],
        [13, 0],
      ],
    ],
    [
      'stored with a size that is not told twice',
      [
        [1, 1],
        [2, 0],
        [5, 0],
        [16, 1],
        [16, 1],
        [8, A],
      ],
    ],
    [
      'stored and longer than the input',
      [
        [1, 1],
        [2, 0],
        [5, 0],
        [16, 2],
        [16, 0xfffd],
        [8, A],
      ],
    ],
    [
      'that repeats from before the start',
      [...FIXED, fixed(A), fixed(257), fixedDistance(1), fixed(256)],
    ],
    ['that repeats before there is anything', [...FIXED, fixed(257), fixedDistance(0), fixed(256)]],
    ['with the length 286', [...FIXED, fixed(A), fixed(286), fixedDistance(0), fixed(256)]],
    ['with the length 287', [...FIXED, fixed(A), fixed(287), fixedDistance(0), fixed(256)]],
    ['with the distance 30', [...FIXED, fixed(A), fixed(257), fixedDistance(30), fixed(256)]],
    ['with the distance 31', [...FIXED, fixed(A), fixed(257), fixedDistance(31), fixed(256)]],
    ['with more text symbols than there are', headOf(287, 1, SIZES)],
    [
      'with more distances than there are',
      [...dynamicHead(ONE_BIT, Array<number>(31).fill(5)), code('0'), code('1')],
    ],
    [
      'of which too many codes are short',
      [...dynamicHead(texts({ [A]: 1, 66: 1, 256: 1 }), [0]), code('1')],
    ],
    [
      'that leaves codes without a symbol',
      [...dynamicHead(texts({ [A]: 2, 256: 1 }), [0]), code('0')],
    ],
    ['whose only code is of two bits', [...dynamicHead(texts({ 256: 2 }), [0]), code('00')]],
    ['with too many short distances', [...dynamicHead(ONE_BIT, [1, 1, 1]), code('1')]],
    ['with distances that leave codes free', [...dynamicHead(ONE_BIT, [1, 2]), code('1')]],
    ['with one distance of two bits', [...dynamicHead(ONE_BIT, [2]), code('1')]],
    ['without an end', dynamicHead(texts({ [A]: 1, 66: 1 }), [0])],
    [
      'that uses the other bit of one distance',
      [...dynamicHead(THREE, [1]), code('10'), code('0'), code('1'), code('11')],
    ],
    [
      'that uses a distance where there is none',
      [...dynamicHead(THREE, [0]), code('10'), code('0'), code('0'), code('11')],
    ],
    ['whose sizes have no code', headOf(257, 1, () => 0)],
    ['whose sizes leave codes free', [...headOf(257, 1, (size) => (size < 15 ? 4 : 0)), [32, 0]]],
    [
      'whose sizes have too many codes',
      [...headOf(257, 1, (size) => (size < 17 ? 4 : 0)), [32, 0]],
    ],
    [
      'that begins by repeating a size',
      [...headOf(257, 1, (size) => (size > 15 && size < 18 ? 1 : 0)), code('0'), [2, 0]],
    ],
    [
      'that repeats a size beyond the last',
      [
        ...headOf(257, 1, (size) => (size === 18 || size === 1 ? 1 : 0)),
        ...Array<Bits[]>(2)
          .fill([code('1'), [7, 127]])
          .flat(),
      ],
    ],
  ])('%s is refused', (_, fields) => {
    expect(agreed(packBits([...fields, [32, 0], [32, 0]]), 100)).toBe('refused');
    expect(agreed(packBits(fields), 100)).toBe('refused');
  });
});

describe.each([
  ['in the kernel', checksum],
  ['beside it', crc32],
])('crc32 %s', (_, crc32) => {
  it('is that of Node, for bytes of any number and at any place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(20), (bytes, from) => {
        const part = bytes.subarray(Math.min(from, bytes.length));
        expect(crc32(part)).toBe(UNPACK_NODE.checksum?.(part));
      }),
    );
  });

  it('is what zip says of the text of its check value', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});
