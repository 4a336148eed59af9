/** What parts the items of a list in one cell. */
const SEPARATOR = /[、，,;；\n]/;
const CLOSING: Readonly<Record<string, string>> = { '「': '」', '“': '”', '"': '"' };

/** Text between 「 and 」; a 」 inside is written twice. */
export function quote(text: string): string {
  return `「${text.replaceAll('」', '」」')}」`;
}

/** The text quoted at this place and where it ends, or null where no quotation begins or none ends. */
export function readQuoted(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | null {
  const closing = CLOSING[text.charAt(at)];
  if (closing === undefined) return null;
  let inside = '';
  for (let place = at + 1; place < text.length; place += 1) {
    const sign = text.charAt(place);
    if (sign !== closing) inside += sign;
    else if (text.charAt(place + 1) === closing) {
      inside += sign;
      place += 1;
    } else return { text: inside, end: place + 1 };
  }
  return null;
}

/** The items of a cell such as `卡点、查验点`; an item that holds a separator stands in 「」. */
export function readList(text: string): readonly string[] {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const quoted = readQuoted(text, at);
    const rest = quoted ? quoted.end : at;
    const found = text.slice(rest).search(SEPARATOR);
    const end = found < 0 ? text.length : rest + found;
    const item = quoted ? quoted.text : text.slice(at, end).trim();
    if (item !== '') items.push(item);
    at = end + 1;
  }
  return items;
}

/** The cell from which `readList` reads these items. */
export function writeList(items: readonly string[]): string {
  return items.map((item) => (isPlain(item) ? item : quote(item))).join('、');
}

function isPlain(item: string): boolean {
  return !SEPARATOR.test(item) && item.trim() === item && !(item.charAt(0) in CLOSING);
}
