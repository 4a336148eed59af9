import { HostError } from '../core/host.ts';
import { SEVERITY, type Code, type Issue } from '../core/issue.ts';
import { wordsOf } from '../core/json.ts';
import { say, type Words } from '../core/words.ts';

/** The sentence for whatever went wrong: never a code alone, never nothing. */
export function sayTrouble(reason: unknown, words: Words): string {
  const { troubles, failed, cancelled } = words.panel;
  if (reason instanceof HostError) return say(troubles[reason.trouble], { detail: reason.detail });
  if (reason instanceof DOMException && reason.name === 'AbortError') return cancelled;
  const message = reason instanceof Error ? reason.message : String(reason);
  if (isCode(message)) return sayCode({ code: message }, words);
  return say(failed, { reason: message });
}

/** What a refused file or workbook is, and what to do about it. */
export function sayCode(issue: Issue, words: Words): string {
  const { message, mend } = wordsOf(issue, words);
  return `${message} ${mend}`;
}

function isCode(text: string): text is Code {
  return Object.hasOwn(SEVERITY, text);
}
