import { tallyFiles } from '../core/gather/group.ts';
import type { Setting } from '../core/setting.ts';
import type { Tally } from '../core/tally.ts';
import type { Found } from './discover.ts';
import { openFile, type OpenOptions } from './open.ts';

/** Reads all files of one unit and tallies them. A file that cannot be read is named and costs nothing else. */
export function tallyGroup(
  files: readonly Found[],
  unit: string | null,
  setting: Setting,
  options: OpenOptions = {},
): Promise<Tally> {
  return tallyFiles({ files, unit }, setting, (file) => openFile(file, options));
}
