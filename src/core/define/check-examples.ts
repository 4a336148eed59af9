import { kindOf } from '../fields/index.ts';
import type { Surroundings } from '../fields/kind.ts';
import type { Column } from '../form.ts';
import { severityOf } from '../issue.ts';
import { makeTree } from '../tree.ts';
import type { Fault, Tell } from './fault.ts';
import type { Part } from './members.ts';

/** Kinds whose cells mean something only in one place, or beside another column. */
const ELSEWHERE = ['village', 'unit', 'entry-number', 'identity-document'];

const ANYWHERE: Surroundings = {
  today: '9999-12-31',
  period: { from: '0001-01-01', to: '9999-12-31' },
  unit: '',
  tree: makeTree({ source: '', code: '0000', name: '', short: '', counties: [] }),
  date1904: false,
};

/** That the example of each column, if the column itself is sound, would be accepted in it. */
export function checkExamples(
  columns: readonly Part[],
  faults: readonly Fault[],
  tell: Tell,
): void {
  for (const { members, path, kind } of columns) {
    const example = members['example'];
    if (typeof example !== 'string' || ELSEWHERE.includes(kind)) continue;
    if (faults.some((fault) => fault.path.startsWith(path))) continue;
    const column = members as unknown as Column;
    const { findings } = kindOf(column).read(example, column, ANYWHERE, () => null);
    const wrong = findings.some(({ code }) => severityOf(code) === 'error');
    if (wrong) tell(`${path}example`, 'form-example');
  }
}
