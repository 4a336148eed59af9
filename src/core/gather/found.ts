import type { Tree } from '../region.ts';

/** A file among those handed in, and what its name and first bytes say. */
export interface Found {
  /** Relative to what was chosen, with forward slashes: the same on every machine. */
  readonly path: string;
  /** Empty where the file could not be opened, or is too large to be read. */
  readonly sha256: string;
  /** Last written, ISO 8601; empty where the file was gone before it was opened. */
  readonly time: string;
  readonly kind: Kind;
}

/**
 * `other` is nothing a township sends by mistake; `sent` is a photo, a PDF, a letter; `large` a workbook that
 * is too large to be read.
 */
export type Kind =
  'workbook' | 'large' | 'lock' | 'sent' | 'archive' | 'other' | 'link' | 'unreadable';

/** Excel writes `~$name`, WPS may cut the name, LibreOffice writes `.~lock.name#`. */
const LOCK = /^(~\$|\.~)/;
const SYSTEM = /^(\.|Thumbs\.db$|desktop\.ini$)/i;
const WORKBOOK_NAME = /\.(xlsx|xlsm|xltx|xltm|xls|xlsb|et|ett|ods|csv)$/i;
/** Whatever they are called: somebody renames a workbook, or keeps a copy as `.bak`. */
const WORKBOOKS: ReadonlySet<string> = new Set(['xlsx', 'xls', 'xlsb', 'ods', 'encrypted']);
const ARCHIVES: ReadonlySet<string> = new Set(['zip', 'rar']);
const SENT: ReadonlySet<string> = new Set(['pdf', 'image', 'docx', 'ole']);

/**
 * The kind of a file that could be opened. `sniff` names its format by its bytes, where the name says nothing;
 * `isWhole` unless it is larger than a workbook may be.
 */
export function kindOf(path: string, sniff: () => string, isWhole: boolean): Kind {
  const name = baseName(path);
  const workbook = isWhole ? 'workbook' : 'large';
  const special = LOCK.test(name) ? 'lock' : SYSTEM.test(name) ? 'other' : null;
  // No program hides a workbook under such a name, but a person may.
  if (special) return isWhole && WORKBOOKS.has(sniff()) ? workbook : special;
  if (WORKBOOK_NAME.test(name)) return workbook;
  const format = sniff();
  if (WORKBOOKS.has(format)) return workbook;
  if (ARCHIVES.has(format)) return 'archive';
  return SENT.has(format) ? 'sent' : 'other';
}

/** Whether any of the files is worth a run: one that cannot be read has to be told of. */
export function holdWorkbooks(files: readonly Found[]): boolean {
  return files.some(({ kind }) => kind === 'workbook' || kind === 'large' || kind === 'unreadable');
}

/** The kind of a file that could not be read: a lock file is held by the program that wrote it. */
export function kindOfUnread(path: string): Kind {
  return LOCK.test(baseName(path)) ? 'lock' : 'unreadable';
}

/** The unit whose code a file's name begins with, as those of our templates do. */
export function unitNamed(path: string, tree: Tree): string | null {
  const [code = ''] = /^\d{9}(?!\d)/.exec(baseName(path)) ?? [];
  return tree.get(code)?.code ?? null;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `.xlsx`, or nothing; a name that begins with its only dot has no extension. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}
