import { troubleOf } from './trouble.ts';

/** Whether this Excel has the members of that requirement set, such as `1.8`. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/** How long Excel is left alone before it is asked again, and how often it is. Milliseconds. */
const PAUSES = [200, 800, 2000] as const;

/** More was asked at once than Excel takes: it refuses such a request before anything of it is done. */
function isRefused(reason: unknown): boolean {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'code' in reason &&
    reason.code === 'ActivityLimitReached'
  );
}

/**
 * Asks Excel, and asks again where it is too busy to begin; what goes wrong is thrown as a `HostError` with
 * the sheet's name as detail. `ask` may write in its last round trip only, or it would write twice.
 */
export async function insist<T>(ask: () => Promise<T>, detail = ''): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await ask();
    } catch (reason) {
      if (!isRefused(reason)) throw troubleOf(reason, detail);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return ask().catch((reason: unknown) => {
    throw troubleOf(reason, detail);
  });
}

/**
 * `Excel.run`, insisting. A `patient` batch waits while a cell is being edited, which else is a failure.
 * A batch writes in its last round trip only.
 */
export function run<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  detail = '',
  patient = false,
): Promise<T> {
  return insist(() => Excel.run({ delayForCellEdit: patient }, batch), detail);
}
