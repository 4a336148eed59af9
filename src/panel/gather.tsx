import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { say } from '../core/words.ts';
import type { Chosen, Outcome } from './engine.ts';
import { FileList, Picker } from './files.tsx';
import { OrderFields, type OrderDraft } from './gather-fields.tsx';
import { lineOf, recordLine } from './lines.ts';
import { TaskNotice } from './notice.tsx';
import { OutcomeCard } from './outcome.tsx';
import { usePanes } from './panes.ts';
import { COUNTIES } from './places.ts';
import { Progress } from './progress.tsx';
import { useSteps } from './steps.ts';
import { useStyles } from './style.ts';
import { useTask } from './task.ts';

interface Props {
  readonly files: readonly Chosen[];
  readonly add: (files: readonly Chosen[]) => void;
  readonly clear: () => void;
}

/** Adds up the towns' workbooks: files in, a county workbook out, every file accounted for. */
export function Gather({ files, add, clear }: Props) {
  const { host, engine, words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const steps = useSteps();
  const [draft, setDraft] = useState<OrderDraft>({
    region: COUNTIES[0]?.code ?? '',
    window: null,
    cutoff: null,
  });
  const [made, setMade] = useState<{ of: readonly Chosen[]; outcome: Outcome } | null>(null);
  const busy = task.since !== null;
  // A run that is stopped leaves the result before it, which can still be saved.
  const outcome = !busy && made && made.of === files ? made.outcome : null;
  const { gather, fill } = words.panel;
  const run = (): void =>
    void task.run(async (hold) => {
      const { signal } = hold;
      const { window } = draft;
      if (window && (window.from === '' || window.to < window.from)) {
        return { intent: 'warning', text: fill.needPeriod };
      }
      const advance = steps.begin(files, hold);
      const { language } = words;
      const order = { ...draft, asOf: null, today: host.today(), language };
      const result = await engine.consolidate(files, order, { signal, advance });
      setMade({ of: files, outcome: result });
      const some = result.report.files.some(({ state }) => state === 'counted');
      return some ? null : { intent: 'warning', text: gather.nothing };
    }, true);
  const lines = outcome
    ? outcome.report.files.map((record) => recordLine(record, outcome.report.issues, words))
    : files.map((file) => lineOf(file, steps.byPath.get(file.path), words));
  return (
    <div className={styles.pane}>
      {outcome && <OutcomeCard outcome={outcome} />}
      <OrderFields
        draft={draft}
        change={(next) => {
          setDraft(next);
          setMade(null);
          steps.clear();
        }}
      />
      {files.length === 0 && <p className={styles.empty}>{gather.empty}</p>}
      <Picker add={add} primary={files.length === 0} busy={busy} />
      <p className={styles.quiet}>{words.panel.files.drop}</p>
      <FileList lines={lines} busy={busy} clear={clear} />
      {files.length > 0 && (
        <div className={styles.actions}>
          <div className={styles.whole}>
            <Progress task={task} />
            <TaskNotice task={task} />
          </div>
          <Button
            appearance={outcome ? 'secondary' : 'primary'}
            disabledFocusable={busy}
            onClick={run}
          >
            {say(gather.run, { count: files.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
