import { PAIRS } from './simplify-table.ts';

let simplified: ReadonlyMap<string, string> | null = null;

/**
 * Each character in its simplified form, for matching choices and places only. Names of people are never
 * rewritten: 后 and 後 are two surnames.
 */
export function simplify(text: string): string {
  simplified ??= unpack();
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x4e00) continue;
    const other = simplified.get(text.charAt(at));
    if (other === undefined) continue;
    result += text.slice(from, at) + other;
    from = at + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

function unpack(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at < PAIRS.length; at += 2) pairs.set(PAIRS.charAt(at), PAIRS.charAt(at + 1));
  return pairs;
}
