import type { Complaint } from './complaint.ts';
import { find, walk, type Element } from './parse.ts';

/** Where a reference's text is listed, by the referring element; labels and titles are short strings. */
const LISTS: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  'tp:SourceLocation': 'bt:Urls',
  'tp:LearnMoreUrl': 'bt:Urls',
  'tp:FunctionFile': 'bt:Urls',
  'tp:Description': 'bt:LongStrings',
  'tp:Label': 'bt:ShortStrings',
  'tp:Title': 'bt:ShortStrings',
};

/** The entries of one resource list by id. */
export function listResources(root: Element, list: string): Map<string, Element> {
  const entries = find(root, 'tp:VersionOverrides', 'tp:Resources', list).flatMap(
    ({ children }) => children,
  );
  return new Map(entries.map((entry) => [entry.attributes['id'] ?? '', entry]));
}

/** Every reference leads to a resource of its kind, every resource is referred to, every id is unique. */
export function checkResources(root: Element): Complaint[] {
  const references = walk(root).filter((element) => element.attributes['resid'] !== undefined);
  const missing = references.flatMap((element): Complaint[] => {
    const resid = element.attributes['resid'] ?? '';
    const list = LISTS[element.name] ?? '';
    if (listResources(root, list).has(resid)) return [];
    const { line, name } = element;
    return [{ fault: 'resource-missing', line, element: name, detail: { resid, list } }];
  });
  const used = new Set(references.map((element) => element.attributes['resid']));
  const unused = find(root, 'tp:VersionOverrides', 'tp:Resources')
    .flatMap(({ children }) => children.flatMap((list) => list.children))
    .filter((entry) => !used.has(entry.attributes['id']))
    .map(({ line, name, attributes }): Complaint => {
      return {
        fault: 'resource-unused',
        line,
        element: name,
        detail: { id: attributes['id'] ?? '' },
      };
    });
  return [...missing, ...unused, ...checkIds(root)];
}

function checkIds(root: Element): Complaint[] {
  const seen = new Set<string>();
  return walk(root).flatMap((element): Complaint[] => {
    const { line, name, attributes } = element;
    const { id } = attributes;
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [{ fault: 'id-repeated', line, element: name, detail: { id } }];
  });
}

/** Elements whose text a user reads. */
const SPOKEN = new Set(['DisplayName', 'Description', 'bt:String']);

/** Every text a user reads has an override for each of the other locales. */
export function checkLocales(root: Element, locales: readonly string[]): Complaint[] {
  return walk(root)
    .filter(({ name }) => SPOKEN.has(name))
    .flatMap((element) => {
      const { line, name } = element;
      const spoken = new Set(element.children.map(({ attributes }) => attributes['Locale']));
      return locales
        .filter((locale) => !spoken.has(locale))
        .map((locale): Complaint => {
          const id = element.attributes['id'] ?? name;
          return { fault: 'locale-missing', line, element: name, detail: { locale, id } };
        });
    });
}
