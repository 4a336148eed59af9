import { strToU8 } from 'fflate';
import type { Random } from '../../src/core/random.ts';
import { pack, type Mutate } from './archive.ts';
import { isWellFormed } from './well-formed.ts';

type Edit = (xml: string, random: Random) => string;

const HUGE = [
  '-1',
  '0',
  '1e309',
  '-0',
  '4294967296',
  '99999999999999999999999',
  '1048577',
  'NaN',
  '1.5',
  '',
  'A',
  '0x10',
  '１',
];
const TEXTS = [
  '&lol;',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&',
  '&amp;amp;',
  ']]>',
  '<![CDATA[<row r="1">]]>',
  '<!-- <row> -->',
  '<!DOCTYPE a [<!ENTITY lol "lol">]>',
  '<?xml version="1.1"?>',
  '_x0000_',
  '\ufffe',
  '<',
  '>',
  '"',
];

/** A place in the text, more often inside the rows than before them. */
function placeIn(xml: string, random: Random): number {
  return random.integer(0, Math.max(0, xml.length - 1));
}

function matches(xml: string, pattern: RegExp, random: Random): RegExpExecArray | undefined {
  const from = placeIn(xml, random);
  const sticky = new RegExp(pattern.source, 'g');
  sticky.lastIndex = from;
  return sticky.exec(xml) ?? pattern.exec(xml) ?? undefined;
}

/** Replaces the match behind a random place. */
function replace(
  xml: string,
  pattern: RegExp,
  random: Random,
  by: (text: string) => string,
): string {
  const match = matches(xml, pattern, random);
  if (!match) return xml;
  return xml.slice(0, match.index) + by(match[0]) + xml.slice(match.index + match[0].length);
}

const TAG = /<[^<>]*>/;
const ELEMENT = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/;
const ROW = /<row[\s>].*?<\/row>/s;
const VALUE = /(?<==")[^"<>]*(?=")/;
const NUMBER = /(?<=[">])\d+(?=["<])/;

const cut: Edit = (xml, random) => xml.slice(0, placeIn(xml, random));

const cutOut: Edit = (xml, random) => {
  const from = placeIn(xml, random);
  return xml.slice(0, from) + xml.slice(from + random.pick([1, 3, 20, 200, 2000]));
};

/** Cuts from one tag to another: what is left has no broken tag. */
const cutTags: Edit = (xml, random) => {
  const from = xml.indexOf('<', placeIn(xml, random));
  const to = xml.indexOf('<', from + random.integer(1, 3000));
  return from < 0 || to < 0 ? xml : xml.slice(0, from) + xml.slice(to);
};

const EDITS: Readonly<Record<string, Edit>> = {
  cut,
  cutOut,
  cutTags,
  deleteTag: (xml, random) => replace(xml, TAG, random, () => ''),
  deleteElement: (xml, random) => replace(xml, ELEMENT, random, () => ''),
  doubleTag: (xml, random) => replace(xml, TAG, random, (tag) => tag + tag),
  doubleElement: (xml, random) => replace(xml, ELEMENT, random, (text) => text + text),
  doubleRow: (xml, random) => replace(xml, ROW, random, (text) => text + text),
  rename: (xml, random) =>
    replace(xml, /(?<=<\/?)\w+/, random, () => random.pick(['row', 'c', 'v', 'is', 't', 'x'])),
  swapAttributes: (xml, random) =>
    replace(xml, /\s\w+="[^"]*"\s\w+="[^"]*"/, random, (text) => {
      const [one = '', other = ''] = [...text.matchAll(/"[^"]*"/g)].map(([value]) => value);
      return text.replace(one, '\0').replace(other, one).replace('\0', other);
    }),
  swapTags: (xml, random) =>
    replace(xml, /<[^<>]*><[^<>]*>/, random, (text) => text.replace(/^(<[^>]*>)(.*)$/s, '$2$1')),
  hugeNumber: (xml, random) => replace(xml, NUMBER, random, () => random.pick(HUGE)),
  attribute: (xml, random) => replace(xml, VALUE, random, () => random.pick([...HUGE, ...TEXTS])),
  text: (xml, random) => {
    const at = placeIn(xml, random);
    return xml.slice(0, at) + random.pick(TEXTS) + xml.slice(at);
  },
  sharedIndex: (xml, random) =>
    replace(xml, /(?<=t="s"><v>)\d+/, random, () => random.pick([...HUGE, '00', ' 1', '999999'])),
  dimension: (xml, random) =>
    replace(xml, /(?<=<(?:dimension|mergeCell|autoFilter)[^<>]* ref=")[^"]*/, random, () =>
      random.pick(['A1:XFD1048576', 'ZZZ99999999', 'A0', '', ':', 'A1:A1:A1']),
    ),
};

/** Changes after which no value is gone without its tags. */
const CUTS: ReadonlySet<string> = new Set(['cut', 'cutOut', 'cutTags', 'deleteTag', 'swapTags']);

/** One to three changes to one XML part, the archive around it sound. */
export const markup: Mutate = (seed, random) => {
  const sheets = Object.keys(seed.texts).filter((name) => /worksheets\/[^/]*\.xml$/.test(name));
  const part =
    sheets.length > 0 && random.chance(0.6)
      ? random.pick(sheets)
      : random.pick(Object.keys(seed.texts));
  const before = seed.texts[part] ?? '';
  let xml = before;
  const done: string[] = [];
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) {
    const name = random.pick(Object.keys(EDITS));
    xml = EDITS[name]?.(xml, random) ?? xml;
    done.push(name);
  }
  const bytes = pack({ ...seed.parts, [part]: strToU8(xml) });
  // What is no XML any more may be refused or read to the full; half of it is nobody's return. Of several
  // changes one may take a value out soundly while another breaks what nobody reads: then nothing is said.
  const told = done.length === 1 || done.every((name) => CUTS.has(name));
  const broken = told && sheets.includes(part) && xml !== before && !isWellFormed(xml);
  return { bytes, what: `${done.join(', ')} in ${part}`, expected: broken ? 'no-fewer' : 'any' };
};
