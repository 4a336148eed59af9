import { Refusal } from '../core/issue.ts';

/** `part` is a name inside the archive, `reason` a few words for whoever looks into the file. */
export function damaged(part: string, reason: string): Refusal {
  return new Refusal('file-damaged', { part, reason });
}

/** Without `limit` where the machine, and not this program, sets it (memory). */
export function tooLarge(what: string, limit?: number): Refusal {
  return new Refusal('file-too-large', { what, ...(limit === undefined ? {} : { limit }) });
}
