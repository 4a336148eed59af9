import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pack } from '../../scripts/fuzz/archive.ts';
import { judge } from '../../scripts/fuzz/judge.ts';
import { fuzz } from '../../scripts/fuzz/run.ts';
import { ownSeeds, type Seed } from '../../scripts/fuzz/seeds.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { FORMS } from '../../src/forms/index.ts';

const seeds = await ownSeeds();

const REGISTER = 'xl/worksheets/sheet2.xml';

/** The second sheet of a return after a change to its text. */
function changed({ parts, texts }: Seed, change: (xml: string) => string): Uint8Array {
  return pack({ ...parts, [REGISTER]: strToU8(change(texts[REGISTER] ?? '')) });
}

/** Whether its first register has a row, so that there is something to fail at. */
function filled({ sheets }: Workbook): boolean {
  return (sheets[1]?.rows.length ?? 0) > 1;
}

describe('a damaged workbook', () => {
  it('is refused or read in full, never a crash and never slow', async () => {
    const outcome = await fuzz({ seeds, seed: 20200220, seconds: 5 });
    expect(outcome.findings.map(({ number, kind, why }) => `${kind} ${number}: ${why}`)).toEqual(
      [],
    );
    expect(outcome.refused).toBeGreaterThan(20);
    expect(outcome.read).toBeGreaterThan(20);
  });

  it('is the same whatever ran before it', async () => {
    const first = await fuzz({ seeds, seed: 7, cases: 40 });
    const again = await fuzz({ seeds, seed: 7, cases: 20, from: 20 });
    const head = await fuzz({ seeds, seed: 7, cases: 20 });
    expect(first.refused).toBe(head.refused + again.refused);
  });

  it('is told when rows vanish without a word', async () => {
    const seed = seeds.find(
      (one) => one.name.startsWith('640423100') && one.name !== seeds[0]?.name,
    );
    if (!seed) throw new Error('no return');
    const bytes = changed(seed, (xml) => xml.replace(/<row r="3".*?<\/row>/s, ''));
    const verdict = await judge(seed, { bytes, what: 'row out', expected: 'no-fewer' }, false);
    expect(verdict.kind).toBe('silent');
  });

  it('is told as a crash where the program fails at what was read', async () => {
    const [seed] = seeds.filter(({ workbook }) => filled(workbook));
    if (!seed) throw new Error('no return');
    const same = { bytes: seed.bytes, what: 'nothing', expected: 'same' } as const;
    expect((await judge(seed, same, true)).kind).toBe('read');
    const faulty = FORMS.map((form) => ({ ...form, identity: { columns: ['nothing'] } }));
    expect((await judge(seed, same, true, faulty)).kind).toBe('crash');
  });

  it.each([
    ['the end of a row is the end of something else', /<\/row>/, '</rov>'],
    ['a value ends as a cell', /<\/v><\/c>/, '</c></v>'],
    [
      'a tag holds a word without a value',
      /<row r="1"[^>]*>.*?<\/row>/s,
      '<row r="1" custom></row>',
    ],
    ['a tag holds such a word before another', /<row r="1"/, '<row custom r="1"'],
    ['a slash ends no tag', /<c r="A1"/, '<c / r="A1"'],
    ['a cell begins under another name', /<c r="A1"/, '<d r="A1"'],
  ])('is refused where %s', async (_, what, by) => {
    const [seed] = seeds;
    if (!seed) throw new Error('no seed');
    const bytes = changed(seed, (xml) => xml.replace(what, by));
    const before = changed(seed, (xml) => xml);
    expect(bytes.length === before.length && Buffer.compare(bytes, before) === 0).toBe(false);
    const verdict = await judge(seed, { bytes, what: 'ends', expected: 'no-fewer' }, false);
    expect(verdict.kind).toBe('refused');
  });
});
