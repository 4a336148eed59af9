import { useCallback, useEffect, useState } from 'react';
import type { Form } from '../core/form.ts';
import type { OpenWorkbook } from '../core/host.ts';
import type { Region } from '../core/region.ts';
import type { Period } from '../core/setting.ts';
import type { Sheet, Workbook } from '../core/sheet.ts';
import { readStamp } from '../core/stamp.ts';
import { makeTemplate } from '../core/template/index.ts';
import type { Words } from '../core/words.ts';
import { AGAIN, willPass } from './passing.ts';
import { treeWith } from './places.ts';

/** What the open workbook was made for. */
export interface Opened {
  readonly unit: Region;
  readonly period: Period;
  readonly forms: readonly string[];
}

export function openedOf(workbook: Workbook): Opened | null {
  const stamp = readStamp(workbook);
  const unit = stamp && treeWith(stamp.region)?.get(stamp.region);
  if (!stamp || !unit) return null;
  const { from, to } = stamp;
  return { unit, period: { from, to }, forms: Object.keys(stamp.forms) };
}

export interface Opening {
  readonly opened: Opened | null;
  /** Why the workbook could not be looked at; null where it was. */
  readonly trouble: unknown;
  /** Looks again, and comes back with what there is. */
  readonly refresh: () => Promise<Opened | null>;
  /** What the pane has just put into the workbook itself. */
  readonly adopt: (opened: Opened) => void;
}

/** The stamp of the open workbook, looked for once the pane stands. */
export function useOpened(workbook: OpenWorkbook | null): Opening {
  const [opened, adopt] = useState<Opened | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const refresh = useCallback(async () => {
    if (!workbook) return null;
    try {
      const found = openedOf(await workbook.read());
      adopt(found);
      setTrouble(null);
      return found;
    } catch (reason) {
      setTrouble(reason);
      throw reason;
    }
  }, [workbook]);
  // The card says why where this fails.
  const look = useCallback(() => void refresh().catch(() => undefined), [refresh]);
  useEffect(look, [look]);
  useEffect(() => {
    if (!willPass(trouble)) return undefined;
    const timer = setTimeout(look, AGAIN);
    return () => clearTimeout(timer);
  }, [look, trouble]);
  return { opened, trouble, refresh, adopt };
}

/** The sheets as they were when the workbook was made, to hold the present ones against. */
export function templateOf(opened: Opened, known: readonly Form[], words: Words): readonly Sheet[] {
  const { unit, period } = opened;
  const tree = treeWith(unit.code);
  if (!tree) return [];
  const forms = known.filter((form) => opened.forms.includes(form.id));
  return makeTemplate({ unit, period, cutoff: '24:00', id: 'template', forms, tree }, words).sheets;
}
