import { troubleOf } from './trouble.ts';

/** Whether this Excel has the members of that requirement set, such as `1.8`. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/** `Excel.run`; what goes wrong in it is thrown as a `HostError` with the sheet's name as detail. */
export async function run<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  detail = '',
): Promise<T> {
  try {
    return await Excel.run(batch);
  } catch (reason) {
    throw troubleOf(reason, detail);
  }
}
