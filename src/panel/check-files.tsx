import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { countSeverities } from '../core/issue.ts';
import { markedFiles } from '../core/marks.ts';
import { say } from '../core/words.ts';
import type { Chosen, FilesChecked, Marked } from './engine.ts';
import { FileList, Picker, type FileLine } from './files.tsx';
import { Counts, Issues } from './issues.tsx';
import { checkedLine, lineOf } from './lines.ts';
import { TaskNotice } from './notice.tsx';
import { usePanes } from './panes.ts';
import { Progress } from './progress.tsx';
import { useSteps } from './steps.ts';
import { useStyles } from './style.ts';
import { useTask, type Task } from './task.ts';

interface Props {
  readonly files: readonly Chosen[];
  readonly add: (files: readonly Chosen[]) => void;
  readonly clear: () => void;
}

/** Checks chosen workbooks and saves copies with the findings marked, for sending back. */
export function CheckFiles({ files, add, clear }: Props) {
  const { host, engine, words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const steps = useSteps();
  const [found, setFound] = useState<{ of: readonly Chosen[]; result: FilesChecked } | null>(null);
  const result = found && found.of === files ? found.result : null;
  const { check } = words.panel;
  const run = (): void =>
    void task.run(async (hold) => {
      const { signal } = hold;
      const advance = steps.begin(files, hold);
      const checked = await engine.checkFiles(files, host.today(), { signal, advance });
      setFound({ of: files, result: checked });
      return { intent: 'success', text: say(check.filesDone, { count: files.length }) };
    }, true);
  const save = useSave(task);
  const busy = task.since !== null;
  const faulty = result ? markedFiles(result, words) : [];
  const marked = files.flatMap((file): readonly Marked[] => {
    const own = faulty.find(({ path, markable }) => markable && path === file.path);
    return own ? [{ ...file, marks: own.marks }] : [];
  });
  const lines = result
    ? result.files.map((file): FileLine => {
        const line = checkedLine(file, result.issues, words);
        const own = marked.find(({ path }) => path === file.path);
        if (own) return { ...line, action: { text: check.saveMarked, run: () => save([own]) } };
        const left = faulty.some(({ path }) => path === file.path);
        return left ? { ...line, why: check.notMarkable } : line;
      })
    : files.map((file) => lineOf(file, steps.byPath.get(file.path), words));
  return (
    <div className={styles.pane}>
      {files.length === 0 && <p className={styles.empty}>{check.emptyFiles}</p>}
      <Picker add={add} primary={files.length === 0} busy={busy} />
      <p className={styles.quiet}>{words.panel.files.drop}</p>
      <FileList lines={lines} busy={busy} clear={clear} />
      {result && <Counts counts={countSeverities(result.issues)} />}
      {result && (
        <Issues
          issues={result.issues}
          nameOf={(issue) => issue.file ?? ''}
          whole={check.allFiles}
        />
      )}
      {files.length > 0 && (
        <div className={styles.actions}>
          <div className={styles.whole}>
            <Progress task={task} />
            <TaskNotice task={task} />
          </div>
          <Button
            appearance={result ? 'secondary' : 'primary'}
            disabledFocusable={busy}
            onClick={run}
          >
            {say(check.runFiles, { count: files.length })}
          </Button>
          {marked.length > 0 && (
            <Button appearance="primary" disabledFocusable={busy} onClick={() => save(marked)}>
              {say(check.saveAllMarked, { count: marked.length })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function useSave(task: Task): (files: readonly Marked[]) => void {
  const { host, engine, words } = usePanes();
  return (files) =>
    void task.run(async () => {
      const { name, bytes } = await engine.mark(files, words.language);
      await host.save?.(name, bytes);
      return { intent: 'success', text: say(words.panel.fill.saved, { name }) };
    });
}
