import { CARRY_SHEET, isReport } from '../core/carry.ts';
import { REPORT_FORMAT } from '../core/json.ts';
import { sniff } from '../xlsx/sniff.ts';
import { takeBytes } from './bytes.ts';
import { openReceived } from './open.ts';

const NAME = REPORT_FORMAT.slice(0, REPORT_FORMAT.indexOf('/') + 1);

/**
 * Whether the file at an output's place was written by somebody else, such as a town's return named by mistake. False
 * for what is missing, empty or cannot be opened: nothing would be lost, or writing will report it.
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
