import { Fault, notImplemented } from '../fault.ts';
import { Thing, isRecord, thing } from '../kind.ts';
import type { Kind, Scalar } from '../kind.ts';
import { quoteSheet } from '../model/address.ts';
import { cellAt } from '../model/area.ts';
import { Unknown } from '../model/coerce.ts';
import { wordOf } from '../model/content.ts';
import { guardSheet } from '../model/guard.ts';
import { plainRule } from '../model/rule.ts';
import type { Rule } from '../model/rule.ts';
import { fixedName } from '../model/sheet.ts';
import { invalidCells } from '../model/validate.ts';
import { Range, noteFormat } from './cells.ts';
import type { Cells } from './cells.ts';

const TYPES: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  list: 'List',
  date: 'Date',
  time: 'Time',
  custom: 'Custom',
};

const OPERATORS = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
];

function invalid(reason: string): Fault {
  return new Fault('InvalidArgument', reason);
}

function rulesOf(cells: Cells): ReadonlySet<Rule | null> {
  return new Set(cells.areas.flatMap((area) => [...cells.sheet.rules.values(area)]));
}

/** What `read` finds in all rules alike; null where the cells differ. */
function common<T>(cells: Cells, read: (rule: Rule) => T): T | null {
  const origin = cells.areas[0] ?? cellAt(0, 0);
  const found = [...rulesOf(cells)].map((rule) => read(rule ?? plainRule(origin)));
  const texts = new Set(found.map((one) => JSON.stringify(one)));
  return texts.size === 1 ? (found[0] ?? null) : null;
}

function change(cells: Cells, make: (rule: Rule) => Rule | null): void {
  guardSheet(cells.sheet);
  const origin = cells.areas[0] ?? cellAt(0, 0);
  for (const area of cells.areas) {
    cells.sheet.changeRules(area, (rule) => make(rule ?? plainRule(origin)));
  }
  noteFormat(cells);
}

function formulaOf(value: unknown): unknown {
  if (!(value instanceof Thing)) return value;
  if (!(value.target instanceof Range)) throw invalid('Want a range, a text or a number.');
  const { sheet, area } = value.target;
  return `=${quoteSheet(sheet.name)}!${fixedName(area)}`;
}

function checkList(basic: Readonly<Record<string, unknown>>): void {
  const source = basic['source'];
  if (typeof source !== 'string' || source === '') throw invalid('A list needs a source.');
  // The options written in a rule may have 255 characters together.
  if (!source.startsWith('=') && source.length > 255) throw invalid('The list is too long.');
}

function checkBounds(basic: Readonly<Record<string, unknown>>): void {
  const operator = basic['operator'] ?? 'Between';
  if (!OPERATORS.includes(wordOf(operator))) throw invalid(`No operator ${wordOf(operator)}.`);
  const first = basic['formula1'];
  if (first === undefined || first === null || first === '') throw invalid('formula1 is missing.');
  const two = operator === 'Between' || operator === 'NotBetween';
  if (two && (basic['formula2'] ?? null) === null) throw invalid('formula2 is missing.');
}

function readRule(value: unknown): Pick<Rule, 'type' | 'rule'> {
  if (!isRecord(value)) throw invalid('A rule is an object.');
  const given = Object.entries(value).filter(([, basic]) => basic !== null && basic !== undefined);
  const [name, basic] = given[0] ?? [];
  const type = TYPES[name ?? ''];
  if (given.length !== 1 || name === undefined || type === undefined || !isRecord(basic)) {
    throw invalid('A rule holds exactly one kind of rule.');
  }
  const plain = Object.fromEntries(
    Object.entries(basic).map(([key, item]) => [key, formulaOf(item)]),
  );
  if (type === 'List') checkList(plain);
  else if (type === 'Custom') {
    if (!wordOf(plain['formula']).startsWith('=')) throw invalid('A formula starts with =.');
  } else checkBounds(plain);
  return { type, rule: { [name]: plain } };
}

function readMessage(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw invalid('A message is an object.');
  const [title, text] = [wordOf(value['title']), wordOf(value['message'])];
  // Excel's limits for a title and a message.
  if (title.length > 32 || text.length > 255) throw invalid('The title or message is too long.');
  return value;
}

function message(name: 'prompt' | 'errorAlert'): Scalar<Cells> {
  return {
    get: (cells) => common(cells, (rule) => rule[name]),
    set: (cells, value) => {
      const given = readMessage(value);
      change(cells, (rule) => ({ ...rule, [name]: { ...rule[name], ...given } }));
    },
  };
}

function valid(cells: Cells): boolean | null {
  try {
    const wrong = cells.areas.flatMap((area) => invalidCells(cells.book, cells.sheet, area));
    if (wrong.length === 0) return true;
    const all = cells.areas.reduce(
      (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
      0,
    );
    return wrong.length === all ? false : null;
  } catch (reason) {
    if (reason instanceof Unknown)
      throw notImplemented(`the function in a rule (${reason.message})`);
    throw reason;
  }
}

function wrongCells(cells: Cells): Thing | null {
  const wrong = cells.areas.flatMap((area) => invalidCells(cells.book, cells.sheet, area));
  if (wrong.length === 0) return null;
  const areas = wrong.map(({ row, column }) => cellAt(row, column));
  return thing('RangeAreas', { book: cells.book, sheet: cells.sheet, areas });
}

export const DATA_VALIDATION: Kind<Cells> = {
  name: 'DataValidation',
  since: '1.8',
  scalars: {
    Type: {
      get: (cells) => {
        const types = new Set([...rulesOf(cells)].map((rule) => rule?.type ?? 'None'));
        if (types.size > 1) return types.has('None') ? 'Inconsistent' : 'MixedCriteria';
        return [...types][0];
      },
    },
    Rule: {
      get: (cells) => common(cells, ({ rule }) => rule),
      set: (cells, value) => {
        const read = readRule(value);
        const origin = cells.areas[0] ?? cellAt(0, 0);
        change(cells, (rule) => ({ ...rule, ...read, origin }));
      },
    },
    Prompt: message('prompt'),
    ErrorAlert: message('errorAlert'),
    IgnoreBlanks: {
      get: (cells) => common(cells, ({ ignoreBlanks }) => ignoreBlanks),
      set: (cells, value) => change(cells, (rule) => ({ ...rule, ignoreBlanks: value === true })),
    },
    Valid: { get: valid },
  },
  methods: {
    Clear: (cells) => change(cells, () => null),
    GetInvalidCells: (cells) => {
      const wrong = wrongCells(cells);
      if (!wrong) throw new Fault('ItemNotFound', 'All cells are valid.');
      return wrong;
    },
    GetInvalidCellsOrNullObject: wrongCells,
  },
};
