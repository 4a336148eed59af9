import { Button, Switch } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenWorkbook } from '../core/host.ts';
import { countSeverities, type Issue } from '../core/issue.ts';
import type { Mend } from '../core/mend.ts';
import { valueOf } from '../core/sheet.ts';
import { say, type Words } from '../core/words.ts';
import { useChecking, type Checking } from './checking.ts';
import { swap, type Swap } from './correct.ts';
import { Damages } from './damages.tsx';
import type { Checked } from './engine.ts';
import { placeOf } from './groups.ts';
import { Counts, Issues } from './issues.tsx';
import { Mends } from './mends.tsx';
import { TaskNotice } from './notice.tsx';
import type { Opening } from './open.ts';
import { usePanes } from './panes.ts';
import { Progress } from './progress.tsx';
import { sayCode, sayTrouble } from './say-trouble.ts';
import { useStyles } from './style.ts';
import { useTask, type Notice, type Task } from './task.ts';

interface Props {
  readonly workbook: OpenWorkbook;
  readonly opening: Opening;
  /** Begin at once: the ribbon's button was pressed. */
  readonly now: boolean;
}

/** Checks the open workbook: whole when asked, changed rows while somebody types. */
export function Check({ workbook, opening, now }: Props) {
  const { words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const [live, setLive] = useState(true);
  const checking = useChecking(workbook, live);
  const { checked, unheard } = checking;
  const { check } = words.panel;
  const whole = useWhole(task, checking, opening);
  const corrections = useCorrections(workbook, checking, task);
  const begun = useRef(false);
  useEffect(() => {
    if (now && !begun.current) whole();
    begun.current = true;
  }, [now, whole]);
  const heard = useRef(live);
  useEffect(() => {
    // What was typed while nobody listened is not known.
    if (live && !heard.current && checked) whole();
    heard.current = live;
  }, [live, checked, whole]);
  // Of its own: a check that is running need not keep anybody from going to a cell.
  const jump = useTask();
  const go = (issue: Issue): void => {
    const place = placeOf(issue);
    if (place) void jump.run(() => workbook.show(place).then(() => null));
  };
  const busy = task.since !== null;
  return (
    <div className={styles.pane}>
      <div className={styles.between}>
        <Button appearance="primary" disabledFocusable={busy} onClick={whole}>
          {checked ? check.again : check.run}
        </Button>
        <Switch
          checked={live}
          label={check.live}
          onChange={(_event, data) => setLive(data.checked)}
        />
      </div>
      <Progress task={task} />
      <TaskNotice task={task} />
      <TaskNotice task={jump} />
      <TaskNotice task={{ notice: unheard === null ? null : sorry(unheard, words) }} />
      {corrections.undoable > 0 && (
        <Button size="small" disabledFocusable={busy} onClick={corrections.undo}>
          {`${check.undo} (${corrections.undoable})`}
        </Button>
      )}
      {checked ? (
        <Findings checked={checked} busy={busy} go={go} mend={corrections.mend} />
      ) : (
        !busy && <p className={styles.empty}>{check.empty}</p>
      )}
      <Damages workbook={workbook} opened={opening.opened} />
    </div>
  );
}

function sorry(reason: unknown, words: Words): Notice {
  return { intent: 'error', text: sayTrouble(reason, words) };
}

function useWhole(task: Task, { runWhole }: Checking, { refresh }: Opening): () => void {
  const { run } = task;
  return useCallback(
    () =>
      void run(async () => {
        await runWhole();
        // The sheets may have been put in or taken out by hand since the pane was opened.
        await refresh();
        return null;
      }),
    [run, runWhole, refresh],
  );
}

interface FindingsProps {
  readonly checked: Checked;
  readonly busy: boolean;
  readonly go: (issue: Issue) => void;
  readonly mend: (mends: readonly Mend[]) => void;
}

function Findings({ checked, busy, go, mend }: FindingsProps) {
  const { words } = usePanes();
  const styles = useStyles();
  const { check } = words.panel;
  const { refused, issues, unit, period, rows } = checked;
  if (refused) return <p className={styles.empty}>{sayCode(refused, words)}</p>;
  return (
    <>
      <div role="status">
        {issues.length === 0 ? (
          <p className={styles.good}>{say(check.clean, { rows })}</p>
        ) : (
          <Counts counts={countSeverities(issues)} />
        )}
        {period && (
          <p className={styles.quiet}>{say(check.of, { unit: unit ?? '', ...period, rows })}</p>
        )}
      </div>
      <Mends mends={checked.mends} busy={busy} mend={mend} />
      <Issues issues={issues} nameOf={(issue) => issue.sheet ?? ''} go={go} />
    </>
  );
}

function useCorrections(workbook: OpenWorkbook, { read, runWhole }: Checking, task: Task) {
  const { words } = usePanes();
  const [undone, setUndone] = useState<readonly (readonly Swap[])[]>([]);
  const { check } = words.panel;
  const mend = (mends: readonly Mend[]): void =>
    void task.run(async () => {
      const swaps = mends.map(({ sheet, row, column, value, format }): Swap => {
        const cell = read?.sheets.find((one) => one.name === sheet)?.rows[row]?.[column];
        const correction = {
          sheet,
          row,
          column,
          value,
          ...(format === undefined ? {} : { format }),
        };
        return { correction, before: valueOf(cell) };
      });
      const done = await swap(workbook, swaps);
      if (done.length > 0) setUndone((old) => [...old, done]);
      await runWhole();
      return { intent: 'success', text: say(check.mended, { count: done.length }) };
    });
  const undo = (): void =>
    void task.run(async () => {
      const done = await swap(workbook, undone.at(-1) ?? []);
      setUndone((old) => old.slice(0, -1));
      await runWhole();
      return { intent: 'success', text: say(check.undone, { count: done.length }) };
    });
  return { mend, undo, undoable: undone.at(-1)?.length ?? 0 };
}
