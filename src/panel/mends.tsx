import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Mend } from '../core/mend.ts';
import { say } from '../core/words.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';

const PAGE = 10;

interface Props {
  readonly mends: readonly Mend[];
  readonly busy: boolean;
  readonly mend: (mends: readonly Mend[]) => void;
}

/** What can be put right without asking, one by one or all at once; values are masked. */
export function Mends({ mends, busy, mend }: Props) {
  const { words } = usePanes();
  const styles = useStyles();
  const [shown, setShown] = useState(3);
  const { check } = words.panel;
  if (mends.length === 0) return null;
  const rest = mends.length - shown;
  return (
    <section className={styles.card}>
      <div className={styles.between}>
        <h2 className={styles.heading}>{say(check.mends, { count: mends.length })}</h2>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={busy}
          onClick={() => mend(mends)}
        >
          {check.mendAll}
        </Button>
      </div>
      <ul className={styles.list}>
        {mends.slice(0, shown).map((one) => (
          <li key={`${one.sheet} ${one.cell}`} className={styles.item}>
            <span className={styles.cell}>{one.cell}</span>
            <span className={styles.grow}>
              {one.title} <span className={styles.quiet}>{`${one.from} → ${one.to}`}</span>
            </span>
            <Button
              size="small"
              disabledFocusable={busy}
              aria-label={`${check.mendOne} ${one.sheet} ${one.cell}`}
              onClick={() => mend([one])}
            >
              {check.mendOne}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {say(check.more, { count: Math.min(PAGE, rest) })}
        </Button>
      )}
    </section>
  );
}
