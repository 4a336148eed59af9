import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region, Resolution } from '../../src/core/region.ts';
import { isAdministrativeVillage, makeTree } from '../../src/core/tree.ts';
import { GUYUAN } from '../../src/regions/index.ts';

interface Official {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly trad?: readonly string[];
}
interface OfficialTown extends Official {
  readonly villages: number;
}
interface Regions {
  readonly city: Official;
  readonly counties: readonly (Official & { readonly towns: readonly OfficialTown[] })[];
}

const official = JSON.parse(
  readFileSync(new URL('../fixtures/regions-guyuan.json', import.meta.url), 'utf8'),
) as Regions;
const tree = makeTree(GUYUAN);

function codeOf(resolution: Resolution): string {
  return resolution.kind === 'found' ? resolution.region.code : resolution.kind;
}

function names(regions: readonly Region[]): readonly string[] {
  return regions.map((region) => region.name);
}

/** A village and a residents’ committee of one town with the same short name. */
const SHARED = new Set(['640422100团结', '640422101兴隆']);

const counties = tree.children('640400');
const towns = tree.towns('640400');
const villages = towns.flatMap((town) => tree.children(town.code));

describe('the division', () => {
  it('has 5 counties, 65 towns and 868 villages', () => {
    expect([counties.length, towns.length, villages.length]).toEqual([5, 65, 868]);
  });

  it('agrees with the official list, town by town', () => {
    const listed = official.counties.flatMap((county) => county.towns);
    expect(towns.map(({ code, name, short }) => [code, name, short])).toEqual(
      listed.map(({ code, name, short }) => [code, name, short]),
    );
    expect(towns.map((town) => tree.children(town.code).length)).toEqual(
      listed.map((town) => town.villages),
    );
  });

  it('lists children in code order', () => {
    for (const parent of [tree.root, ...counties, ...towns]) {
      const codes = tree.children(parent.code).map((region) => region.code);
      expect(codes).toEqual([...codes].sort());
    }
  });

  it.each([
    ['640422209', 15],
    ['640424203', 13],
  ])('counts the village committees of %s', (town, count) => {
    const codes = tree.children(town).map((village) => village.code);
    expect(codes.filter(isAdministrativeVillage)).toHaveLength(count);
  });

  it('takes no residents’ committee, town or county for a village committee', () => {
    for (const code of ['640422101001', '640422209', '640422', '6404']) {
      expect(isAdministrativeVillage(code)).toBe(false);
    }
  });

  it.each([
    ['640422209203', '张堡塬村委会', '张堡塬', '张堡塬村'],
    ['640402001001', '南寺巷社区居委会', '南寺巷', '南寺巷社区'],
    ['640422100002', '中街社区居民委员会', '中街', '中街社区'],
    ['640402003002', '东关社区', '东关', '东关社区'],
    ['640402001011', '峡口居委会', '峡口', '峡口居委会'],
    ['640402108200', '黄铎堡村', '黄铎堡', '黄铎堡村'],
    ['640422101214', '上村村委会', '上村', '上村村'],
  ])('names %s', (code, name, short, label) => {
    expect(tree.get(code)).toMatchObject({ name, short, label, level: 'village' });
  });

  it('gives no two villages of a town the same label', () => {
    for (const town of towns) {
      const labels = tree.children(town.code).map((village) => village.label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('regions and what belongs to them', () => {
  it('takes the 4-digit code of the city for the 6-digit one', () => {
    expect(tree.get('6404')).toBe(tree.root);
    expect(names(tree.children('6404'))).toEqual(names(counties));
    expect(tree.within('640423207', '6404')).toBe(true);
  });

  it('expects the towns below a county, and a town itself', () => {
    expect(tree.towns('640423')).toHaveLength(13);
    expect(names(tree.towns('640423207'))).toEqual(['山河乡']);
    expect(tree.towns('640423207200')).toEqual([]);
    expect(tree.towns('999999')).toEqual([]);
  });

  it('keeps own offices among the units but not among the towns', () => {
    expect(tree.get('640423000')).toMatchObject({
      name: '隆德县本级',
      own: true,
      parent: '640423',
    });
    expect(tree.get('640400000')).toMatchObject({
      name: '固原市本级',
      own: true,
      parent: '640400',
    });
    expect(tree.units('640400')).toHaveLength(65 + 5 + 1);
    expect(names(tree.units('640424'))).toEqual(['泾源县本级', ...names(tree.children('640424'))]);
    expect(names(tree.units('640423000'))).toEqual(['隆德县本级']);
    expect(tree.towns('640423000')).toEqual([]);
  });

  it.each([
    ['640423207', '640423', true],
    ['640423000', '640423', true],
    ['640423', '640423', true],
    ['640422209203', '640422', true],
    ['640423', '640423207', false],
    ['640424200', '640423', false],
    ['999999', '640423', false],
  ])('knows whether %s lies within %s', (code, ancestor, expected) => {
    expect(tree.within(code, ancestor)).toBe(expected);
  });
});

describe('a name among the children of one parent', () => {
  it('is found for every region by code, name, short name and label', () => {
    for (const region of [...counties, ...towns, ...villages]) {
      const parent = region.parent ?? '';
      expect(codeOf(tree.resolve(region.code, parent))).toBe(region.code);
      expect(codeOf(tree.resolve(region.name, parent))).toBe(region.code);
      expect(codeOf(tree.resolve(region.label, parent))).toBe(region.code);
      const bare = codeOf(tree.resolve(region.short, parent));
      expect(bare).toBe(SHARED.has(parent + region.short) ? 'ambiguous' : region.code);
    }
  });

  it('is found for all 71 official traditional names', () => {
    const places = official.counties.flatMap((county) => [
      ...(county.trad ?? []).map((name) => ({ name, code: county.code, parent: '640400' })),
      ...county.towns.flatMap((town) =>
        (town.trad ?? []).map((name) => ({ name, code: town.code, parent: county.code })),
      ),
    ]);
    expect(places.length).toBeGreaterThan(65);
    for (const { name, code, parent } of places) {
      expect([name, codeOf(tree.resolve(name, parent))]).toEqual([name, code]);
    }
  });

  it.each([
    ['山河', '640423', '640423207'],
    ['山河乡人民政府', '640423', '640423207'],
    ['山河乡政府', '640423', '640423207'],
    ['隆德县山河乡', '640423', '640423207'],
    ['隆德山河乡', '640423', '640423207'],
    ['固原市隆德县山河乡', '640423', '640423207'],
    ['宁夏回族自治区固原市隆德县山河乡', '640423', '640423207'],
    ['隆德县山河乡', '6404', '640423207'],
    ['隆德縣', '640400', '640423'],
    [' 山 河\u3000乡 ', '640423', '640423207'],
    ['640423207', '640423', '640423207'],
    ['６４０４２３２０７', '640423', '640423207'],
    ['南关街道办事处', '640402', '640402001'],
    ['张堡塬村民委员会', '640422209', '640422209203'],
    ['张堡塬村村委会', '640422209', '640422209203'],
    ['马莲乡张堡塬村', '640422209', '640422209203'],
    ['馬蓮鄉張堡塬村', '640422209', '640422209203'],
    ['西吉县马莲乡张堡塬', '640422209', '640422209203'],
    ['南寺巷居委会', '640402001', '640402001001'],
    ['南寺巷社区居民委员会', '640402001', '640402001001'],
    ['县本级', '640423', '640423000'],
    ['隆德县本级', '640423', '640423000'],
    ['本级', '640423', '640423000'],
    ['本级', '640400', '640400000'],
    ['市本级', '640400', '640400000'],
    ['区本级', '640402', '640402000'],
  ])('is understood: %s in %s', (name, parent, code) => {
    expect(codeOf(tree.resolve(name, parent))).toBe(code);
  });

  it.each([
    ['沙塘镇', '640424'],
    ['沙塘', '640424'],
    ['新民', '640423'],
    ['大湾乡', '640422'],
    ['大湾', '640422'],
    ['山河乡', '640400'],
    ['山河镇', '640423'],
    ['640424200', '640423'],
    ['640423', '640423'],
    ['张堡塬村', '640422'],
    ['隆德县', '640423'],
    ['', '640423'],
    ['山河', 'nowhere'],
  ])('is not searched for elsewhere: %s in %s', (name, parent) => {
    expect(codeOf(tree.resolve(name, parent))).toBe('unknown');
  });

  it('means another place in another county', () => {
    expect(codeOf(tree.resolve('沙塘', '640423'))).toBe('640423101');
    expect(codeOf(tree.resolve('沙塘', '640424202'))).toBe('640424202210');
    expect(codeOf(tree.resolve('新民', '640424'))).toBe('640424200');
    const village = tree.resolve('新民', '640423101');
    expect(village).toMatchObject({ kind: 'found', region: { name: '新民村委会' } });
    expect(tree.resolve('大湾', '640422203')).toMatchObject({
      kind: 'found',
      region: { name: '大湾村委会' },
    });
    expect(tree.resolve('大湾', '640424203')).toMatchObject({
      kind: 'found',
      region: { parent: '640424203' },
    });
  });

  it('is decided by the full name where a village and a residents’ committee share the short one', () => {
    const both = tree.resolve('兴隆', '640422101');
    expect(both.kind === 'ambiguous' && names(both.regions)).toEqual(['兴隆居委会', '兴隆村委会']);
    expect(codeOf(tree.resolve('兴隆居委会', '640422101'))).toBe('640422101001');
    const village = tree.resolve('兴隆村', '640422101');
    expect(village).toMatchObject({ kind: 'found', region: { name: '兴隆村委会' } });
  });

  it.each([
    ['径源', '640400', '泾源县'],
    ['经源县', '640400', '泾源县'],
    ['张堡源', '640422209', '张堡塬村委会'],
    ['山河镇', '640423', '山河乡'],
  ])('is only suggested when it is nearly right: %s', (name, parent, meant) => {
    const resolution = tree.resolve(name, parent);
    expect(resolution.kind === 'unknown' && names(resolution.near)[0]).toBe(meant);
  });

  it('is never found outside its parent, whatever is asked', () => {
    const parents = [tree.root, ...counties, ...towns].map((region) => region.code);
    const asked = fc.oneof(
      fc.constantFrom(
        ...[...towns, ...villages].flatMap(({ name, short, code }) => [name, short, code]),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(asked, fc.constantFrom(...parents), (name, parent) => {
        const resolution = tree.resolve(name, parent);
        const regions =
          resolution.kind === 'found'
            ? [resolution.region]
            : resolution.kind === 'ambiguous'
              ? resolution.regions
              : resolution.near;
        return regions.every(({ code }) => code !== parent && tree.within(code, parent));
      }),
    );
  });
});
