import { checkAddresses, checkIcons, type Look } from './addresses.ts';
import type { Complaint } from './complaint.ts';
import { checkPanes } from './panes.ts';
import { find, parseManifest, type Element } from './parse.ts';
import { checkLocales, checkResources } from './resources.ts';
import { checkStructure } from './structure.ts';

/** What the manifest must agree with. */
export interface Surroundings {
  readonly look: Look;
  /** The ExcelApi set the code is written against, e.g. `1.7`. */
  readonly api: string;
  /** The package's version, e.g. `0.1.0`; the manifest's has a fourth part. */
  readonly version: string;
  /** Locales beside the default one every text needs. */
  readonly locales: readonly string[];
}

/**
 * Everything wrong with a manifest, by line: the schemas' rules, and what no schema can say (references,
 * files, icon sizes, addresses, the code's requirement set). An empty list means it is sound.
 */
export function checkManifest(text: string, surroundings: Surroundings): Complaint[] {
  const root = parseManifest(text);
  if ('fault' in root) return [root];
  return [
    ...checkStructure(root),
    ...checkResources(root),
    ...checkLocales(root, surroundings.locales),
    ...checkAddresses(root, surroundings.look),
    ...checkIcons(root, surroundings.look),
    ...checkPanes(root),
    ...checkApi(root, surroundings.api),
    ...checkVersion(root, surroundings.version),
  ].sort((one, other) => one.line - other.line);
}

function checkApi(root: Element, api: string): Complaint[] {
  const [sets] = find(root, 'Requirements', 'Sets');
  const set = sets?.children.find(({ attributes }) => attributes['Name'] === 'ExcelApi');
  // Without a version of its own a set takes the default of the list, which itself defaults to 1.1.
  const asked = set?.attributes['MinVersion'] ?? sets?.attributes['DefaultMinVersion'] ?? '1.1';
  if (set && asked === api) return [];
  const at = set ?? sets ?? root;
  const manifest = set ? asked : '-';
  return [{ fault: 'api-differs', line: at.line, element: at.name, detail: { manifest, api } }];
}

function checkVersion(root: Element, version: string): Complaint[] {
  return find(root, 'Version')
    .filter(({ text }) => text.trim() !== `${version}.0`)
    .map(({ line, name, text }) => {
      const detail = { manifest: text.trim(), version: `${version}.0` };
      return { fault: 'version-differs', line, element: name, detail };
    });
}
