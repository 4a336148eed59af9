import type { Code, Detail } from '../issue.ts';

/** A finding about a definition; `path` is the member it is about: `columns.3.min`. */
export interface Fault {
  readonly path: string;
  readonly code: Code;
  readonly detail?: Detail;
}

export type Tell = (path: string, code: Code, detail?: Detail) => void;
