import { strFromU8, unzipSync } from 'fflate';

/** An element of a part; names keep their prefix. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, ten, hex, name: string) => {
    if (ten !== undefined) return String.fromCodePoint(Number(ten));
    if (hex !== undefined) return String.fromCodePoint(parseInt(String(hex), 16));
    return SIGNS[name] ?? whole;
  });
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)\s*=\s*"([^"<]*)"/g)) {
    if (name in attributes) throw new Error(`attribute twice: ${name}`);
    attributes[name] = unescapeXml(value);
  }
  return attributes;
}

/** The root of a part; throws where it is not well formed. Comments and CDATA are not expected. */
export function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open: Node[] = [root];
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error('illegal character');
  const pieces =
    /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
  for (const [all, close, name, attributes = '', empty, text] of xml.matchAll(pieces)) {
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.text += unescapeXml(text);
    else if (name === undefined && !all.startsWith('<?')) throw new Error('stray <');
    else if (name !== undefined && close === '/') {
      if (open.pop()?.name !== name) throw new Error(`unexpected </${name}>`);
    } else if (name !== undefined) {
      const node: Node = { name, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(node);
      if (empty !== '/') open.push(node);
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || only === undefined)
    throw new Error('no root');
  return only;
}

/** The elements of a name, the node itself included, in document order. */
export function* all(node: Node, name: string): Generator<Node> {
  if (node.name === name) yield node;
  for (const child of node.children) yield* all(child, name);
}

/** A part of a workbook as text, or nothing. */
export function textOf(bytes: Uint8Array, path: string): string {
  const part = unzipSync(bytes)[path];
  return part === undefined ? '' : strFromU8(part);
}

/** What occurs a second time. */
export function doubles(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
