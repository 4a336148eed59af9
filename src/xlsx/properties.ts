import type { Workbook } from '../core/sheet.ts';
import { readRelations, visitXml } from './book.ts';
import type { Limits } from './limits.ts';
import { tooLarge } from './refuse.ts';
import { unescapeHex } from './text.ts';
import type { Archive } from './zip.ts';

/** What can be told of a workbook without reading a sheet. */
export interface Stamp {
  readonly properties: Workbook['properties'];
  readonly title?: string;
  readonly modified?: string;
  readonly active?: Active;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d)(?:(:\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

export function readProperties(archive: Archive): Stamp {
  const relations = readRelations(archive, '').filter(({ target }) => archive.has(target));
  const core = relations.find(({ type }) => type === 'core-properties')?.target;
  // Strict spells it in one word (ECMA-376 part 1, 15.2.12.2).
  const custom = relations.find(({ type }) => /^custom-?properties$/i.test(type))?.target;
  const active = findActive(archive);
  return {
    properties: custom === undefined ? {} : readCustom(archive, custom),
    ...(core === undefined ? {} : readCore(archive, core)),
    ...(active.length > 0 ? { active } : {}),
  };
}

function readCore(archive: Archive, part: string): { title?: string; modified?: string } {
  let title: string | undefined;
  let modified: string | undefined;
  visitXml(archive, part, (cursor) => {
    if (cursor.is('title')) title = unescapeHex(cursor.text());
    else if (cursor.is('modified')) modified = instantOf(cursor.text().trim());
  });
  return { ...(title ? { title } : {}), ...(modified ? { modified } : {}) };
}

/** Values of any type as text (ECMA-376 part 1, 22.3.2 and 22.4.2). */
function readCustom(archive: Archive, part: string): Record<string, string> {
  const entries: [string, string][] = [];
  visitXml(archive, part, (cursor) => {
    if (!cursor.is('property')) return;
    ensureFew(entries, archive.limits);
    const name = cursor.attribute('name');
    let value = '';
    cursor.within(() => {
      value += cursor.text();
      cursor.ensureFits(value);
    });
    if (name !== undefined) entries.push([name, unescapeHex(value)]);
  });
  return Object.fromEntries(entries);
}

/** Room for one more. */
export function ensureFew(properties: readonly unknown[], limits: Limits): void {
  if (properties.length >= limits.properties) throw tooLarge('properties', limits.properties);
}

/**
 * An instant in UTC to the second, of a date with or without its time (W3CDTF); a text without an offset is of `zone`,
 * which Excel writes for UTC.
 */
export function instantOf(text: string, zone = 'Z'): string | undefined {
  const [whole, day, minutes = 'T00:00', seconds = ':00', offset = zone] = INSTANT.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const time = Date.parse(`${day}${minutes}${seconds}${offset}`);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export type Active = NonNullable<Workbook['active']>;

/** What the parts of an xlsx or xlsb do besides holding values. */
function findActive(archive: Archive): Active {
  const names = archive.names();
  const macros = names.some((name) => /(^|\/)(vbaproject\.bin$|macrosheets\/)/.test(name));
  const links = names.some((name) => /\/externallinks\/[^/]+\.(xml|bin)$/.test(name));
  return activeOf(macros, links);
}

export function activeOf(macros: boolean, links: boolean): Active {
  return [
    ...(macros ? (['macros'] as const) : []),
    ...(links ? (['external-links'] as const) : []),
  ];
}
