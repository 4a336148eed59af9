// prettier-ignore
const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
// prettier-ignore
const UNITS: Readonly<Record<string, number>> = {
  十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000,
};

/**
 * A whole number written in Chinese: 十五, 一百零八, 两千, 三万五千. Null for anything else, and for 一百八,
 * which is 180 in speech and may be meant as 108.
 */
export function readChineseInteger(text: string): number | null {
  const cut = text.search(/[万萬]/);
  if (cut < 0) return readSection(text);
  const high = readSection(text.slice(0, cut));
  const rest = text.slice(cut + 1);
  if (high === null || high === 0) return null;
  if (rest === '') return high * 10000;
  const gap = /^[零〇○]/.test(rest);
  const low = readSection(gap ? rest.slice(1) : rest);
  return low === null || low < 1000 !== gap ? null : high * 10000 + low;
}

/** A number below 10,000. A missing rank must be spoken as 零, or the last digit has no certain rank. */
function readSection(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let rank = 10000;
  let gap = false;
  for (const sign of text) {
    const unit = UNITS[sign];
    const next = DIGITS[sign];
    if (unit !== undefined) {
      if (digit === null && unit === 10) digit = 1;
      if (digit === null || unit >= rank) return null;
      if (total > 0 && rank > unit * 10 !== gap) return null;
      total += digit * unit;
      [digit, rank, gap] = [null, unit, false];
    } else if (next === undefined || digit !== null) return null;
    else if (next === 0 && total > 0 && !gap) gap = true;
    else if (next === 0 && text.length > 1) return null;
    else digit = next;
  }
  if (digit === null) return total === 0 || gap ? null : total;
  return total > 0 && rank > 10 !== gap ? null : total + digit;
}

const RUN = /[零〇○一二三四五六七八九十廿卅]+/g;

/** Chinese numerals of a date or time as Arabic ones: 二〇二〇年二月二十日 is `2020年2月20日`. */
export function arabicDigits(text: string): string {
  return text.replace(RUN, (run) => {
    if (!/[十廿卅]/.test(run)) return [...run].map((sign) => DIGITS[sign]).join('');
    const number = readSection(run.replace('廿', '二十').replace('卅', '三十'));
    return number === null ? run : String(number);
  });
}
