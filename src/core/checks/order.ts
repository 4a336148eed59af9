import { columnsOf, prepare, toFormula, toWords, type Condition } from '../condition.ts';
import type { EntryCheckKind } from './kind.ts';

/** Two days, or two numbers, of which one must not be below the other. */
export interface Order {
  readonly kind: 'order';
  readonly low: string;
  readonly high: string;
  /** Which of the two is marked; the later one is what clerks mistype. */
  readonly mark?: 'low' | 'high';
  /** Equal ones are out of order as well. */
  readonly strict?: boolean;
  readonly when?: Condition;
  readonly severity: 'error' | 'warning';
}

function below(high: string | number, low: string | number): boolean {
  return typeof high === 'number' && typeof low === 'number'
    ? high < low
    : String(high).slice(0, 10) < String(low).slice(0, 10);
}

export const order: EntryCheckKind<Order> = {
  scope: 'entry',
  columns: (check) => [check.low, check.high, ...(check.when ? columnsOf(check.when) : [])],
  judge: (check, at, title) => {
    const [first, second] = [at(check.low), at(check.high)];
    const when = check.when && prepare(check.when, at);
    return (values, asOf) => {
      const low = values[first] ?? null;
      const high = values[second] ?? null;
      if (low === null || high === null) return null;
      if (!below(high, low) && !(check.strict === true && high === low)) return null;
      if (when && !when(values, asOf)) return null;
      return {
        column: check.mark === 'low' ? check.low : check.high,
        code: check.severity === 'error' ? 'order-reversed' : 'order-doubtful',
        detail: { low: title(check.low), high: title(check.high) },
      };
    };
  },
  wrong: (check) => ({
    column: check.mark === 'low' ? check.low : check.high,
    when: (ref) => {
      const [low, high] = [ref(check.low), ref(check.high)];
      const when = (check.when && toFormula(check.when, ref)) ?? 'TRUE';
      return `AND(ISNUMBER(${low}),ISNUMBER(${high}),${high}${check.strict ? '<=' : '<'}${low},${when})`;
    },
    severity: check.severity,
  }),
  says: (check, title) => {
    const when = check.when ? `${toWords(check.when, title)}时，` : '';
    const should = check.severity === 'error' ? '不得' : '一般不应';
    return `${when}「${title(check.high)}」${should}早于（小于${check.strict ? '、等于' : ''}）「${title(check.low)}」`;
  },
};
