/**
 * The administrative division. Codes have 4 digits for a prefecture-level city (6404), which reports
 * write as 640400, 6 for a county, 9 for a town, 12 for a village; `640423000` is the county's own office
 * (本级): it reports but is none of the county's towns.
 */
export type Level = 'city' | 'county' | 'town' | 'village';

export interface Region {
  readonly code: string;
  /** The full official name, simplified characters. */
  readonly name: string;
  /** Without 乡, 镇, 街道, 县, 区, 市 or 村委会. */
  readonly short: string;
  /** What lists show: 张堡塬村 for 张堡塬村委会. */
  readonly label: string;
  readonly level: Level;
  readonly parent: string | null;
  /** The county's or city's own office. */
  readonly own?: boolean;
}

/** Division data: nested, compact, as `src/regions` holds it. */
export interface Division {
  readonly source: string;
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly counties: readonly {
    readonly code: string;
    readonly name: string;
    readonly short: string;
    readonly towns: readonly {
      readonly code: string;
      readonly name: string;
      readonly short: string;
      /** Three digits and the official name each: `203张堡塬村委会`. */
      readonly villages: readonly string[];
    }[];
  }[];
}

export type Resolution =
  | { readonly kind: 'found'; readonly region: Region }
  | { readonly kind: 'ambiguous'; readonly regions: readonly Region[] }
  /** `near` names what a person may have meant; it is never taken by itself. */
  | { readonly kind: 'unknown'; readonly near: readonly Region[] };

export interface Tree {
  readonly root: Region;
  /** 4-digit city codes are accepted for 6-digit ones. */
  readonly get: (code: string) => Region | undefined;
  /** Direct children in code order, own offices not among them. */
  readonly children: (code: string) => readonly Region[];
  /** The towns a report of this region expects: itself for a town, all below for a county or city. */
  readonly towns: (code: string) => readonly Region[];
  /** Towns plus own offices at and below the region: everything that may hand in a return. */
  readonly units: (code: string) => readonly Region[];
  /** Whether the first is the second or lies below it. */
  readonly within: (code: string, ancestor: string) => boolean;
  /** A name (full, short, traditional, or a code) looked up among the children of one parent only. */
  readonly resolve: (name: string, parent: string) => Resolution;
}
