import { useEffect, useRef } from 'react';
import { isConfirmed, STATES, type State } from '../core/state.ts';
import type { Report } from '../core/report.ts';
import { say } from '../core/words.ts';
import type { Outcome } from './engine.ts';
import { Issues, Counts } from './issues.tsx';
import { OutcomeActions } from './outcome-actions.tsx';
import { usePanes } from './panes.ts';
import { treeWith } from './places.ts';
import { useStyles } from './style.ts';

/** The sum of a run in one look: who reported, what was left out, what it adds up to. */
export function OutcomeCard({ outcome }: { readonly outcome: Outcome }) {
  const { words } = usePanes();
  const styles = useStyles();
  const { report } = outcome;
  const { gather } = words.panel;
  const { from, to } = report.period;
  const { reported, total, silent } = reportingOf(report);
  const card = useRef<HTMLElement>(null);
  // It comes in above the files, which may fill the window.
  useEffect(() => {
    // Newer browsers give a promise for it, which is no way to end an effect.
    card.current?.scrollIntoView();
  }, []);
  const counted = report.files.filter(({ state }) => state === 'counted').length;
  return (
    <>
      <section ref={card} className={styles.card} aria-live="polite">
        <h2 className={styles.heading}>
          {say(gather.done, { region: report.region.name, from, to })}
        </h2>
        <p className={reported < total ? styles.warning : styles.good}>
          {say(gather.reported, { done: reported, total })}
        </p>
        {STATES.flatMap((state) => {
          const units = silent.get(state)?.join('、');
          if (units === undefined) return [];
          return (
            <p key={state} className={styles.quiet}>
              {say(gather.silent, { state: words.states[state], units })}
            </p>
          );
        })}
        <p className={styles.text}>
          {say(gather.filesRead, { counted, rest: report.files.length - counted })}
        </p>
        <OutcomeActions outcome={outcome} />
      </section>
      <Figures report={report} />
      {outcome.issues > 0 && (
        <details>
          <summary className={styles.heading}>
            {say(gather.issues, { count: outcome.issues })}
          </summary>
          <Counts counts={outcome.counts} />
          {outcome.issues > report.issues.length && (
            <p className={styles.quiet}>
              {say(gather.issuesCut, { shown: report.issues.length, count: outcome.issues })}
            </p>
          )}
          <Issues
            issues={report.issues}
            nameOf={(issue) => issue.file ?? ''}
            whole={words.panel.check.allFiles}
          />
        </details>
      )}
    </>
  );
}

/** A unit has reported if it stands behind at least one register; `silent` are the others, by what came of them. */
function reportingOf(report: Report): {
  readonly reported: number;
  readonly total: number;
  readonly silent: ReadonlyMap<State, readonly string[]>;
} {
  const towns = treeWith(report.region.code)?.towns(report.region.code) ?? [];
  const silent = new Map<State, string[]>();
  let reported = 0;
  for (const { code, name } of towns) {
    const states = report.states.filter(({ region }) => region === code).map(({ state }) => state);
    if (states.some(isConfirmed)) {
      reported += 1;
      continue;
    }
    // A file that cannot be read is no silence.
    const state = states.find((one) => one !== 'missing') ?? 'missing';
    const same = silent.get(state);
    if (same) same.push(name);
    else silent.set(state, [name]);
  }
  return { reported, total: towns.length, silent };
}

function Figures({ report }: { readonly report: Report }) {
  const { words } = usePanes();
  const styles = useStyles();
  const { gather } = words.panel;
  const totals = report.totals[report.region.code] ?? {};
  const rows = report.indicators.filter(({ id }) => totals[id] !== undefined);
  return (
    <details open>
      <summary className={styles.heading}>{gather.figures}</summary>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{gather.noFigures}</p>
      ) : (
        <table className={styles.table}>
          <tbody>
            {rows.map(({ id, title, group, unit }) => (
              <tr key={id}>
                <th scope="row">
                  {group && !title.startsWith(group) ? `${group} · ${title}` : title}
                </th>
                <td>{showFigure(totals[id] ?? 0, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function showFigure(value: number, unit: string): string {
  if (unit === '率') return `${(value * 100).toFixed(1)}%`;
  return `${Number(value.toFixed(2))} ${unit}`;
}
