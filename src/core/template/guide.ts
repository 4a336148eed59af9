import { kindOfCheck } from '../checks/index.ts';
import { kindOf } from '../fields/index.ts';
import { titleIn } from '../entry.ts';
import type { Form } from '../form.ts';
import { COLOR, STYLE, wrappedHeights } from '../look.ts';
import type { Cell, Sheet, Styled } from '../sheet.ts';
import type { TemplateWords } from '../words.ts';

/** The rules of one register in words: what crosses columns, rows and sheets. */
export function checkSentences(form: Form): readonly string[] {
  return form.checks.map((check) => kindOfCheck(check).says(check, titleIn(form)));
}

/** 填表说明: how to fill the workbook, and every column with its rule and an example. */
export function makeGuideSheet(forms: readonly Form[], words: TemplateWords): Sheet {
  const rows: Cell[][] = [[words.guideTitle]];
  const styles: Styled[] = [{ area: rowArea(0), style: STYLE.title }];
  words.guideSteps.forEach((step, index) => rows.push([`${index + 1}. ${step}`]));
  const steps = { top: 1, left: 0, bottom: words.guideSteps.length, right: 0 };
  styles.push({ area: steps, style: { color: COLOR.ink, vertical: 'middle' } });
  for (const form of forms) {
    rows.push([], [`${form.title}(${form.grain})`]);
    styles.push({
      area: rowArea(rows.length - 1),
      style: { bold: true, size: 12, color: COLOR.accent },
    });
    rows.push([...words.guideHeadings]);
    styles.push({ area: rowArea(rows.length - 1), style: STYLE.heading });
    const top = rows.length;
    for (const column of form.columns) {
      const text = [column.help, kindOf(column).hint(column)].filter((part) => part).join(' ');
      rows.push([
        column.title,
        words.required[column.required],
        text,
        column.example ?? null,
        words.levels[column.level],
      ]);
    }
    styles.push({
      area: { ...rowArea(top), bottom: rows.length - 1 },
      style: { ...STYLE.body, format: '@' },
    });
    for (const sentence of checkSentences(form)) rows.push([`· ${sentence}`]);
  }
  return {
    name: words.guideTab,
    rows,
    layout: {
      widths: WIDTHS,
      heights: { ...tableHeights(rows), 0: 30 },
      styles,
      protected: true,
      print: { landscape: true, footer: words.footer },
      tab: COLOR.quiet,
    },
  };
}

const WIDTHS = [24, 12, 74, 28, 10];

/** Sentences of one cell run on to the right; only table rows, which have a second cell, wrap. */
function tableHeights(rows: readonly (readonly Cell[])[]): Readonly<Record<number, number>> {
  return wrappedHeights(
    rows.map((row) => (row.length > 1 ? row : [])),
    WIDTHS,
    1,
  );
}

function rowArea(row: number): { top: number; left: number; bottom: number; right: number } {
  return { top: row, left: 0, bottom: row, right: 4 };
}
