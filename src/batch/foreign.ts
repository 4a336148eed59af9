import { CARRY_SHEET, isReport } from '../core/carry.ts';
import { REPORT_FORMAT } from '../core/json.ts';
import { sniff } from '../xlsx/sniff.ts';
import { takeBytes } from './bytes.ts';
import { openReceived } from './open.ts';

const NAME = REPORT_FORMAT.slice(0, REPORT_FORMAT.indexOf('/') + 1);

/**
 * Whether in the place of an output stands what no consolidation wrote: a town's return, perhaps, by a slip of the
 * pen. Of what is not there, is empty or cannot be opened nothing would be lost, or is told where it is written.
 */
export async function isForeign(file: string): Promise<boolean> {
  const taken = await takeBytes(file).catch(() => null);
  if (!taken || taken.bytes.length === 0) return false;
  const { bytes } = taken;
  if (sniff(bytes) !== 'xlsx') {
    return !new TextDecoder().decode(bytes).includes(`"format": "${NAME}`);
  }
  return openReceived(bytes, { sheets: (name) => name === CARRY_SHEET }).then(
    (workbook) => !isReport(workbook),
    () => true,
  );
}
