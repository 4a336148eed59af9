import type { Workbook } from '../core/sheet.ts';
import { absolute, columnName, quoteSheet } from '../core/sheet.ts';
import { escapeAttribute, escapeFormula } from './write-text.ts';

/** Units of a sheet's name. */
const NAME_LIMIT = 31;

/**
 * A name Excel takes for each sheet: at most 31 units, none of `[]:*?/\`, no quotation mark at its
 * ends, none twice (case does not count). Formulas that use a name which had to change are not rewritten.
 */
export function sheetNames(workbook: Workbook): readonly string[] {
  const taken = new Set<string>();
  return workbook.sheets.map((sheet) => {
    const base = legalName(sheet.name);
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      const tail = `_${count}`;
      name = base.slice(0, NAME_LIMIT - tail.length) + tail;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function legalName(name: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/g, '')
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, NAME_LIMIT)
    .replace(/^[' ]+|[' ]+$/g, '');
  if (plain === '') return 'Sheet';
  // Excel keeps this name for itself.
  return plain.toLowerCase() === 'history' ? `${plain}_` : plain;
}

/** The `definedNames` element, or nothing. A name Excel would not take is a fault of the form and throws. */
export function definedNames(workbook: Workbook, names: readonly string[]): string {
  const entries = (workbook.names ?? []).map(({ name, range }) => {
    if (!isLegalDefined(name)) throw new RangeError(`not a legal defined name: ${name}`);
    return element(name, range);
  });
  workbook.sheets.forEach(({ layout }, index) => {
    const name = names[index] ?? '';
    const titles = printTitles(name, layout?.print?.repeatRows, layout?.print?.repeatColumns);
    if (layout?.filter !== undefined) {
      const formula = `${quoteSheet(name)}!${absolute(layout.filter)}`;
      entries.push(element('_xlnm._FilterDatabase', formula, index, true));
    }
    if (layout?.print?.area !== undefined) {
      const formula = `${quoteSheet(name)}!${absolute(layout.print.area)}`;
      entries.push(element('_xlnm.Print_Area', formula, index));
    }
    if (titles !== '') entries.push(element('_xlnm.Print_Titles', titles, index));
  });
  return entries.length === 0 ? '' : `<definedNames>${entries.join('')}</definedNames>`;
}

function isLegalDefined(name: string): boolean {
  // A cell address, in either notation, is no name (ECMA-376 18.2.5).
  if (/^([A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$/.test(name)) return false;
  return name.length <= 255 && /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name);
}

function element(name: string, formula: string, sheet?: number, hidden = false): string {
  const local = sheet === undefined ? '' : ` localSheetId="${sheet}"`;
  const flag = hidden ? ' hidden="1"' : '';
  const text = escapeFormula(formula);
  return `<definedName name="${escapeAttribute(name)}"${local}${flag}>${text}</definedName>`;
}

function printTitles(name: string, rows = 0, columns = 0): string {
  const parts = [];
  if (columns > 0) parts.push(`${quoteSheet(name)}!$A:$${columnName(columns - 1)}`);
  if (rows > 0) parts.push(`${quoteSheet(name)}!$1:$${rows}`);
  return parts.join(',');
}
