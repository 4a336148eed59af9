import { Fault } from '../fault.ts';
import { isRecord } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { EVENT } from '../model/events.ts';
import { LOCKED_DOWN } from '../model/guard.ts';
import type { Owned } from './cells.ts';

function noteProtection({ book, sheet }: Owned): void {
  const args = { isProtected: sheet.protection !== null, source: 'Local', worksheetId: sheet.id };
  book.events.raise(EVENT.protectionChanged, sheet.id, args);
  book.touch();
}

/** Protects with Excel's defaults for all options not named. */
export function protect(owner: Owned, options: unknown, password: string): void {
  const { sheet } = owner;
  if (sheet.protection) throw new Fault('AccessDenied', 'The sheet is already protected.');
  const given = isRecord(options) ? Object.entries(options) : [];
  const own = given.filter(([, value]) => value !== null && value !== undefined);
  for (const [name] of own) {
    if (!(name in LOCKED_DOWN)) throw new Fault('InvalidArgument', `No option ${name}.`);
  }
  sheet.protection = { options: { ...LOCKED_DOWN, ...Object.fromEntries(own) }, password };
  noteProtection(owner);
}

export function unprotect(owner: Owned, password: string): void {
  const { protection } = owner.sheet;
  if (!protection) return;
  if (protection.password !== password) {
    throw new Fault('AccessDenied', 'The password is not correct.');
  }
  owner.sheet.protection = null;
  noteProtection(owner);
}

export const PROTECTION: Kind<Owned> = {
  name: 'WorksheetProtection',
  scalars: {
    Protected: { get: ({ sheet }) => sheet.protection !== null },
    Options: { get: ({ sheet }) => sheet.protection?.options ?? null },
  },
  methods: {
    Protect: (owner, args) => protect(owner, args.at(0), args.text(1, '')),
    Unprotect: (owner, args) => unprotect(owner, args.text(0, '')),
  },
};
