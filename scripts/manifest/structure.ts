import type { Complaint, Fault } from './complaint.ts';
import { SHAPES, type Kind, type Shape } from './grammar.ts';
import type { Element } from './parse.ts';

/** Patterns of the schemas' simple types; a string's length is counted in characters. */
const PATTERNS: Readonly<Record<Kind, RegExp>> = {
  guid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  version: /^\d{1,5}(\.\d{1,5}){0,3}$/,
  'set-version': /^\d{1,5}\.\d{1,5}$/,
  culture: /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2,3})?$/i,
  short: /\S/u,
  long: /\S/u,
  address: /^\S+$/,
  resid: /^\S+$/,
  // Sizes Office draws on the ribbon: 16, 32 and 80 are mandatory, the others optional.
  size: /^(16|20|24|32|40|48|64|80)$/,
  permission: /^(Restricted|ReadDocument|ReadAllDocument|WriteDocument|ReadWriteDocument)$/,
  host: /^Workbook$/,
};

const LIMITS: Readonly<Partial<Record<Kind, number>>> = {
  short: 125,
  long: 250,
  resid: 32,
  address: 2048,
};

/** Elements, their order, attributes and values against the grammar; every complaint, in file order. */
export function checkStructure(root: Element): Complaint[] {
  if (root.name !== 'OfficeApp') return [complain('element-unknown', root, { parent: '' })];
  return checkElement(root, SHAPES['manifest'] ?? {});
}

function complain(fault: Fault, element: Element, detail: Complaint['detail']): Complaint {
  return { fault, line: element.line, element: element.name, detail };
}

function checkElement(element: Element, shape: Shape): Complaint[] {
  const { types } = shape;
  if (types) {
    const type = element.attributes['xsi:type'] ?? '';
    const name = types[type];
    const allowed = Object.keys(types).join(', ');
    if (name === undefined) return [complain('type-unknown', element, { type, allowed })];
    return checkElement(element, { ...SHAPES[name], attributes: withType(SHAPES[name]) });
  }
  return [
    ...checkAttributes(element, shape),
    ...(shape.text ? checkValue(element, 'text', element.text.trim(), shape.text) : []),
    ...checkChildren(element, shape),
  ];
}

function withType(shape: Shape | undefined): NonNullable<Shape['attributes']> {
  return { ...shape?.attributes, 'xsi:type': 'short' };
}

function checkAttributes(element: Element, { attributes = {} }: Shape): Complaint[] {
  const unknown = Object.keys(element.attributes)
    .filter((name) => !(name in attributes))
    .map((attribute) => complain('attribute-unknown', element, { attribute }));
  const wrong = Object.entries(attributes).flatMap(([attribute, kind]) => {
    const value = element.attributes[attribute];
    if (value !== undefined) return checkValue(element, attribute, value, bare(kind));
    return kind.endsWith('?') ? [] : [complain('attribute-missing', element, { attribute })];
  });
  return [...unknown, ...wrong];
}

function bare(kind: Kind | `${Kind}?`): Kind {
  return kind.replace('?', '') as Kind;
}

function checkValue(element: Element, place: string, value: string, kind: Kind): Complaint[] {
  const limit = LIMITS[kind] ?? Number.POSITIVE_INFINITY;
  const length = [...value].length;
  if (length > limit) return [complain('text-long', element, { place, length, limit })];
  if (PATTERNS[kind].test(value)) return [];
  return [complain('value-wrong', element, { place, value, kind })];
}

function checkChildren(element: Element, { children = [] }: Shape): Complaint[] {
  const complaints: Complaint[] = [];
  const seen = new Set<string>();
  let reached = 0;
  for (const child of element.children) {
    const at = children.findIndex(([name]) => name === child.name);
    const place = children[at];
    if (!place) {
      complaints.push(complain('element-unknown', child, { parent: element.name }));
      continue;
    }
    const [name, times, shape] = place;
    if (at < reached) {
      const before = children[reached]?.[0] ?? '';
      complaints.push(complain('element-order', child, { before }));
    }
    if (seen.has(name) && (times === '1' || times === '?')) {
      complaints.push(complain('element-repeated', child, { parent: element.name }));
    }
    seen.add(name);
    reached = Math.max(reached, at);
    complaints.push(...checkElement(child, SHAPES[shape] ?? {}));
  }
  const missing = children
    .filter(([name, times]) => (times === '1' || times === '+') && !seen.has(name))
    .map(([name]) => complain('element-missing', element, { missing: name }));
  return [...complaints, ...missing];
}
