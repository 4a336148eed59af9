import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Change, OpenWorkbook } from '../core/host.ts';
import { patch } from '../core/patch.ts';
import type { Area, Workbook } from '../core/sheet.ts';
import type { Checked } from './engine.ts';
import { marksOf } from './groups.ts';
import { Live } from './live.ts';
import { usePanes } from './panes.ts';

/** More areas than this are read as quickly all at once. */
const MOST_AREAS = 20;

export interface Checking {
  readonly checked: Checked | null;
  /** The workbook as it was checked; rows typed since then are not in it. */
  readonly read: Workbook | null;
  readonly runWhole: () => Promise<void>;
  /** Why the rows typed last are not checked; null where they are. */
  readonly unheard: unknown;
}

/**
 * Checks the open workbook, whole when asked and, while `live`, rows as they are typed; keeps its marks
 * in step with what was found.
 */
export function useChecking(workbook: OpenWorkbook, live: boolean): Checking {
  const [unheard, setUnheard] = useState<unknown>(null);
  const { checked, last, all, some } = useChecks(workbook);
  // The newest of each render: watching goes on over them.
  const checks = useRef({ some, live });
  checks.current = { some, live };
  const ears = useMemo(
    () =>
      new Live(workbook, {
        changed: (changes) => checks.current.some(changes),
        told: setUnheard,
      }),
    [workbook],
  );
  useEffect(() => {
    if (!live) ears.stop();
  }, [ears, live]);
  useEffect(() => () => ears.stop(), [ears]);
  const runWhole = useCallback(
    () =>
      ears.pause(async () => {
        // Before anything is read: an edit while it is read is then heard of.
        if (checks.current.live) await ears.start();
        await all(false);
        setUnheard(null);
      }),
    [all, ears],
  );
  return { checked, read: last.current, runWhole, unheard };
}

/** The two ways to check; what nobody asked for is `patient` and waits while a cell is being edited. */
function useChecks(workbook: OpenWorkbook) {
  const { engine, host } = usePanes();
  const [checked, setChecked] = useState<Checked | null>(null);
  const last = useRef<Workbook | null>(null);
  const show = useCallback(
    async (result: Checked, patient: boolean): Promise<void> => {
      setChecked(result);
      await workbook.mark(marksOf(result.issues), patient);
    },
    [workbook],
  );
  const all = useCallback(
    async (patient: boolean) => {
      const read = await workbook.read();
      last.current = read;
      await show(await engine.check(read, host.today()), patient);
    },
    [engine, host, show, workbook],
  );
  const some = useCallback(
    async (changes: readonly Change[]) => {
      const rows = rowsOf(changes, last.current);
      if (!rows) return all(true);
      let result: Checked | null = null;
      for (const { sheet, area } of rows) {
        const part = await workbook.readArea(sheet, area, true);
        last.current = last.current && patch(last.current, { ...part, name: sheet }, area);
        result = await engine.checkAgain(part, area);
        // The worker that knew the workbook failed, and another one took its place.
        if (!result) return all(true);
      }
      if (result) await show(result, true);
    },
    [all, engine, show, workbook],
  );
  return { checked, last, all, some };
}

interface Rows {
  readonly sheet: string;
  readonly area: Area;
}

/**
 * Whole rows of the changes, in the width the sheet was read in, each once; null where all must be read
 * again.
 */
export function rowsOf(changes: readonly Change[], read: Workbook | null): readonly Rows[] | null {
  if (!read) return null;
  const rows: Rows[] = [];
  for (const { sheet, area } of changes) {
    const known = read.sheets.find((one) => one.name === sheet);
    if (!known || !area) return null;
    const width = known.rows.reduce((most, row) => Math.max(most, row.length), 1);
    addRows(rows, { sheet, area: { ...area, left: 0, right: Math.max(area.right, width - 1) } });
  }
  return rows.length > MOST_AREAS ? null : rows;
}

/** A clerk who types along a row makes many edits of the same row, or of the next. */
function addRows(rows: Rows[], { sheet, area }: Rows): void {
  const beside = rows.findIndex(
    (one) =>
      one.sheet === sheet && one.area.top <= area.bottom + 1 && area.top <= one.area.bottom + 1,
  );
  const [before] = beside < 0 ? [] : rows.splice(beside, 1);
  if (!before) return void rows.push({ sheet, area });
  const top = Math.min(before.area.top, area.top);
  const bottom = Math.max(before.area.bottom, area.bottom);
  const right = Math.max(before.area.right, area.right);
  // The longer span may now touch another one.
  addRows(rows, { sheet, area: { top, left: 0, bottom, right } });
}
