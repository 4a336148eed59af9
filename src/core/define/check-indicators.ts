import { checkTwice } from './check-columns.ts';
import type { Columns } from './check-references.ts';
import type { Tell } from './fault.ts';
import type { Part } from './members.ts';

const DERIVED = ['ratio', 'difference'];
const PARTS = ['numerator', 'denominator', 'minuend', 'subtrahend'];

/** That ids are the register's own, parts can be counted, and no figure tells people apart. */
export function checkIndicators(
  indicators: readonly Part[],
  form: unknown,
  columns: Columns,
  tell: Tell,
): void {
  for (const member of ['id', 'title']) {
    const names = indicators.map(({ members, path }) => ({
      name: members[member],
      path: `${path}${member}`,
    }));
    checkTwice(names, (name) => name, tell);
  }
  const countable = indicators.filter(({ kind }) => !DERIVED.includes(kind) && kind !== 'grouped');
  const ids = new Set(countable.map(({ members }) => members['id']));
  for (const indicator of indicators) {
    const { members, path, kind } = indicator;
    const id = String(members['id']);
    if (typeof form !== 'string' || typeof members['id'] !== 'string') {
      // Without an id of the form, or of its own, there is nothing to compare.
    } else if (!id.startsWith(`${form}.`) || !/^[a-z0-9-]+$/.test(id.slice(form.length + 1))) {
      tell(`${path}id`, 'form-value', { expected: `${form}.xxx，xxx 是小写英文单词，用 - 连接` });
    }
    for (const part of DERIVED.includes(kind) ? PARTS : []) {
      const name = members[part];
      if (typeof name === 'string' && !ids.has(name)) {
        tell(`${path}${part}`, 'form-indicator-unknown', { name });
      }
    }
    checkPersonal(indicator, columns, tell);
  }
}

/** Reports carry counts only: a figure for each value of a personal column would carry the values. */
function checkPersonal({ members, path, kind }: Part, columns: Columns, tell: Tell): void {
  const member = kind === 'grouped' ? 'by' : kind === 'maximum' ? 'per' : null;
  const column = member === null ? undefined : columns.get(String(members[member]));
  if (member !== null && column && column.members['level'] !== 0) {
    tell(`${path}${member}`, 'form-personal', { name: String(column.members['title']) });
  }
}
