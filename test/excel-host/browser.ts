import { createExcelHost } from './index.ts';
import type { HostOptions } from './index.ts';

/** Set by the test before this script; the host is then found as `window.excelHost`. */
interface HostWindow {
  excelHostOptions?: HostOptions;
  excelHost?: unknown;
  external?: unknown;
}

const own = globalThis as unknown as HostWindow;
own.excelHost = createExcelHost(own, own.excelHostOptions ?? {});
