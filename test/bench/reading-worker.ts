import { inflateSync } from 'fflate';
import { readDirectory, type Entry } from '../../src/xlsx/directory.ts';
import { loadPart } from '../../src/xlsx/kernel.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import type { Way } from '../../scripts/bench/browser.ts';

export interface Order {
  readonly files: readonly ArrayBuffer[];
  readonly rounds: number;
}

/** Milliseconds of each run, and what each file came to in cells or bytes. */
export type Runs = Readonly<Record<Way, { readonly times: number[]; readonly sums: number[] }>>;

/** Gives a number by which two ways that should do the same can be compared. */
type Run = (file: Uint8Array) => number | Promise<number>;

/** Every value of every cell, as the tallying goes through them. */
function read(file: Uint8Array): number {
  let cells = 0;
  for (const sheet of readWorkbook(file).sheets) {
    for (const row of sheet.rows) for (const cell of row) if (cell !== null) cells++;
  }
  return cells;
}

function unpacking(unpack: (packed: Uint8Array, size: number) => Uint8Array): Run {
  return (file) => {
    let bytes = 0;
    for (const entry of partsOf(file)) bytes += unpack(packedOf(file, entry), entry.size).length;
    return bytes;
  };
}

function partsOf(file: Uint8Array): readonly Entry[] {
  return [...readDirectory(file, LIMITS).values()].filter(({ method }) => method === 8);
}

function packedOf(file: Uint8Array, { data, packed }: Entry): Uint8Array<ArrayBuffer> {
  return file.subarray(data, data + packed) as Uint8Array<ArrayBuffer>;
}

/** The browser's own, by the quicker of its two ways: a blob's stream is slower than a writer. */
const stream: Run = async (file) => {
  let bytes = 0;
  for (const entry of partsOf(file)) {
    const { readable, writable } = new DecompressionStream('deflate-raw');
    const writer = writable.getWriter();
    void writer.write(packedOf(file, entry));
    void writer.close();
    const reader = readable.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += (part.value as Uint8Array).length;
    }
  }
  return bytes;
};

const RUNS: Readonly<Record<Way, Run>> = {
  reading: read,
  'own inflate': unpacking((packed, size) =>
    loadPart(packed, size, false)!.bytes.subarray(0, size),
  ),
  fflate: unpacking((packed, size) => inflateSync(packed, { out: new Uint8Array(size) })),
  DecompressionStream: stream,
};

/** All files in every way in turn, once to warm up and then `rounds` times. */
async function measure({ files, rounds }: Order): Promise<Runs> {
  const none = () => ({ times: [], sums: [] });
  const runs: Runs = {
    reading: none(),
    'own inflate': none(),
    fflate: none(),
    DecompressionStream: none(),
  };
  for (let round = 0; round <= rounds; round++) {
    for (const bytes of files) {
      const file = new Uint8Array(bytes);
      for (const [way, { times, sums }] of Object.entries(runs)) {
        const began = performance.now();
        const sum = await RUNS[way as Way](file);
        if (round > 0) times.push(performance.now() - began);
        else sums.push(sum);
      }
    }
  }
  return runs;
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void measure(data).then((runs) => postMessage(runs));
});
