import { append, attributeOf, elementsOf, prefixOf, setAttribute } from './mark-markup.ts';

export type Severity = 'error' | 'warning';

/** The light red and amber Excel itself offers for bad and neutral cells. */
const COLORS: Readonly<Record<Severity, string>> = { error: 'FFFFC7CE', warning: 'FFFFEB9C' };

/** Formats that are added to a styles part; those that were there stay where they are. */
export interface Fills {
  /** The number of a format that is format `xf` with the colour. */
  readonly format: (xf: number, severity: Severity) => number;
  /** The styles part with what was asked for. */
  readonly part: () => string;
}

export function makeFills(part: string): Fills {
  const styles = elementsOf(part);
  const prefix = prefixOf(styles);
  const formats = itemsOf(styles, 'cellXfs', 'xf');
  const first = itemsOf(styles, 'fills', 'fill').length;
  const severities = Object.keys(COLORS) as readonly Severity[];
  const added: string[] = [];
  const known = new Map<string, number>();
  return {
    format: (xf, severity) => {
      const base = formats[xf];
      if (base === undefined || first === 0) return xf;
      const key = `${xf} ${severity}`;
      const number = known.get(key) ?? formats.length + added.length;
      if (!known.has(key)) {
        known.set(key, number);
        const fill = first + severities.indexOf(severity);
        const start = /^<[^>]*>/.exec(base)?.[0] ?? base;
        const tag = setAttribute(setAttribute(start, 'fillId', fill), 'applyFill', 1);
        added.push(tag + base.slice(start.length));
      }
      return number;
    },
    part: () => {
      const fills = severities.map((severity) => {
        const color = `<${prefix}fgColor rgb="${COLORS[severity]}"/>`;
        const pattern = `<${prefix}patternFill patternType="solid">${color}</${prefix}patternFill>`;
        return `<${prefix}fill>${pattern}</${prefix}fill>`;
      });
      return grow(grow(styles, 'fills', fills), 'cellXfs', added);
    },
  };
}

function itemsOf(xml: string, list: string, item: string): readonly string[] {
  const name = (tag: string): string => `(?:[\\w.-]+:)?${tag}`;
  const body = new RegExp(`<${name(list)}\\b[^>]*>(.*?)</${name(list)}\\s*>`, 's').exec(xml)?.[1];
  const items = new RegExp(`<${name(item)}\\b(?:[^>]*/>|[^>]*>.*?</${name(item)}\\s*>)`, 'gs');
  return body?.match(items) ?? [];
}

function grow(xml: string, list: string, elements: readonly string[]): string {
  const grown = append(xml, list, elements.join(''));
  const tag = new RegExp(`<(?:[\\w.-]+:)?${list}\\b[^>]*>`);
  return grown.replace(tag, (start) => {
    const count = Number(attributeOf(start, 'count'));
    return Number.isInteger(count) ? setAttribute(start, 'count', count + elements.length) : start;
  });
}
