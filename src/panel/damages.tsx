import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Damage, OpenWorkbook } from '../core/host.ts';
import { columnName } from '../core/sheet.ts';
import { say } from '../core/words.ts';
import { TaskNotice } from './notice.tsx';
import { templateOf, type Opened } from './open.ts';
import { usePanes } from './panes.ts';
import { Progress } from './progress.tsx';
import { useStyles } from './style.ts';
import { useTask } from './task.ts';

interface Props {
  readonly workbook: OpenWorkbook;
  readonly opened: Opened | null;
}

/** Finds what pasting did to lists, formats and locks, and repairs it when asked. */
export function Damages({ workbook, opened }: Props) {
  const { words, forms } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const [damages, setDamages] = useState<readonly Damage[]>([]);
  const { check } = words.panel;
  const find = (): void =>
    void task.run(async () => {
      setDamages([]);
      if (!opened) return { intent: 'info', text: check.damageNoStamp };
      const found = await workbook.damages(templateOf(opened, forms, words));
      setDamages(found);
      if (found.length > 0) return null;
      const text = workbook.rules ? check.damageNone : check.damageNoRules;
      return { intent: 'success', text };
    });
  const repair = (): void =>
    void task.run(async () => {
      if (opened) await workbook.repair(templateOf(opened, forms, words), damages);
      setDamages([]);
      return { intent: 'success', text: check.repaired };
    });
  const busy = task.since !== null;
  return (
    <>
      {damages.length > 0 && (
        <section className={styles.card}>
          <h2 className={styles.heading}>{say(check.damageFound, { count: damages.length })}</h2>
          <ul className={styles.list}>
            {damages.map(({ sheet, kind, columns }) => (
              <li key={`${sheet} ${kind}`} className={styles.item}>
                {`${sheet} · ${check.damageKinds[kind]} · ${columns.map(columnName).join(' ')}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.row}>
        {damages.length > 0 && (
          <Button appearance="primary" disabledFocusable={busy} onClick={repair}>
            {check.repair}
          </Button>
        )}
        <Button size="small" disabledFocusable={busy} onClick={find}>
          {check.damageRun}
        </Button>
      </div>
      <Progress task={task} />
      <TaskNotice task={task} />
    </>
  );
}
