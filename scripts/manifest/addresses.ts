import type { Complaint, Fault } from './complaint.ts';
import { find, walk, type Element } from './parse.ts';
import { pngSize } from './png.ts';
import { listResources } from './resources.ts';

/** A file of the site by its path below the host, or null; `assets/icon-16.png`, `taskpane.html`. */
export type Look = (path: string) => Uint8Array | null;

interface Address {
  readonly element: Element;
  readonly text: string;
}

/** Elements that hold an address in one of their attributes. */
const HOLDERS = new Set(['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation']);
const LISTED = new Set(['bt:Image', 'bt:Url']);

function addressesOf(root: Element): Address[] {
  return walk(root)
    .filter(
      ({ name, attributes }) =>
        HOLDERS.has(name) || (LISTED.has(name) && attributes['DefaultValue'] !== undefined),
    )
    .flatMap((element) => {
      const texts = [
        element.attributes['DefaultValue'],
        ...element.children.map(({ attributes }) => attributes['Value']),
      ];
      return texts.flatMap((text) => (text === undefined ? [] : [{ element, text }]));
    });
}

function complain(fault: Fault, element: Element, detail: Complaint['detail']): Complaint {
  return { fault, line: element.line, element: element.name, detail };
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Where the pane is served from, e.g. `https://localhost:3000/`; null if the manifest does not say. */
export function siteOf(root: Element): string | null {
  const [pane] = find(root, 'DefaultSettings', 'SourceLocation');
  const address = parse(pane?.attributes['DefaultValue'] ?? '');
  return address ? new URL('.', address).href : null;
}

/** Every address is https, on the site of the pane, and leads to a file that is there. */
export function checkAddresses(root: Element, look: Look): Complaint[] {
  const site = siteOf(root);
  return addressesOf(root).flatMap(({ element, text }) => {
    const address = parse(text);
    if (address?.protocol !== 'https:') return [complain('address-insecure', element, { text })];
    if (site === null || !address.href.startsWith(site)) {
      return [complain('address-elsewhere', element, { text, site: site ?? '' })];
    }
    const file = pathBelow(site, address);
    return look(file) ? [] : [complain('file-missing', element, { file })];
  });
}

function pathBelow(site: string, address: URL): string {
  return decodeURIComponent((address.origin + address.pathname).slice(site.length));
}

/** Sizes every icon on the ribbon must have; Office scales the others from them. */
const MANDATORY = ['16', '32', '80'];

/** Each picture is a PNG of the size it is used in; each icon has the mandatory sizes. */
export function checkIcons(root: Element, look: Look): Complaint[] {
  const images = listResources(root, 'bt:Images');
  const base = [
    ...find(root, 'IconUrl').map((element) => [element, 32, element] as const),
    ...find(root, 'HighResolutionIconUrl').map((element) => [element, 64, element] as const),
  ];
  const ribbon = walk(root)
    .filter(({ attributes }) => attributes['size'] !== undefined)
    .map((element) => {
      const listed = images.get(element.attributes['resid'] ?? '');
      return [element, Number(element.attributes['size']), listed] as const;
    });
  const wrong = [...base, ...ribbon].flatMap(([element, size, holder]) =>
    checkSize(element, size, holder?.attributes['DefaultValue'], siteOf(root), look),
  );
  const missing = walk(root)
    .filter(({ name }) => name === 'tp:Icon')
    .flatMap((icon) => {
      const sizes = new Set(icon.children.map(({ attributes }) => attributes['size']));
      return MANDATORY.filter((size) => !sizes.has(size)).map((size) =>
        complain('icon-missing', icon, { size }),
      );
    });
  return [...wrong, ...missing];
}

function checkSize(
  element: Element,
  size: number,
  text: string | undefined,
  site: string | null,
  look: Look,
): Complaint[] {
  const address = parse(text ?? '');
  if (!address || site === null || !address.href.startsWith(site)) return [];
  const file = pathBelow(site, address);
  const bytes = look(file);
  if (!bytes) return [];
  const found = pngSize(bytes);
  if (found?.width === size && found.height === size) return [];
  const real = found ? `${found.width}×${found.height}` : '-';
  return [complain('icon-size', element, { file, size, real })];
}
