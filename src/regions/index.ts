import type { Division } from '../core/region.ts';
import { GUYUAN } from './guyuan.ts';

export { GUYUAN };

/** Every division the product knows; a new city is a new file and a line here. */
export const DIVISIONS: readonly Division[] = [GUYUAN];
