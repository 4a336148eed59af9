import { HostError } from '../core/host.ts';
import type { Place } from '../core/host.ts';
import { address } from '../core/sheet.ts';
import type { Names } from './names.ts';
import { run } from './run.ts';

/** Goes to a cell. A sheet that the clerk hid is shown for it: the finding asks to look there. */
export function showPlace({ sheet: name, row, column }: Place, names: Names): Promise<void> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(names.key(name));
    sheet.load('visibility');
    await context.sync();
    if (sheet.isNullObject) throw new HostError('closed', name);
    if (sheet.visibility !== 'Visible') sheet.visibility = 'Visible';
    sheet.activate();
    sheet.getRange(address(row, column)).select();
    await context.sync();
  }, name);
}
