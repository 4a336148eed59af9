/** The contract lives in the core, so that src/excel can keep it without knowing the panel. */
export { HostError } from '../core/host.ts';
export type {
  Change,
  Correction,
  Damage,
  Host,
  Mark,
  OpenWorkbook,
  PickedFile,
  Place,
  Trouble,
} from '../core/host.ts';
