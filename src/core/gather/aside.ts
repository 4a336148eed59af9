import type { Code, Issue } from '../issue.ts';
import type { Tree } from '../region.ts';
import { emptyRecord, NOTHING, type FileState, type Tally } from '../tally.ts';
import { extensionOf, unitNamed, type Found, type Kind } from './found.ts';

interface Repeated<F extends Found> {
  readonly file: F;
  readonly of: F;
}

/** Of files with the same bytes the one with the plainest name stands for all: copies get longer names. */
export function byContent<F extends Found>(
  files: readonly F[],
): { readonly first: readonly F[]; readonly repeated: readonly Repeated<F>[] } {
  const seen = new Map<string, F>();
  const repeated: Repeated<F>[] = [];
  for (const file of [...files].sort(plainest)) {
    const same = seen.get(file.sha256);
    if (same) repeated.push({ file, of: same });
    else seen.set(file.sha256, file);
  }
  return { first: [...seen.values()], repeated };
}

function plainest(a: Found, b: Found): number {
  return a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}

export function duplicate({ file, of }: Repeated<Found>): Tally {
  const issue: Issue = { code: 'file-duplicate', file: file.path, detail: { first: of.path } };
  return { ...NOTHING, files: [recordOf(file, 'duplicate', 'file-duplicate')], issues: [issue] };
}

function recordOf(
  { path, sha256 }: Found,
  state: FileState,
  reason: Code,
  region: string | null = null,
) {
  return emptyRecord({ path, sha256, state, reason, region });
}

const ASIDE: Readonly<
  Record<Exclude<Kind, 'workbook'>, { state: FileState; code: Code; told: boolean }>
> = {
  lock: { state: 'ignored', code: 'file-lock', told: true },
  sent: { state: 'ignored', code: 'file-not-workbook', told: true },
  archive: { state: 'ignored', code: 'file-archive', told: true },
  other: { state: 'ignored', code: 'file-not-workbook', told: false },
  large: { state: 'refused', code: 'file-too-large', told: true },
  link: { state: 'ignored', code: 'file-link', told: true },
  unreadable: { state: 'refused', code: 'file-unreadable', told: true },
};

/**
 * Files that are no workbooks, or cannot be opened: each is named, and what a township may have sent by mistake
 * is an issue. Whose return cannot be read has not sent nothing.
 */
export function setAside(found: readonly Found[], tree: Tree): Tally {
  const aside = found.flatMap((file) => {
    return file.kind === 'workbook' ? [] : [{ file, ...ASIDE[file.kind] }];
  });
  return {
    ...NOTHING,
    files: aside.map(({ file, state, code }) =>
      recordOf(file, state, code, state === 'refused' ? unitNamed(file.path, tree) : null),
    ),
    issues: aside.flatMap(({ file, code, told }): readonly Issue[] =>
      told ? [{ code, file: file.path, detail: { format: extensionOf(file.path) } }] : [],
    ),
  };
}
