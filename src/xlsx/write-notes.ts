import type { Layout } from '../core/sheet.ts';
import { address } from '../core/sheet.ts';
import { escapeText } from './write-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

type Note = NonNullable<Layout['notes']>[number];

/** By row and column, as Excel writes them; a second note on a cell, which Excel refuses, joins the first. */
export function notesInOrder(notes: readonly Note[]): readonly Note[] {
  const byCell = new Map<string, Note>();
  for (const note of notes) {
    const cell = address(note.row, note.column);
    const known = byCell.get(cell);
    byCell.set(cell, known ? { ...known, text: `${known.text}\n${note.text}` } : note);
  }
  return [...byCell.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The comments part: the texts, in order. */
export function writeComments(notes: readonly Note[]): string {
  const entries = notes.map(({ row, column, text }) => {
    const body = `<t xml:space="preserve">${escapeText(text.replace(/\r\n?/g, '\n'))}</t>`;
    const run = `<r><rPr><sz val="10"/><rFont val="宋体"/><charset val="134"/></rPr>${body}</r>`;
    return `<comment ref="${address(row, column)}" authorId="0"><text>${run}</text></comment>`;
  });
  const authors = '<authors><author></author></authors>';
  return `<comments xmlns="${MAIN}">${authors}<commentList>${entries.join('')}</commentList></comments>`;
}

/**
 * The drawing part the texts need: one hidden box a note. `block` counts the drawings of the workbook
 * from 1; shape ids are unique across sheets because each drawing has its own block of 1,024.
 */
export function writeBoxes(notes: readonly Note[], block: number): string {
  const shapes = notes.map((note, index) => shape(note, block * 1024 + index + 1));
  const blocks = [...new Set(notes.map((_, index) => block + Math.floor((index + 1) / 1024)))];
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">' +
    `<o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" ' +
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}

/** Units of a line of a note's box, which is 200 points wide. */
const LINE = 18;

function shape({ row, column, text }: Note, id: number): string {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil((line.length + 1) / LINE), 0);
  const height = Math.min(300, 12 + 15 * lines);
  const box = `position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;height:${height}pt`;
  // From and to: column, offset in pixels, row, offset in pixels; the box opens to the right of its cell.
  const rows = Math.max(2, Math.ceil(height / 15));
  const anchor = [column + 1, 15, Math.max(0, row - 1), 10, column + 4, 60, row + rows, 4].join(
    ', ',
  );
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="${box};visibility:hidden" ` +
    `fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>` +
    `<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
    `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** How many blocks of shape ids a sheet's notes take up. */
export function blocksOf(notes: readonly Note[]): number {
  return Math.floor(notes.length / 1024) + 1;
}
