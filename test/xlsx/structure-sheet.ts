import type { Node } from './markup.ts';
import { all, doubles } from './markup.ts';

/** Children of CT_Worksheet in order, ECMA-376 18.3.1.99. */
const WORKSHEET =
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
  scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
  conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
  rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
  legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`.split(
    /\s+/,
  );

interface Box {
  readonly ref: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function cellOf(ref: string): readonly [number, number] {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d+)$/.exec(ref) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(row), column];
}

function boxOf(ref: string): Box {
  const [from = '', to = from] = ref.split(':');
  const [top, left] = cellOf(from);
  const [bottom, right] = cellOf(to);
  return { ref, top, left, bottom, right };
}

function legalBox({ top, left, bottom, right }: Box): boolean {
  return (
    top >= 1 &&
    left >= 1 &&
    top <= bottom &&
    left <= right &&
    bottom <= 1_048_576 &&
    right <= 16_384
  );
}

function meet(a: Box, b: Box): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

function checkRules(root: Node): string[] {
  const complaints: string[] = [];
  const boxes: Box[] = [];
  for (const { attributes, children } of all(root, 'dataValidation')) {
    const { sqref = '', errorTitle = '', promptTitle = '', error = '', prompt = '' } = attributes;
    const say = (what: string): void => void complaints.push(`validation ${sqref}: ${what}`);
    if (errorTitle.length > 32 || promptTitle.length > 32) say('title too long');
    if (error.length > 225 || prompt.length > 255) say('text too long');
    for (const { text } of children) {
      if (text.replace(/^"|"$/g, '').length > 255) say('formula too long');
      if (text === '' || text.startsWith('=')) say('formula empty or with =');
    }
    const here = sqref.split(' ').map(boxOf);
    if (here.some((box) => boxes.some((other) => meet(box, other)))) say('overlaps another');
    boxes.push(...here);
  }
  for (const list of all(root, 'dataValidations')) {
    if (Number(list.attributes.count) !== list.children.length)
      complaints.push('wrong count of validations');
  }
  return complaints;
}

function checkRows(root: Node, styles: number, strings: number): string[] {
  const complaints: string[] = [];
  let lastRow = 0;
  for (const row of all(root, 'row')) {
    const number = Number(row.attributes.r);
    if (number <= lastRow) complaints.push(`row ${number} out of order`);
    lastRow = number;
    let lastColumn = 0;
    for (const { attributes, children } of row.children) {
      const { r = '', s = '0', t = 'n' } = attributes;
      const [at, column] = cellOf(r);
      if (at !== number || column <= lastColumn) complaints.push(`cell ${r} out of order`);
      lastColumn = column;
      if (!(Number(s) < styles)) complaints.push(`cell ${r}: no style ${s}`);
      const value = children.find(({ name }) => name === 'v')?.text;
      if (t === 's' && !(Number(value) < strings)) complaints.push(`cell ${r}: no text ${value}`);
      if (t === 'n' && value !== undefined && !Number.isFinite(Number(value))) {
        complaints.push(`cell ${r}: not a number ${value}`);
      }
    }
  }
  return complaints;
}

/** Complaints about one worksheet; `styles` and `strings` are how many of them the workbook has. */
export function checkSheet(root: Node, styles: number, strings: number): string[] {
  const places = root.children.map(({ name }) => WORKSHEET.indexOf(name));
  const complaints = places.flatMap((place, index) => {
    const name = root.children[index]?.name;
    if (place < 0) return [`unknown child ${name}`];
    return place < (places[index - 1] ?? -1) ? [`${name} is out of order`] : [];
  });
  const single = doubles(root.children.map(({ name }) => name)).filter(
    (name) => name !== 'conditionalFormatting',
  );
  complaints.push(...single.map((name) => `${name} twice`));
  const merges = [...all(root, 'mergeCell')].map(({ attributes }) => boxOf(attributes.ref ?? ''));
  merges.forEach((box, index) => {
    if (!legalBox(box)) complaints.push(`illegal merge ${box.ref}`);
    if (merges.slice(0, index).some((other) => meet(box, other)))
      complaints.push(`merge ${box.ref} overlaps`);
  });
  for (const { attributes } of all(root, 'col')) {
    if (!(Number(attributes.style ?? 0) < styles))
      complaints.push(`column without style ${attributes.style}`);
  }
  const links = [...all(root, 'hyperlink')];
  complaints.push(
    ...links
      .filter(({ attributes }) => /^#/.test(attributes.location ?? '#'))
      .map(() => 'link without place'),
  );
  return [...complaints, ...checkRules(root), ...checkRows(root, styles, strings)];
}
