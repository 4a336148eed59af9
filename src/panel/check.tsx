import { Button, Switch } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Correction, OpenWorkbook } from '../core/host.ts';
import { countSeverities, type Issue } from '../core/issue.ts';
import type { Mend } from '../core/mend.ts';
import { valueOf } from '../core/sheet.ts';
import { say } from '../core/words.ts';
import { useChecking, useLive, type Checking } from './checking.ts';
import { correct } from './correct.ts';
import { Damages } from './damages.tsx';
import type { Checked } from './engine.ts';
import { placeOf } from './groups.ts';
import { Counts, Issues } from './issues.tsx';
import { Mends } from './mends.tsx';
import { TaskNotice } from './notice.tsx';
import type { Opened } from './open.ts';
import { usePanes } from './panes.ts';
import { Progress } from './progress.tsx';
import { sayCode, sayTrouble } from './say-trouble.ts';
import { useStyles } from './style.ts';
import { useTask, type Task } from './task.ts';

interface Props {
  readonly workbook: OpenWorkbook;
  readonly opened: Opened | null;
  readonly refresh: () => Promise<void>;
  /** Begin at once: the ribbon's button was pressed. */
  readonly now: boolean;
}

/** Checks the open workbook: whole when asked, changed rows while somebody types. */
export function Check({ workbook, opened, refresh, now }: Props) {
  const { words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const checking = useChecking(workbook);
  const [live, setLive] = useState(true);
  const { checked } = checking;
  const { check } = words.panel;
  const whole = useWhole(task, checking, refresh);
  const corrections = useCorrections(workbook, checking, task);
  useLive(workbook, live && checked !== null, checking.runChanges, (reason) =>
    task.tell({ intent: 'error', text: sayTrouble(reason, words) }),
  );
  const begun = useRef(false);
  useEffect(() => {
    if (now && !begun.current) whole();
    begun.current = true;
  }, [now, whole]);
  const go = (issue: Issue): void => {
    const place = placeOf(issue);
    if (place) void task.run(() => workbook.show(place).then(() => null));
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
      <Damages workbook={workbook} opened={opened} />
    </div>
  );
}

function useWhole(task: Task, { runWhole }: Checking, refresh: () => Promise<void>): () => void {
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
  const [undone, setUndone] = useState<readonly (readonly Correction[])[]>([]);
  const { check } = words.panel;
  const mend = (mends: readonly Mend[]): void =>
    void task.run(async () => {
      const before = ({ sheet, row, column }: Mend) =>
        valueOf(read?.sheets.find((one) => one.name === sheet)?.rows[row]?.[column]);
      const { done, undo } = await correct(workbook, mends, before);
      if (done > 0) setUndone((old) => [...old, undo]);
      await runWhole();
      return { intent: 'success', text: say(check.mended, { count: done }) };
    });
  const undo = (): void =>
    void task.run(async () => {
      const last = undone.at(-1) ?? [];
      await workbook.write(last);
      setUndone((old) => old.slice(0, -1));
      await runWhole();
      return { intent: 'success', text: say(check.undone, { count: last.length }) };
    });
  return { mend, undo, undoable: undone.at(-1)?.length ?? 0 };
}
