import { Button } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { Check } from './check.tsx';
import { CheckFiles } from './check-files.tsx';
import { useDrop } from './drop.ts';
import type { Chosen } from './engine.ts';
import { Fill } from './fill.tsx';
import { Gather } from './gather.tsx';
import { addFiles } from './groups.ts';
import { TaskNotice } from './notice.tsx';
import { useOpened } from './open.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';
import { TabBar, TABS, type TabName } from './tab-bar.tsx';

interface Props {
  readonly start: { readonly tab: TabName; readonly check: boolean };
  readonly swap: () => void;
}

/** Three tabs that keep what is in them; files may be dropped on any of them. */
export function Tabs({ start, swap }: Props) {
  const { host, words } = usePanes();
  const styles = useStyles();
  const [tab, setTab] = useState<TabName>(start.tab);
  const opening = useOpened(host.workbook);
  const [unread, setUnread] = useState(false);
  const checked = useFiles(setUnread);
  const gathered = useFiles(setUnread);
  const { panel } = words;
  const seen = useSeen(tab);
  const over = useDrop((files) => {
    if (!files) return setUnread(true);
    if (tab === 'check' && !host.workbook) return checked.add(files);
    // Elsewhere dropped files can only be meant to be added up.
    setTab('gather');
    gathered.add(files);
  });
  const bodies: Readonly<Record<TabName, React.ReactNode>> = {
    fill: <Fill opening={opening} />,
    check: host.workbook ? (
      <Check workbook={host.workbook} opening={opening} now={start.check} />
    ) : (
      <CheckFiles {...checked} />
    ),
    gather: <Gather {...gathered} />,
  };
  return (
    <div className={styles.root}>
      <header className={styles.header}>
        <h1 className={styles.title}>{panel.title}</h1>
        <TabBar tab={tab} choose={setTab} />
        <Button
          appearance="subtle"
          size="small"
          lang={words.language.startsWith('zh') ? 'en' : 'zh-CN'}
          aria-label={`${panel.otherLanguage} · ${panel.switchLanguage}`}
          onClick={swap}
        >
          {panel.otherLanguage}
        </Button>
      </header>
      <main className={styles.body}>
        <TaskNotice
          task={{ notice: unread ? { intent: 'error', text: panel.files.dropFailed } : null }}
        />
        {TABS.map((name) => (
          <div
            key={name}
            role="tabpanel"
            id={`body-${name}`}
            aria-labelledby={`tab-${name}`}
            className={name === tab ? undefined : styles.hidden}
          >
            {seen.has(name) && bodies[name]}
          </div>
        ))}
      </main>
      {over && <div className={styles.drop}>{panel.files.dropNow}</div>}
    </div>
  );
}

/** Tabs that were shown: the others are not drawn before somebody asks for them, so that the first stands sooner. */
function useSeen(tab: TabName): ReadonlySet<TabName> {
  const seen = useRef(new Set<TabName>());
  seen.current.add(tab);
  return seen.current;
}

/** Files that come end what was said of those that did not. */
function useFiles(setUnread: (unread: boolean) => void) {
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const add = useCallback(
    (more: readonly Chosen[]) => {
      setUnread(false);
      setFiles((old) => addFiles(old, more));
    },
    [setUnread],
  );
  const clear = useCallback(() => setFiles([]), []);
  return { files, add, clear };
}
