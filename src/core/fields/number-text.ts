import type { Code, Finding } from '../issue.ts';
import { fold } from '../fold.ts';
import { simplify } from '../simplify.ts';
import { readChineseInteger } from './chinese-number.ts';
import { finding, NO_FINDINGS } from './reading.ts';

/** A number as written, with what somebody should know about the writing. */
export interface WrittenNumber {
  readonly number: number;
  readonly findings: readonly Finding[];
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const INEXACT =
  /[余约多几数近]|若干|左右|上下|以上|以下|以内|大概|大约|不到|超过|至少|左近|\d[-~～–—至到、]\d|[一二三四五六七八九十百千万][至到、][一二三四五六七八九十百千万]|^[<>≥≤≈+]|\+$/;
/** Counting words that add nothing to a count, where a column names none. */
const COUNTERS = ['件', '起', '人', '户', '名', '个', '处', '支', '次', '家', '辆', '人次'];

/** A whole or decimal number in a text, or the code of why it is none. Words are never turned into 0. */
export function readNumberText(
  text: string,
  units: readonly string[] = COUNTERS,
): WrittenNumber | Code {
  const plain = simplify(fold(text)).replace(/^[−－]/, '-');
  if (plain === '') return 'int-empty';
  const exact = readPlain(plain);
  if (exact !== null) return { number: exact, findings: NO_FINDINGS };
  if (INEXACT.test(plain)) return 'int-inexact';
  // 人次 before 次: the longest word that fits is the one meant.
  const unit = units.filter((word) => plain.endsWith(word)).sort(byLength)[0];
  const bare = unit === undefined ? plain : plain.slice(0, -unit.length);
  const findings = unit === undefined ? [] : [finding('int-unit', { unit })];
  const counted = readPlain(bare);
  if (counted !== null) return { number: counted, findings };
  const spoken = readChineseInteger(bare);
  if (spoken === null) return 'int-format';
  return { number: spoken, findings: [finding('int-cn', { number: spoken }), ...findings] };
}

function readPlain(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  return THOUSANDS.test(text) ? Number(text.replaceAll(',', '')) : null;
}

function byLength(one: string, other: string): number {
  return other.length - one.length;
}
