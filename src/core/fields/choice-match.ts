import { fold } from '../fold.ts';
import type { Finding } from '../issue.ts';
import { maskWhole } from '../mask.ts';
import { simplify } from '../simplify.ts';
import type { ColumnBase } from './kind.ts';
import { finding } from './reading.ts';

/** What choice and multiple columns share. */
export interface Choices extends ColumnBase {
  readonly options: readonly string[];
  /** Other words for an option: `邻居纠纷` for `邻里纠纷`. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** The normal form of an option that is not itself: a register's title stands for its id. One choice only. */
  readonly codes?: Readonly<Record<string, string>>;
}

/** `alias` where the word is not the option's own and somebody should see what it was taken for. */
export interface Match {
  readonly option: string;
  readonly alias: boolean;
}

interface Matcher {
  /** Every accepted spelling, folded. */
  readonly words: ReadonlyMap<string, Match>;
  /** Options folded, to find two of them run together. */
  readonly keys: readonly string[];
}

const SUFFIX = /(纠纷|事件|案件)$/;
const MARKS = /[-()[\]、,.·:]/g;
const YES = ['√', '✓', '✔', '☑', '1', 'Y', 'YES', 'TRUE', '有', '对', '对号', '对勾'];
const NO = ['×', '✗', '✘', '0', 'N', 'NO', 'FALSE', 'X', '无', '没有'];

const matchers = new WeakMap<Choices, Matcher>();

/** The option a text names, by itself, by an alias, or by its stem if only one option has it; null for none. */
export function matchChoice(text: string, column: Choices): Match | null {
  const { words } = matcherOf(column);
  const key = keyOf(text);
  if (key === '') return null;
  const spelt = words.get(key) ?? words.get(bare(key));
  if (spelt) return spelt;
  const meant = words.get(stem(key));
  return meant ? { option: meant.option, alias: true } : null;
}

/** That a word was taken for an option, which is named only where it tells nothing about a person's health. */
export function aliasFinding(option: string, column: Choices): Finding {
  return finding('choice-alias', { option: column.level === 2 ? maskWhole() : option });
}

/** Whether a text that is no option holds two or more of them: 发热、干咳. */
export function namesSeveral(text: string, column: Choices): boolean {
  const { keys } = matcherOf(column);
  let rest = keyOf(text);
  let found = 0;
  for (const key of keys) {
    if (key.length < 2 || !rest.includes(key)) continue;
    found += 1;
    rest = rest.replace(key, ' ');
  }
  return found > 1;
}

function matcherOf(column: Choices): Matcher {
  let matcher = matchers.get(column);
  if (!matcher) {
    matcher = makeMatcher(column);
    matchers.set(column, matcher);
  }
  return matcher;
}

/** The surest spelling is entered first, and a spelling that two options share at one step counts for neither. */
function makeMatcher(column: Choices): Matcher {
  const words = new Map<string, Match>();
  const { options } = column;
  enter(words, pairsOf(options, keyOf), false);
  enter(
    words,
    pairsOf(options, (option) => bare(keyOf(option))),
    false,
  );
  enter(
    words,
    Object.entries(column.codes ?? {}).map(([option, code]) => [keyOf(code), option]),
    false,
  );
  if (isYesNo(options)) {
    enter(words, [...YES.map((word) => [word, '是']), ...NO.map((word) => [word, '否'])], false);
  }
  const synonyms = Object.entries(column.synonyms ?? {}).map(([word, to]) => [keyOf(word), to]);
  // A code such as CK is the office's own abbreviation; only words are worth a second look.
  const isCode = ([word]: readonly string[]): boolean => /^[!-~]+$/.test(word ?? '');
  enter(words, synonyms.filter(isCode), false);
  enter(words, synonyms, true);
  enter(
    words,
    pairsOf(options, (option) => stem(keyOf(option))),
    true,
  );
  const keys = options.map(keyOf).sort((one, other) => other.length - one.length);
  return { words, keys };
}

function pairsOf(
  options: readonly string[],
  spell: (option: string) => string,
): readonly (readonly string[])[] {
  return options.map((option) => [spell(option), option]);
}

function enter(
  words: Map<string, Match>,
  pairs: readonly (readonly string[])[],
  alias: boolean,
): void {
  const options = new Map<string, Set<string>>();
  for (const [word = '', option = ''] of pairs) {
    const seen = options.get(word);
    if (seen) seen.add(option);
    else options.set(word, new Set([option]));
  }
  for (const [word, [option, second]] of options) {
    if (word === '' || option === undefined || second !== undefined) continue;
    if (!words.has(word)) words.set(word, { option, alias });
  }
}

function isYesNo(options: readonly string[]): boolean {
  return options.length === 2 && options.includes('是') && options.includes('否');
}

function keyOf(text: string): string {
  return simplify(fold(text)).replace(/[–—]/g, '-').toUpperCase();
}

function bare(key: string): string {
  return key.replace(MARKS, '');
}

function stem(key: string): string {
  return key.replace(SUFFIX, '');
}
