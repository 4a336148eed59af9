import { troubleOf } from './trouble.ts';

/** Whether this Excel has the members of that requirement set, such as `1.8`. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/**
 * `Excel.run`; what goes wrong in it is thrown as a `HostError` with the sheet's name as detail. A
 * `patient` batch waits while a cell is being edited, which else is a failure.
 */
export async function run<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  detail = '',
  patient = false,
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: patient }, batch);
  } catch (reason) {
    throw troubleOf(reason, detail);
  }
}
