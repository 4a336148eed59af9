import { Refusal, type Issue } from '../issue.ts';
import { readReturn, type Refused } from '../return.ts';
import type { Setting } from '../setting.ts';
import type { Workbook } from '../sheet.ts';
import { emptyRecord, merge, NOTHING, type Tally } from '../tally.ts';
import { tallyUnit, type Received } from '../unit.ts';
import type { Found } from './found.ts';

/** One unit's files, to be read together. */
export interface Group<F extends Found = Found> {
  readonly unit: string | null;
  readonly files: readonly F[];
}

/**
 * Reads all files of one unit and tallies them. A file that cannot be read is named and costs nothing
 * else; `open` throws a `Refusal` for it.
 */
export async function tallyFiles<F extends Found>(
  { files, unit }: Group<F>,
  setting: Setting,
  open: (file: F) => Promise<Workbook>,
): Promise<Tally> {
  const received = new Map<string, Received[]>();
  let tally = NOTHING;
  for (const file of files) {
    const part = await readFound(file, setting, open);
    if ('refused' in part) {
      tally = merge(tally, refusal(file, part, unit));
      continue;
    }
    const same = received.get(part.unit.code);
    const one: Received = { part, sha256: file.sha256, fileTime: file.time };
    if (same) same.push(one);
    else received.set(part.unit.code, [one]);
  }
  for (const parts of received.values()) tally = merge(tally, tallyUnit(parts, setting));
  return tally;
}

async function readFound<F extends Found>(
  file: F,
  setting: Setting,
  open: (file: F) => Promise<Workbook>,
) {
  try {
    return readReturn(await open(file), file.path, setting);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedFor(error);
  }
}

/** Why a file could not be read; what is not a `Refusal` is a fault of the program. */
export function refusedFor(error: unknown): Refused {
  if (error instanceof Refusal) return { refused: error.code, detail: error.detail, unit: null };
  const reason = error instanceof Error ? error.message : String(error);
  return { refused: 'file-failed', detail: { reason }, unit: null };
}

/** The tally of a file of which nothing counts. */
export function refusal(file: Found, refused: Refused, unit: string | null): Tally {
  const { refused: code, detail } = refused;
  const issue: Issue = { code, file: file.path, detail };
  const record = emptyRecord({
    path: file.path,
    sha256: file.sha256,
    state: 'refused',
    reason: code,
    region: refused.unit?.code ?? unit,
  });
  return { ...NOTHING, files: [record], issues: [issue] };
}
