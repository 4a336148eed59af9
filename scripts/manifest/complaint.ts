/** What can be wrong with a manifest; words.ts has a sentence and a mend for each. */
export type Fault =
  | 'xml-malformed'
  | 'element-unknown'
  | 'element-order'
  | 'element-repeated'
  | 'element-missing'
  | 'type-unknown'
  | 'attribute-missing'
  | 'attribute-unknown'
  | 'value-wrong'
  | 'text-long'
  | 'id-repeated'
  | 'resource-missing'
  | 'resource-unused'
  | 'locale-missing'
  | 'address-insecure'
  | 'address-elsewhere'
  | 'file-missing'
  | 'icon-size'
  | 'icon-missing'
  | 'pane-shared'
  | 'pane-base'
  | 'api-differs'
  | 'version-differs';

export interface Complaint {
  readonly fault: Fault;
  /** From 1. */
  readonly line: number;
  /** The element complained of, with its usual prefix. */
  readonly element: string;
  readonly detail: Readonly<Record<string, string | number>>;
}
