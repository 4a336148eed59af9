import type { Relation } from './book.ts';
import { visitXml } from './book.ts';
import { normalise } from './directory.ts';
import { hasCondition } from './sheet.ts';
import type { Archive } from './zip.ts';

/** What the parts beside a sheet hold. */
export interface Around {
  readonly comments: number;
  /** Text boxes and other shapes among them. */
  readonly pictures: number;
  /** A table of the sheet lets only some rows through. */
  readonly filtered: boolean;
}

/** Parts that are named but missing count nothing: they hold no cells. */
export function readAround(archive: Archive, relations: readonly Relation[]): Around {
  let comments = 0;
  let pictures = 0;
  let filtered = false;
  const seen = new Set<string>();
  for (const { type, target, external } of relations) {
    // However often a part is named, it is there once.
    if (external || seen.has(normalise(target)) || !archive.has(target)) continue;
    seen.add(normalise(target));
    if (type === 'comments') {
      visitXml(archive, target, (cursor) => (comments += cursor.is('comment') ? 1 : 0));
    } else if (type === 'drawing') {
      visitXml(
        archive,
        target,
        (cursor) => (pictures += cursor.is('pic') || cursor.is('sp') ? 1 : 0),
      );
    } else if (type === 'table') {
      visitXml(archive, target, (cursor) => {
        if (cursor.is('autoFilter')) filtered = hasCondition(cursor) || filtered;
      });
    }
  }
  return { comments, pictures, filtered };
}
