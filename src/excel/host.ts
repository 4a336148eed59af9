import { dayOfSerial } from '../core/days.ts';
import type { Host, OpenWorkbook } from '../core/host.ts';
import { writeCorrections } from './corrections.ts';
import { deliver } from './deliver.ts';
import type { WriteBytes } from './deliver.ts';
import { extendEntries } from './extend.ts';
import { insertSheets } from './insert.ts';
import { makeMarker } from './mark.ts';
import { makeNames } from './names.ts';
import { readArea, readWorkbook } from './read.ts';
import { findDamages, repairDamages } from './repair.ts';
import { supports } from './run.ts';
import { showPlace } from './show.ts';
import { watch } from './watch.ts';

export interface ExcelParts {
  readonly write: WriteBytes;
  /** Milliseconds since 1970 (UTC). */
  readonly now?: () => number;
}

const DAY = 86_400_000;
/** China keeps one time, UTC+8, without summer time. */
const CHINA = 8 * 3_600_000;
/** The Excel serial of 1970-01-01. */
const EPOCH = 25_569;

function openWorkbook(): OpenWorkbook {
  const names = makeNames();
  const marker = makeMarker();
  return {
    read: () => {
      // A check of everything also finds marks that were copied with cells.
      marker.forget();
      return readWorkbook(names);
    },
    readArea: (sheet, area, patient = false) =>
      readArea({ sheet, area, patient }, names, marker.learn),
    insert: insertSheets,
    write: writeCorrections,
    show: (place) => showPlace(place, names),
    mark: marker.mark,
    rules: supports('1.8'),
    damages: findDamages,
    repair: repairDamages,
    extend: extendEntries,
    watch: (changed) =>
      watch(names, (change) => {
        if (change.area) marker.touch(change.sheet, change.area);
        changed(change);
      }),
  };
}

/** Folders can be chosen only where the pane is drawn by Edge or a browser; not on a Mac or tablet. */
function hasFolders(): boolean {
  const platforms: readonly string[] = ['PC', 'OfficeOnline'];
  return platforms.includes(String(Office.context.platform));
}

/**
 * Excel around the pane. Every function throws a `HostError` and nothing else. Call it after
 * `Office.onReady`.
 */
export function makeExcelHost({ write, now = Date.now }: ExcelParts): Host {
  return {
    place: 'excel',
    language: Office.context.displayLanguage,
    today: () => dayOfSerial(Math.floor((now() + CHINA) / DAY) + EPOCH),
    workbook: openWorkbook(),
    deliver: (workbook, _name, where) => deliver(workbook, where, write),
    // Many builds of desktop Excel refuse downloads from a pane.
    save: null,
    folders: hasFolders(),
  };
}
