/** How many bits, and the number they are. */
export type Bits = readonly [count: number, value: number];

/** Numbers as deflate packs them: the lowest bit first, into the lowest free bit of a byte (RFC 1951, 3.1.1). */
export function packBits(fields: readonly Bits[]): Uint8Array {
  const bits = fields.flatMap(([count, value]) =>
    Array.from({ length: count }, (_, bit) => (value >>> bit) & 1),
  );
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >> 3]! |= bit << (at & 7);
  return bytes;
}

/** A Huffman code, which is written from its highest bit on. */
export function code(text: string): Bits {
  return [text.length, parseInt([...text].reverse().join(''), 2)];
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * The head of a last block with codes of its own, of which `sizes` are the lengths for texts and distances,
 * in a code of four bits for each of the sizes 0 to 15 as RFC 1951, 3.2.7 allows.
 */
export function dynamicHead(texts: readonly number[], distances: readonly number[]): Bits[] {
  const size = (value: number): Bits => code(value.toString(2).padStart(4, '0'));
  return [
    ...headOf(texts.length, distances.length, (symbol) => (symbol < 16 ? 4 : 0)),
    ...[...texts, ...distances].map(size),
  ];
}

/** The same up to the code of the sizes, whose lengths are given. */
export function headOf(
  texts: number,
  distances: number,
  lengthOf: (symbol: number) => number,
): Bits[] {
  const lengths = ORDER.map((symbol): Bits => [3, lengthOf(symbol)]);
  return [[1, 1], [2, 2], [5, texts - 257], [5, distances - 1], [4, 15], ...lengths];
}
