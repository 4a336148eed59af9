/** `x:` or nothing: how a producer spells the namespace of a part’s outermost element. */
export function prefixOf(xml: string): string {
  let at = 0;
  for (let end = behindMarkup(xml, at); end > at; end = behindMarkup(xml, at)) at = end;
  return /^[^<]*<([^\s/>:]+:)?/.exec(xml.slice(at))?.[1] ?? '';
}

/** Behind the comment or instruction that comes next; where it is, if it is an element. */
function behindMarkup(xml: string, at: number): number {
  const markup = /[^<]*<(?:\?[^]*?\?>|!--[^]*?-->)/y;
  markup.lastIndex = at;
  return markup.test(xml) ? markup.lastIndex : at;
}

/** A start tag with an attribute set or replaced; `value` must need no escape. */
export function setAttribute(tag: string, name: string, value: string | number): string {
  const known = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (known.test(tag)) return tag.replace(known, `$1"${value}"`);
  const end = tag.endsWith('/>') ? -2 : -1;
  return `${tag.slice(0, end).trimEnd()} ${name}="${value}"${tag.slice(end)}`;
}

/** The start tag for an empty element that is to hold something. */
export function opened(tag: string): string {
  return `${tag.slice(0, -2).trimEnd()}>`;
}

/** Without comments, instructions and CDATA, in which anything may look like an element. */
export function elementsOf(xml: string): string {
  return xml.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|(?!^)<\?[^]*?\?>/g, '');
}

export function attributeOf(tag: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return double ?? single;
}

/** Puts an element at the end of the first element of that name; the text as it was where there is none. */
export function append(xml: string, name: string, element: string): string {
  const end = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`).exec(xml);
  if (end === null) return xml;
  return xml.slice(0, end.index) + element + xml.slice(end.index);
}
