/** `x:` or nothing: how a producer spells the main namespace in a part. */
export function prefixOf(xml: string): string {
  return /<([\w.-]+:)?[\w.-]+[^<]*?xmlns/.exec(xml.replace(/^<\?[^>]*>/, ''))?.[1] ?? '';
}

/** A start tag with an attribute set or replaced; `value` must need no escape. */
export function setAttribute(tag: string, name: string, value: string | number): string {
  const known = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (known.test(tag)) return tag.replace(known, `$1"${value}"`);
  return tag.replace(/\s*(\/?)>$/, ` ${name}="${value}"$1>`);
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
