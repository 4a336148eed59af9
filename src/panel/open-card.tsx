import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { OpenWorkbook } from '../core/host.ts';
import { say } from '../core/words.ts';
import { en } from '../words/en/index.ts';
import { zhCN } from '../words/zh-CN/index.ts';
import { TaskNotice } from './notice.tsx';
import { openedOf, templateOf, type Opened, type Opening } from './open.ts';
import { usePanes } from './panes.ts';
import { treeWith } from './places.ts';
import { Progress } from './progress.tsx';
import { sayTrouble } from './say-trouble.ts';
import { useStyles } from './style.ts';
import { useTask, type Notice } from './task.ts';
import { zeroOf } from './zero.ts';

/** Rows added at once: a busy week of a checkpoint. */
const MORE_ROWS = 500;

const NOTES: ReadonlySet<string> = new Set(
  [zhCN, en].flatMap(({ template }) => Object.values(template.coverNotes)),
);

interface Props {
  readonly workbook: OpenWorkbook;
  readonly opening: Opening;
}

/** What can be done every day with the workbook that is open. */
export function OpenCard({ workbook, opening }: Props) {
  const { words, host } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const zero = useZero(workbook);
  const extend = useExtend(workbook);
  const { fill } = words.panel;
  const { opened, trouble } = opening;
  if (!opened && trouble !== null) return <Unopened opening={opening} />;
  if (!opened) return <p className={styles.quiet}>{fill.openNone}</p>;
  const busy = task.since !== null;
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>
        {say(fill.open, { unit: opened.unit.name, ...opened.period })}
      </h2>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={busy}
          title={say(fill.zeroHint, { day: host.today() })}
          onClick={() => void task.run(zero)}
        >
          {fill.zero}
        </Button>
        <Button disabledFocusable={busy} onClick={() => void task.run(() => extend(opened))}>
          {say(fill.extend, { count: MORE_ROWS })}
        </Button>
      </div>
      <Progress task={task} />
      <TaskNotice task={task} />
    </section>
  );
}

/** Whether the workbook holds registers is not known: Excel would not tell. */
function Unopened({ opening: { trouble, refresh } }: { readonly opening: Opening }) {
  const { words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const notice = { intent: 'error', text: sayTrouble(trouble, words) } as const;
  return (
    <>
      <TaskNotice task={{ notice }} />
      <div className={styles.row}>
        <Button
          disabledFocusable={task.since !== null}
          onClick={() => void task.run(() => refresh().then(() => null))}
        >
          {words.panel.retry}
        </Button>
      </div>
    </>
  );
}

function useZero(workbook: OpenWorkbook): () => Promise<Notice> {
  const { words, now, forms } = usePanes();
  const { fill } = words.panel;
  return async () => {
    const read = await workbook.read();
    const unit = openedOf(read)?.unit.code;
    const tree = treeWith(unit ?? '');
    if (!unit || !tree) return { intent: 'warning', text: fill.zeroNoSheet };
    const today = now().slice(0, 10);
    const setting = { forms, tree, region: tree.root.code, today, asOf: today };
    const zero = zeroOf(read, now(), { ...setting, window: null, cutoff: null }, NOTES);
    if (zero.kind !== 'rows') {
      const { zeroNoSheet, zeroOutside, zeroNothing } = fill;
      const texts = { 'no-sheet': zeroNoSheet, outside: zeroOutside, nothing: zeroNothing };
      return { intent: 'info', text: say(texts[zero.kind], { day: today }) };
    }
    await workbook.write(zero.cells);
    const done = say(fill.zeroDone, { count: zero.count, day: today });
    return zero.named
      ? { intent: 'success', text: done }
      : { intent: 'warning', text: `${done}${fill.zeroNames}` };
  };
}

function useExtend(workbook: OpenWorkbook): (opened: Opened) => Promise<Notice> {
  const { words, forms } = usePanes();
  const { fill, troubles } = words.panel;
  const last = useRef(0);
  return async (opened) => {
    if (!workbook.extend) return { intent: 'warning', text: troubles.unsupported };
    const template = templateOf(opened, forms, words);
    const { sheets } = await workbook.read();
    const ends = template.flatMap(({ layout }) =>
      (layout?.validations ?? []).map(({ area }) => area.bottom + 1),
    );
    const used = sheets.map((sheet) => sheet.rows.length);
    const row = Math.max(...ends, ...used, last.current) + MORE_ROWS;
    await workbook.extend(template, row);
    last.current = row;
    return { intent: 'success', text: say(fill.extended, { row }) };
  };
}
