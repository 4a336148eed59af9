import { HostError, type Trouble } from '../core/host.ts';

/** After this long Excel is asked again where it could not answer. Milliseconds. */
export const AGAIN = 3000;

/** What will not last, unlike a password. */
const PASSING: ReadonlySet<Trouble> = new Set<Trouble>(['busy', 'cell-edit']);

export function willPass(reason: unknown): boolean {
  return reason instanceof HostError && PASSING.has(reason.trouble);
}
