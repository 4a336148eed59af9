import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Form } from '../core/form.ts';
import type { Issue } from '../core/issue.ts';
import { say } from '../core/words.ts';
import { FORMS } from '../forms/index.ts';
import { Issues } from './issues.tsx';
import { TaskNotice } from './notice.tsx';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';
import { useTask } from './task.ts';

interface Props {
  readonly added: (form: Form) => void;
}

interface Found {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** Chooses the definition of a register of one's own and lists what is wrong with it. */
export function OwnRegister({ added }: Props) {
  const { engine, words, forms, adopt } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const { fill } = words.panel;
  const define = (file: File): void =>
    void task.run(async () => {
      setFound(null);
      const { form, issues } = await engine.define(file, othersOf(forms));
      setFound({ file: file.name, issues });
      if (!form) return { intent: 'error', text: say(fill.ownFaulty, { file: file.name }) };
      adopt(form);
      added(form);
      return { intent: 'success', text: say(fill.ownAdded, { title: form.title }) };
    });
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button
          size="small"
          disabledFocusable={task.since !== null}
          onClick={() => input.current?.click()}
        >
          {fill.own}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.json"
        hidden
        aria-label={fill.own}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) define(file);
          // The same file can be chosen again after it was mended.
          target.value = '';
        }}
      />
      <TaskNotice task={task} />
      {found && found.issues.length > 0 && (
        <Issues issues={found.issues} nameOf={({ sheet }) => sheet ?? found.file} />
      )}
    </div>
  );
}

/** The built-in registers as delivered, which can be renamed anew, and those that were added. */
function othersOf(forms: readonly Form[]): readonly Form[] {
  const delivered = new Set(FORMS.map(({ id }) => id));
  return [...FORMS, ...forms.filter(({ id }) => !delivered.has(id))];
}
