import { describe, expect, it } from 'vitest';
import { makeTown, type Sent } from '../../scripts/samples/returns.ts';
import { MISTAKES } from '../../scripts/samples/mistakes.ts';
import { address, type Workbook } from '../../src/core/sheet.ts';
import { severityOf, type Issue } from '../../src/core/issue.ts';
import { readReturn } from '../../src/core/return.ts';
import type { Setting } from '../../src/core/setting.ts';
import { settle } from '../../src/core/settle.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const tree = makeTree(GUYUAN);
const period = { from: '2020-02-01', to: '2020-02-29' };
const setting: Setting = {
  forms: FORMS,
  tree,
  region: '640423',
  window: period,
  today: period.to,
  asOf: period.to,
  cutoff: null,
};
const towns = tree
  .towns('640423')
  .map((town) => ({ name: town.name, made: makeTown({ town, tree, period, words: zhCN }) }));

function madeFor(name: string) {
  const town = towns.find((one) => one.name === name);
  if (!town) throw new Error(`no town ${name}`);
  return town.made;
}

function issuesOf({ workbook, name }: Sent): readonly Issue[] {
  const part = readReturn(workbook, name, setting);
  if ('refused' in part) throw new Error(part.refused);
  return [...part.issues, ...settle([part], setting).issues];
}

/** The notes of the demonstration, by sheet and cell. */
function notesOf(workbook: Workbook): ReadonlySet<string> {
  return new Set(
    workbook.sheets.flatMap((sheet) =>
      (sheet.layout?.notes ?? []).map((note) => `${sheet.name} ${address(note.row, note.column)}`),
    ),
  );
}

describe('the demonstration', () => {
  it('makes every mistake in a cell of its own, and each is found there', () => {
    const [sent] = madeFor('山河乡').sent;
    if (!sent) throw new Error('nothing sent');
    const notes = notesOf(sent.workbook);
    const found = issuesOf(sent).filter((issue) => notes.has(`${issue.sheet} ${issue.cell}`));
    expect(notes.size).toBe(MISTAKES.length);
    expect(found.map((issue) => issue.code).sort()).toEqual(
      MISTAKES.map(({ code }) => code).sort(),
    );
  });

  it('sends no error from the other towns', () => {
    for (const { name, made } of towns.filter((town) => town.name !== '山河乡')) {
      const errors = made.sent.flatMap(issuesOf).filter(({ code }) => severityOf(code) === 'error');
      expect(errors, name).toEqual([]);
    }
  });

  it('sends two revisions of one workbook, the newer with more rows', () => {
    const [older, newer] = madeFor('沙塘镇').sent.map(({ workbook }) => workbook);
    expect(older?.properties).toEqual(newer?.properties);
    expect((older?.modified ?? '') < (newer?.modified ?? '')).toBe(true);
    const rows = [older, newer].map((book) => book?.sheets[1]?.rows.length ?? 0);
    expect(rows[0]).toBeLessThan(rows[1] ?? 0);
  });

  it('makes the same workbooks every time', () => {
    const town = tree.towns('640423')[1];
    if (!town) throw new Error('no town');
    expect(makeTown({ town, tree, period, words: zhCN })).toEqual(madeFor(town.name));
  });
});
