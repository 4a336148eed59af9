import { Fault, notImplemented } from './fault.ts';
import type { Thing } from './kind.ts';
import type { Kind, Kinds, Scalar } from './kind.ts';
import type { QueryInfo } from './protocol.ts';

/** What a `load` asks for, as a tree: own scalars and links with trees of their own. */
interface Wish {
  all: boolean;
  readonly parts: Map<string, Wish>;
}

interface Level {
  readonly kinds: Kinds;
  supports(version: string): boolean;
}

type Values = Record<string, unknown>;

function makeWish({ Select, Expand }: QueryInfo): Wish {
  const root: Wish = { all: !Select || Select.length === 0, parts: new Map() };
  for (const path of [...(Select ?? []), ...(Expand ?? [])]) {
    let wish = root;
    for (const name of path.split(/[/.]/)) {
      if (name === '*') {
        wish.all = true;
        break;
      }
      // `items` adds no level: the collection passes the rest on to its items.
      if (name.toLowerCase() === 'items') continue;
      const next = wish.parts.get(name.toLowerCase()) ?? { all: false, parts: new Map() };
      wish.parts.set(name.toLowerCase(), next);
      wish = next;
    }
    if (/(?:^|[/.])items$/i.test(path)) wish.all = true;
  }
  return root;
}

function named<T>(
  members: Readonly<Record<string, T>> | undefined,
  name: string,
): [string, T] | null {
  const wanted = name.toLowerCase();
  return Object.entries(members ?? {}).find(([own]) => own.toLowerCase() === wanted) ?? null;
}

function apiNotFound(member: string, since: string): Fault {
  return new Fault('ApiNotFound', `${member} needs ExcelApi ${since}.`);
}

export function kindOf(target: Thing, level: Level): Kind<object> {
  const kind = level.kinds[target.kind];
  if (!kind) throw notImplemented(target.kind);
  if (kind.since !== undefined && !level.supports(kind.since)) {
    throw apiNotFound(target.kind, kind.since);
  }
  return kind;
}

/** The scalar of that name. An older Excel does not know newer ones, whatever the client lets through. */
export function scalarOf(target: Thing, name: string, level: Level): Scalar<object> {
  const [own, scalar] = named(kindOf(target, level).scalars, name) ?? [];
  if (!own || !scalar) throw notImplemented(`${target.kind}.${name}`);
  if (scalar.since !== undefined && !level.supports(scalar.since)) {
    throw apiNotFound(`${target.kind}.${name}`, scalar.since);
  }
  return scalar;
}

function everything(target: Thing, level: Level): Values {
  const values: Values = {};
  for (const [name, { get, since }] of Object.entries(kindOf(target, level).scalars ?? {})) {
    if (since === undefined || level.supports(since)) values[name] = get(target.target);
  }
  return values;
}

/** False where the object has no such part, so that a collection can look in its items. */
function addPart(values: Values, target: Thing, name: string, wish: Wish, level: Level): boolean {
  const scalar = named(kindOf(target, level).scalars, name);
  if (scalar) {
    values[scalar[0]] = scalarOf(target, name, level).get(target.target);
    return true;
  }
  const link = named(kindOf(target, level).links, name);
  if (!link) return false;
  const linked = link[1](target.target);
  const own = wish.parts.size === 0 && !wish.all ? { ...wish, all: true } : wish;
  values[link[0]] = linked && answer(linked, own, level);
  return true;
}

function answer(target: Thing, wish: Wish, level: Level, page: QueryInfo = {}): Values {
  const kind = kindOf(target, level);
  const values: Values = { ...kind.id?.(target.target) };
  const itemWish: Wish = { all: wish.all, parts: new Map() };
  if (wish.all) Object.assign(values, everything(target, level));
  for (const [name, part] of wish.parts) {
    if (addPart(values, target, name, part, level)) continue;
    if (!kind.items) throw notImplemented(`${kind.name}.${name}`);
    itemWish.parts.set(name, part);
  }
  if (!kind.items || (!itemWish.all && itemWish.parts.size === 0)) return values;
  const skip = page.Skip ?? 0;
  const items = kind.items(target.target).slice(skip, page.Top && skip + page.Top);
  values['_Items'] = items.map((item) => answer(item, itemWish, level));
  return values;
}

/** The answer to a `load`, with the host's PascalCase names. */
export function query(target: Thing, info: QueryInfo, level: Level): Values {
  return answer(target, makeWish(info), level, info);
}
