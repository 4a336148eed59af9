import { strToU8, zipSync, type Zippable } from 'fflate';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Parts by name; text becomes UTF-8. */
export type Parts = Record<string, string | Uint8Array>;

/** A relationships part: `[type, target]`, with ids rId1, rId2 and so on. */
export function makeRelations(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(([type, target], index) => {
    const space = type.includes('/') ? '' : `${RELATIONS}/`;
    return `<Relationship Id="rId${index + 1}" Type="${space}${type}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

/** The parts of a workbook with one sheet, 台账, whose rows are the given XML. Later parts replace earlier. */
export function makeParts(rows: string, more: Parts = {}): Parts {
  return {
    '_rels/.rels': makeRelations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      '<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': makeRelations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': makeSheet(`<sheetData>${rows}</sheetData>`),
    ...more,
  };
}

/** A worksheet part around what stands between its tags. */
export function makeSheet(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
}

/** A shared string part; each item is the XML inside `si`. */
export function makeStrings(items: readonly string[]): string {
  const list = items.map((item) => `<si>${item}</si>`).join('');
  return `<sst xmlns="${MAIN}" count="${items.length}">${list}</sst>`;
}

export function zip(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    files[name] = [typeof part === 'string' ? strToU8(part) : part, { level }];
  }
  return zipSync(files);
}

/** A workbook of one sheet from the XML of its rows. */
export function makeWorkbook(rows: string, more: Parts = {}): Uint8Array {
  return zip(makeParts(rows, more));
}
