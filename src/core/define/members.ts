import type { Tell } from './fault.ts';
import type { Kind, Slot } from './slots.ts';
import { isRecord } from './types.ts';

type Members = Readonly<Record<string, unknown>>;

/** The value at `min` or `within.minutes`; undefined where there is none. */
export function valueAt(members: Members, path: string): unknown {
  const [head = '', tail] = path.split('.');
  const value = members[head];
  if (tail === undefined) return value;
  return isRecord(value) ? value[tail] : undefined;
}

/** That every member is known, of its type, and there if it must be. `known` are members judged elsewhere. */
export function checkMembers(
  members: Members,
  slots: readonly Slot[],
  known: readonly string[],
  path: string,
  tell: Tell,
): void {
  const heads = new Set(slots.map((slot) => slot.path.split('.')[0] ?? ''));
  for (const name of Object.keys(members)) {
    if (heads.has(name)) checkInner(name, members[name], slots, path, tell);
    else if (!known.includes(name)) tell(`${path}${name}`, 'form-member-unknown', { name });
  }
  for (const slot of slots) {
    const [head = '', tail] = slot.path.split('.');
    if (tail !== undefined && !isRecord(members[head])) continue;
    const value = valueAt(members, slot.path);
    if (value === undefined) {
      if (slot.need) tell(`${path}${slot.path}`, 'form-required');
    } else if (!slot.type.fits(value)) {
      tell(`${path}${slot.path}`, 'form-value', { expected: slot.type.expected });
    }
  }
}

/** Members of a member: `within` holds a column and minutes or days, and nothing else. */
function checkInner(
  name: string,
  value: unknown,
  slots: readonly Slot[],
  path: string,
  tell: Tell,
): void {
  const inner = slots.filter((slot) => slot.path.startsWith(`${name}.`));
  if (inner.length === 0) return;
  if (!isRecord(value)) {
    const expected = inner.map((slot) => slot.path.split('.')[1] ?? '').join('、');
    tell(`${path}${name}`, 'form-value', { expected });
    return;
  }
  const known = new Set(inner.map((slot) => slot.path));
  for (const member of Object.keys(value)) {
    const whole = `${name}.${member}`;
    if (!known.has(whole)) tell(`${path}${whole}`, 'form-member-unknown', { name: member });
  }
}

/** One part of a list whose parts are of several kinds, with the members of its kind. */
export interface Part {
  readonly members: Members;
  readonly slots: readonly Slot[];
  readonly kind: string;
  /** With a point at its end: `columns.3.`. */
  readonly path: string;
}

/** The parts of a list that can be judged further; what is no part at all is told. */
export function checkParts(
  list: unknown,
  name: string,
  base: readonly Slot[],
  kinds: Readonly<Record<string, Kind>>,
  tell: Tell,
): readonly Part[] {
  if (!Array.isArray(list)) {
    tell(name, list === undefined ? 'form-required' : 'form-value', { expected: '[ ]' });
    return [];
  }
  return list.flatMap((members: unknown, index): readonly Part[] => {
    const path = `${name}.${index}.`;
    if (!isRecord(members)) {
      tell(`${name}.${index}`, 'form-value', { expected: '{ }' });
      return [];
    }
    const kind = typeof members['kind'] === 'string' ? members['kind'] : '';
    if (kind === '') tell(`${path}kind`, 'form-required');
    else if (!Object.hasOwn(kinds, kind)) {
      tell(`${path}kind`, 'form-value', { expected: Object.keys(kinds).join('、') });
    }
    const slots = [...base, ...(Object.hasOwn(kinds, kind) ? (kinds[kind]?.slots ?? []) : [])];
    const known = Object.hasOwn(kinds, kind) ? ['kind'] : Object.keys(members);
    checkMembers(members, slots, known, path, tell);
    return [{ members, slots, kind, path }];
  });
}
