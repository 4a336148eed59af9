import { strToU8 } from 'fflate';
import { append } from './mark-markup.ts';
import { escapeAttribute, escapeText } from './write-text.ts';
import { packed, writeZip, type Pack } from './write-zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** ECMA-376 gives every kind of part a content type and every relation a type. */
const KINDS = {
  comments: `${OFFICE}/relationships/comments`,
  vmlDrawing: `${OFFICE}/relationships/vmlDrawing`,
  drawing: `${OFFICE}/relationships/drawing`,
  chart: `${OFFICE}/relationships/chart`,
  sharedStrings: `${OFFICE}/relationships/sharedStrings`,
  custom: `${OFFICE}/relationships/custom-properties`,
} as const;

const TYPES: Readonly<Record<keyof typeof KINDS, string>> = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  vmlDrawing: '',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  sharedStrings: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml',
  custom: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
};

/** The parts of a workbook while it is put together, as text by path. */
export interface Package {
  readonly parts: Map<string, string>;
  /** Adds a part and its content type, and relates it to the part `from`; gives the relation's id. */
  readonly relate: (from: string, kind: keyof typeof KINDS, path: string, xml: string) => string;
}

export function makePackage(shell: ReadonlyMap<string, string>): Package {
  const parts = new Map(shell);
  const relate: Package['relate'] = (from, kind, path, xml) => {
    const types = parts.get('[Content_Types].xml') ?? '';
    const type = TYPES[kind];
    if (type !== '') {
      const override = `<Override PartName="/${path}" ContentType="${type}"/>`;
      parts.set('[Content_Types].xml', append(types, 'Types', override));
    }
    parts.set(path, DECLARATION + xml);
    const relations = relationsOf(from);
    const empty = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
    const known = parts.get(relations) ?? empty;
    const id = `rId${known.split('<Relationship ').length}`;
    const link = `<Relationship Id="${id}" Type="${KINDS[kind]}" Target="/${path}"/>`;
    parts.set(relations, append(known, 'Relationships', link));
    return id;
  };
  return { parts, relate };
}

function relationsOf(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

/** Custom properties, sorted by name; ids start at 2 (ECMA-376 22.3.2.2). */
export function customProperties(properties: Readonly<Record<string, string>>): string {
  const format = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
  const entries = Object.entries(properties)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value], index) => {
      const head = `fmtid="${format}" pid="${index + 2}" name="${escapeAttribute(name)}"`;
      return `<property ${head}><vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`;
    });
  const namespaces = `xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"`;
  return `<Properties ${namespaces}>${entries.join('')}</Properties>`;
}

/** Title and time stamp; without a stamp none is written, so that the day of writing leaves no trace. */
export function coreProperties(title: string | undefined, modified: string | undefined): string {
  const stamp = (name: string): string =>
    modified === undefined
      ? ''
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeText(modified)}</dcterms:${name}>`;
  const named = title === undefined ? '' : `<dc:title>${escapeText(title)}</dc:title>`;
  return (
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `${named}${stamp('created')}${stamp('modified')}</cp:coreProperties>`
  );
}

/** Content types come first, as programs that sniff expect; the rest is sorted by path. */
export function zipParts(parts: ReadonlyMap<string, string>, pack: Pack): Uint8Array {
  const inOrder = [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return writeZip(inOrder.map(([path, text]) => packed(path, strToU8(text), pack)));
}

function rank(path: string): number {
  const order = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'];
  const place = order.indexOf(path);
  return place < 0 ? order.length : place;
}
