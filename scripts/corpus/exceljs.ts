import type { Value } from '../../src/core/sheet.ts';
import type { Cells } from './compare.ts';

/** A value of exceljs, whose cells hold eight kinds of object. */
function plain(value: unknown, date1904: boolean): Value {
  if (value instanceof Date) {
    return value.getTime() / 86_400_000 + (date1904 ? 24_107 : 25_569);
  }
  if (typeof value !== 'object' || value === null) return (value ?? null) as Value;
  if ('richText' in value) {
    return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  }
  if ('hyperlink' in value && 'text' in value) return plain(value.text, date1904);
  if ('formula' in value || 'sharedFormula' in value) {
    return plain((value as { result?: unknown }).result, date1904);
  }
  return 'error' in value ? { error: String(value.error) } : null;
}

/** Prints what exceljs reads; in a process of its own, because some files never end in it. */
export async function printExceljs(file: string): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const all: Cells = {};
  book.eachSheet((sheet) => {
    const cells: Record<string, Value> = (all[sheet.name] = {});
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const value = plain(cell.value, book.properties.date1904);
        // Every cell of a merged area repeats the first one's value here.
        const covered = cell.isMerged && cell.master.address !== cell.address;
        if (value !== null && value !== '' && !covered) cells[cell.address] = value;
      }),
    );
  });
  process.stdout.write(JSON.stringify(all));
}
