import { bareTitle } from '../heading.ts';
import type { Tell } from './fault.ts';
import type { Part } from './members.ts';
import { isRecord } from './types.ts';

/** That names are given once, ranges are ranges, and choices can be chosen from. */
export function checkColumns(columns: readonly Part[], tell: Tell): void {
  checkTwice(
    columns.map(({ members, path }) => ({ name: members['id'], path: `${path}id` })),
    (name) => name,
    tell,
  );
  checkTwice(columns.flatMap(headingsOf), bareTitle, tell);
  for (const column of columns) {
    checkRange(column, tell);
    if (column.kind === 'choice' || column.kind === 'multiple') checkChoices(column, tell);
  }
}

interface Name {
  readonly name: unknown;
  readonly path: string;
}

/** The heading and its aliases, each as it is compared when a return is read. */
function headingsOf({ members, path }: Part): readonly Name[] {
  const aliases: readonly unknown[] = Array.isArray(members['aliases']) ? members['aliases'] : [];
  const title = { name: members['title'], path: `${path}title` };
  // A column may call itself twice by one name: 村(社区) and 村（社区）.
  const own = bareTitle(String(members['title']));
  const others = new Set(aliases.map(String).filter((alias) => bareTitle(alias) !== own));
  return [title, ...[...others].map((name) => ({ name, path: `${path}aliases` }))];
}

/** Tells every name that was given before, and by what. Names that are no text are told elsewhere. */
export function checkTwice(
  names: readonly Name[],
  spell: (name: string) => string,
  tell: Tell,
): void {
  const seen = new Map<string, Name>();
  for (const { name, path } of names) {
    if (typeof name !== 'string' || name === '') continue;
    const first = seen.get(spell(name));
    if (!first) seen.set(spell(name), { name, path });
    else if (first.path !== path) {
      tell(path, 'form-duplicate', { name, first: String(first.name) });
    }
  }
}

function checkRange({ members, path }: Part, tell: Tell): void {
  const { min, max } = members;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    tell(`${path}min`, 'form-range', { min, max });
  }
}

function checkChoices({ members, path }: Part, tell: Tell): void {
  const options: readonly unknown[] = Array.isArray(members['options']) ? members['options'] : [];
  if (options.length === 0) {
    tell(`${path}options`, 'form-options-empty', { name: String(members['title']) });
    return;
  }
  checkTwice(
    options.map((name, index) => ({ name, path: `${path}options.${index}` })),
    (name) => name.trim(),
    tell,
  );
  for (const [word, option] of entriesOf(members['synonyms'])) {
    if (!options.includes(option)) {
      tell(`${path}synonyms`, 'form-option-unknown', { name: String(option) });
    } else if (options.includes(word) && word !== option) {
      tell(`${path}options.${options.indexOf(option)}.别名`, 'form-duplicate', {
        name: word,
        first: word,
      });
    }
  }
  for (const [option] of entriesOf(members['codes'])) {
    if (!options.includes(option)) tell(`${path}codes`, 'form-option-unknown', { name: option });
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}
