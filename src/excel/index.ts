export { makeExcelHost } from './host.ts';
export type { ExcelParts } from './host.ts';
export type { WriteBytes } from './deliver.ts';
