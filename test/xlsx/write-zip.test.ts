import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PACK_NODE } from '../../src/batch/zlib.ts';
import { PACK, packed, STAMP, writeZip } from '../../src/xlsx/write-zip.ts';

const names = fc.stringMatching(/^[a-z台账/._-]{1,12}$/u);
const contents = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string().map((text) => strToU8(text.repeat(40))),
);
const files = fc.dictionary(names, contents, { noNullPrototype: true, maxKeys: 6 });

const parts = (of: Record<string, Uint8Array>, pack: Parameters<typeof packed>[2]) =>
  Object.entries(of).map(([name, bytes]) => packed(name, bytes, pack));

describe('writeZip', () => {
  it('gives the bytes that fflate gives', () => {
    fc.assert(
      fc.property(files, (made) => {
        expect(writeZip(parts(made, PACK))).toEqual(zipSync(made, { mtime: STAMP, level: 6 }));
        const stored = parts(made, { checksum: PACK.checksum });
        expect(writeZip(stored)).toEqual(zipSync(made, { mtime: STAMP, level: 0 }));
      }),
    );
  });

  it('gives what other programs unpack, whoever packs the parts', () => {
    fc.assert(
      fc.property(files, (made) => {
        expect(unzipSync(writeZip(parts(made, PACK_NODE)))).toEqual(made);
      }),
    );
  });

  it('dates the parts as it is told, to two seconds', () => {
    const when = new Date(2026, 10, 26, 18, 5, 31);
    const file = writeZip([packed('a', strToU8('b'), PACK)], when);
    expect(file).toEqual(zipSync({ a: strToU8('b') }, { mtime: when, level: 6 }));
    expect(file).not.toEqual(writeZip([packed('a', strToU8('b'), PACK)]));
  });
});
