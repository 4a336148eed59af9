import type { Form } from '../core/form.ts';
import type { Division } from '../core/region.ts';
import type { Words } from '../core/words.ts';

/** The data of the product. The panel holds it too and hands it over, so that it is delivered once. */
export interface Known {
  readonly forms: readonly Form[];
  readonly divisions: readonly Division[];
  readonly words: readonly Words[];
}
