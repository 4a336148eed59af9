import { useCallback, useEffect, useRef, useState } from 'react';
import type { Change, OpenWorkbook } from '../core/host.ts';
import type { Area, Workbook } from '../core/sheet.ts';
import type { Checked } from './engine.ts';
import { marksOf } from './groups.ts';
import { usePanes } from './panes.ts';

/** Typing pauses this long before the rows are looked at. Milliseconds. */
export const PAUSE = 400;
/** More areas than this are read as quickly all at once. */
const MOST_AREAS = 20;

export interface Checking {
  readonly checked: Checked | null;
  /** The workbook as it was checked; rows typed since then are not in it. */
  readonly read: Workbook | null;
  readonly runWhole: () => Promise<Checked>;
  readonly runChanges: (changes: readonly Change[]) => Promise<void>;
}

/** Checks the open workbook and keeps its marks in step with what was found. */
export function useChecking(workbook: OpenWorkbook): Checking {
  const { engine, host } = usePanes();
  const [checked, setChecked] = useState<Checked | null>(null);
  const last = useRef<Workbook | null>(null);
  const show = useCallback(
    async (result: Checked): Promise<Checked> => {
      setChecked(result);
      await workbook.mark(marksOf(result.issues));
      return result;
    },
    [workbook],
  );
  const runWhole = useCallback(async () => {
    const read = await workbook.read();
    last.current = read;
    return show(await engine.check(read, host.today()));
  }, [engine, host, show, workbook]);
  const runChanges = useCallback(
    async (changes: readonly Change[]) => {
      const rows = rowsOf(changes, last.current);
      if (!rows) {
        await runWhole();
        return;
      }
      let result: Checked | null = null;
      for (const { sheet, area } of rows) {
        const part = await workbook.readArea(sheet, area);
        last.current = last.current && withRows(last.current, sheet, area, part.rows);
        result = await engine.checkAgain(part, area);
      }
      if (result) await show(result);
    },
    [engine, runWhole, show, workbook],
  );
  return { checked, read: last.current, runWhole, runChanges };
}

interface Rows {
  readonly sheet: string;
  readonly area: Area;
}

/** Whole rows of the changes, in the width the sheet was read in; null where all must be read again. */
export function rowsOf(changes: readonly Change[], read: Workbook | null): readonly Rows[] | null {
  if (!read || changes.length > MOST_AREAS) return null;
  const rows = changes.flatMap(({ sheet, area }): readonly Rows[] => {
    const known = read.sheets.find((one) => one.name === sheet);
    if (!known || !area) return [];
    const width = known.rows.reduce((most, row) => Math.max(most, row.length), 1);
    return [{ sheet, area: { ...area, left: 0, right: Math.max(area.right, width - 1) } }];
  });
  return rows.length === changes.length ? rows : null;
}

function withRows(
  workbook: Workbook,
  name: string,
  { top, bottom }: Area,
  part: Workbook['sheets'][number]['rows'],
): Workbook {
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const rows = [...sheet.rows];
    for (let row = top; row <= bottom; row += 1) rows[row] = part[row] ?? [];
    return { ...sheet, rows };
  });
  return { ...workbook, sheets };
}

/** Tells of edits after each pause, one run at a time. Errors go to `failed`; the next edit tries again. */
export function useLive(
  workbook: OpenWorkbook,
  on: boolean,
  changed: (changes: readonly Change[]) => Promise<void>,
  failed: (reason: unknown) => void,
): void {
  const handlers = useRef({ changed, failed });
  handlers.current = { changed, failed };
  useEffect(() => {
    if (!on) return undefined;
    let waiting: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    const run = async (): Promise<void> => {
      if (busy || waiting.length === 0) return;
      busy = true;
      const changes = waiting;
      waiting = [];
      try {
        await handlers.current.changed(changes);
      } catch (reason) {
        handlers.current.failed(reason);
      } finally {
        busy = false;
      }
      if (waiting.length > 0) wait();
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void run(), PAUSE);
    };
    const stop = workbook.watch((change) => {
      waiting.push(change);
      wait();
    });
    stop.catch((reason: unknown) => handlers.current.failed(reason));
    return () => {
      clearTimeout(timer);
      waiting = [];
      stop.then((end) => end()).catch(() => undefined);
    };
  }, [on, workbook]);
}
