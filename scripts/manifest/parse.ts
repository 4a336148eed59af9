import { SaxesParser } from 'saxes';
import type { Complaint } from './complaint.ts';

export interface Element {
  /** Local name with the prefix below for its namespace, whatever prefix the file uses. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly line: number;
}

interface Open extends Element {
  readonly children: Open[];
  text: string;
}

/** `tp:` for the overrides, `bt:` for the basic types, nothing for the base manifest. */
const PREFIXES: Readonly<Record<string, string>> = {
  '': '',
  'http://schemas.microsoft.com/office/appforoffice/1.1': '',
  'http://schemas.microsoft.com/office/taskpaneappversionoverrides': 'tp:',
  'http://schemas.microsoft.com/office/officeappbasictypes/1.0': 'bt:',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi:',
};
const DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

function prefixOf(uri: string): string {
  return PREFIXES[uri] ?? `{${uri}}`;
}

/** The manifest as elements, or the one complaint that it is no well-formed XML with namespaces. */
export function parseManifest(text: string): Element | Complaint {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open[] = [];
  const stack: Open[] = [];
  const faults: Complaint[] = [];
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /, '');
    const element = stack.at(-1)?.name ?? '';
    faults.push({ fault: 'xml-malformed', line: parser.line, element, detail: { reason } });
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === DECLARATIONS) continue;
      attributes[prefixOf(attribute.uri) + attribute.local] = attribute.value;
    }
    const name = prefixOf(tag.uri) + tag.local;
    const element = { name, attributes, children: [], text: '', line: parser.line };
    (stack.at(-1)?.children ?? root).push(element);
    stack.push(element);
  });
  parser.on('text', (piece) => {
    const element = stack.at(-1);
    if (element) element.text += piece;
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.write(text).close();
  const [fault] = faults;
  if (fault) return fault;
  const [element] = root;
  return element ?? { fault: 'xml-malformed', line: 1, element: '', detail: { reason: '' } };
}

/** The element and all below it, in the order of the file. */
export function walk(element: Element): Element[] {
  return [element, ...element.children.flatMap(walk)];
}

/** Elements reached from the root by names, e.g. `find(root, 'Requirements', 'Sets', 'Set')`. */
export function find(from: Element, ...names: readonly string[]): Element[] {
  return names.reduce(
    (found, name) =>
      found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [from],
  );
}
