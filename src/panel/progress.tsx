import { Button, ProgressBar, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { say } from '../core/words.ts';
import { PATIENCE, sayLeft } from './left.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';
import type { Task } from './task.ts';

/** What is going on: a spinner at once, counts and time left once it has taken a second. */
export function Progress({ task }: { readonly task: Task }) {
  const { words } = usePanes();
  const styles = useStyles();
  const now = useClock(task.since !== null);
  if (task.since === null) return null;
  const { count, cancel } = task;
  const elapsed = now - task.since;
  const { panel } = words;
  const stop = cancel && (
    <Button size="small" onClick={cancel}>
      {panel.cancel}
    </Button>
  );
  if (!count || count.total === 0 || elapsed < PATIENCE) {
    return (
      <div className={styles.between} role="status">
        <Spinner size="tiny" label={panel.working} />
        {stop}
      </div>
    );
  }
  const text = [
    say(panel.progress, { ...count }),
    sayLeft(count.done, count.total, elapsed, panel),
  ];
  return (
    <div className={styles.between}>
      <div className={styles.grow}>
        <ProgressBar aria-label={panel.working} value={count.done} max={count.total} />
        <p className={styles.quiet}>{text.filter((part) => part !== '').join(' · ')}</p>
      </div>
      {stop}
    </div>
  );
}

function useClock(running: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
