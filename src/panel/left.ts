import { say, type PanelWords } from '../core/words.ts';

/** Progress shorter than this would only flicker. Milliseconds. */
export const PATIENCE = 1000;

/** The time left in words, from what was done in `elapsed` milliseconds; nothing while that says little. */
export function sayLeft(done: number, total: number, elapsed: number, words: PanelWords): string {
  if (done <= 0 || done >= total || elapsed < PATIENCE) return '';
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  return seconds < 60
    ? say(words.leftSeconds, { count: seconds })
    : say(words.leftMinutes, { count: Math.ceil(seconds / 60) });
}
