import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../scripts/corpus/compare.ts';
import { build } from '../command/build.ts';

const corpus = process.env['TAIZHANG_CORPUS'];

describe('the corpus', () => {
  it.skipIf(corpus === undefined)(
    'differs only where docs/corpus.md says so (TAIZHANG_CORPUS names its folder)',
    () => {
      build();
      const output = execFileSync(process.execPath, ['dist/corpus.js', corpus ?? ''], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 2 ** 28,
      });
      const page = readFileSync('docs/corpus.md', 'utf8');
      const named = [...output.matchAll(/^ {2}(\S+) \(\d+\)/gm)].map(([, file = '']) => {
        return path.basename(file).replace(/^.*__/, '');
      });
      expect(output).not.toContain('slow here');
      expect(named.filter((name) => !page.includes(name))).toEqual([]);
      expect(output).toMatch(/\n\d+ files, \d+ cells; \d+ files are read alike by all\n$/);
    },
    3_600_000,
  );
});

describe('compare', () => {
  it.each([
    [{ A1: 1 }, { A1: 1.000000000001 }, []],
    [{ A1: 1 }, { A1: 2 }, ['number here, number there']],
    [{ A1: 0 }, {}, ['0 or FALSE only here']],
    [{ A1: '1' }, { A1: 1 }, ['string here, number there']],
    [{}, { A1: '1' }, ['cell only there']],
    [{ A1: { error: '#N/A' } }, { A1: { error: '#N/A' } }, []],
  ])('tells %j from %j', (own, peer, kinds) => {
    const found = compare({ 台账: own }, { 台账: peer });
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('tells a sheet that only one of them sees', () => {
    expect(compare({ a: {} }, { b: {} }).map(({ kind }) => kind)).toEqual([
      'sheet only here',
      'sheet only there',
    ]);
  });
});
