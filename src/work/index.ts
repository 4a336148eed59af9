import { panelJobs } from './serve.ts';
import { answer, type Wire } from './wire.ts';

/** The script of every worker: the first reads and reports, the others read for it. */
answer(globalThis as unknown as Wire, panelJobs());
