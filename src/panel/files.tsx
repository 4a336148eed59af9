import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { say } from '../core/words.ts';
import { chosenOf } from './chosen.ts';
import type { Chosen } from './engine.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';

interface PickerProps {
  readonly add: (files: readonly Chosen[]) => void;
  readonly primary: boolean;
  readonly busy: boolean;
}

/** Choosing files, or a folder where the platform can; dropping works everywhere beside it. */
export function Picker({ add, primary, busy }: PickerProps) {
  const { host, words } = usePanes();
  const styles = useStyles();
  const { files } = words.panel;
  return (
    <div className={styles.row}>
      <Pick text={files.choose} primary={primary} folder={false} busy={busy} add={add} />
      {host.folders && <Pick text={files.folder} primary={false} folder busy={busy} add={add} />}
    </div>
  );
}

interface PickProps extends PickerProps {
  readonly text: string;
  readonly folder: boolean;
}

function Pick({ text, primary, folder, busy, add }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        disabledFocusable={busy}
        onClick={() => input.current?.click()}
      >
        {text}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={text}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          add([...(event.target.files ?? [])].map((file) => chosenOf(file)));
          // The same file can be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </>
  );
}

export interface FileLine {
  readonly path: string;
  readonly text: string;
  readonly tone: 'quiet' | 'good' | 'error' | 'warning';
  /** A sentence for whoever has to do something about it. */
  readonly why?: string;
  readonly action?: { readonly text: string; readonly run: () => void };
}

/** More lines than this are counted, not shown: a thousand buttons would hold up the pane. */
const MOST_LINES = 300;

interface ListProps {
  readonly lines: readonly FileLine[];
  readonly busy: boolean;
  readonly clear: () => void;
}

/** Each file with what has become of it. */
export function FileList({ lines, busy, clear }: ListProps) {
  const { words } = usePanes();
  const styles = useStyles();
  const { files, check } = words.panel;
  if (lines.length === 0) return null;
  const rest = lines.length - MOST_LINES;
  return (
    <section aria-label={files.list}>
      <div className={styles.between}>
        <h2 className={styles.heading}>{say(files.count, { count: lines.length })}</h2>
        <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={clear}>
          {files.clear}
        </Button>
      </div>
      <ul className={styles.list}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <Line key={line.path} line={line} busy={busy} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.quiet}>{say(check.more, { count: rest })}</p>}
    </section>
  );
}

function Line({ line, busy }: { readonly line: FileLine; readonly busy: boolean }) {
  const styles = useStyles();
  const { path, text, tone, why, action } = line;
  return (
    <li className={styles.item}>
      <span className={styles.name} title={path}>
        {path}
        {why && <span className={`${styles.quiet} ${styles.why}`}>{why}</span>}
      </span>
      <span className={`${styles[tone]} ${styles.state}`}>{text}</span>
      {action && (
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={`${action.text} ${path}`}
          onClick={action.run}
        >
          {action.text}
        </Button>
      )}
    </li>
  );
}
