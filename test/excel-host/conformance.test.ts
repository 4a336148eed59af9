import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from './kind.ts';
import { loadOffice } from './node.ts';
import { KINDS } from './wire/index.ts';

/** What the client's own classes say about themselves. */
interface Metadata {
  readonly _className: string;
  readonly _scalarPropertyOriginalNames?: readonly string[];
  readonly _scalarPropertyNames?: readonly string[];
  readonly _scalarPropertyUpdateable?: readonly boolean[];
  readonly _navigationPropertyNames?: readonly string[];
  readonly _isCollection?: boolean;
}

/** Not members of `Excel`: answered to office.js itself. */
const NOT_PROXIES = new Set(['AddinInternalService']);
/** The client sets these two for showGridlines and showHeadings. */
const ALIASES = new Set(['Worksheet.Gridlines', 'Worksheet.Headings']);

function proxyOf(name: string): Metadata {
  const classes = Excel as unknown as Record<string, { readonly prototype: Metadata }>;
  const found = classes[name]?.prototype;
  if (!found) throw new Error(`office.js has no class ${name}`);
  return found;
}

function camel(name: string): string {
  return name.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** The requirement set in the source of a getter, if it checks one above the lowest that we support. */
function sinceOf(proxy: Metadata, property: string): string | undefined {
  const source = String(Reflect.getOwnPropertyDescriptor(proxy, property)?.get ?? '');
  const version = /"1\.(\d+)"/.exec(source)?.[1];
  return version !== undefined && Number(version) >= 7 ? `1.${version}` : undefined;
}

const kinds: readonly (readonly [string, Kind<object>])[] = Object.entries(KINDS).filter(
  ([name]) => !NOT_PROXIES.has(name),
);

beforeAll(async () => {
  await loadOffice({ excelApi: '1.15' });
});

describe.each(kinds)('%s', (name, kind) => {
  it('is a class of office.js, a collection if it has items', () => {
    const proxy = proxyOf(name);
    expect(proxy._className).toBe(name);
    expect(
      kind.items !== undefined || proxy._isCollection !== true || name === 'TableRowCollection',
    ).toBe(true);
  });

  it('has only scalars that the client reads, of the same requirement set, settable alike', () => {
    const proxy = proxyOf(name);
    const names = proxy._scalarPropertyOriginalNames ?? [];
    for (const [scalar, { set, since }] of Object.entries(kind.scalars ?? {})) {
      if (ALIASES.has(`${name}.${scalar}`)) continue;
      const index = names.indexOf(scalar);
      expect(index, `${name}.${scalar}`).toBeGreaterThanOrEqual(0);
      const property = proxy._scalarPropertyNames?.[index] ?? '';
      const updateable = proxy._scalarPropertyUpdateable?.[index] ?? false;
      expect([property, set !== undefined]).toEqual([property, updateable]);
      expect([property, since]).toEqual([property, sinceOf(proxy, property)]);
    }
  });

  it('has only links and methods that the client follows and calls', () => {
    const proxy = proxyOf(name);
    const links = proxy._navigationPropertyNames ?? [];
    for (const link of Object.keys(kind.links ?? {})) {
      expect(links.includes(camel(link)) || camel(link) in proxy, `${name}.${link}`).toBe(true);
    }
    for (const method of Object.keys(kind.methods ?? {})) {
      // The client asks any collection for GetItemAt when its items carry no id.
      const known = camel(method) in proxy || method === 'GetItemAt';
      expect(known, `${name}.${method}()`).toBe(true);
    }
  });
});
