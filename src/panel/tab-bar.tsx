import { mergeClasses } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';

export const TABS = ['fill', 'check', 'gather'] as const;
export type TabName = (typeof TABS)[number];

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: TABS.length - 1 };

interface Props {
  readonly tab: TabName;
  readonly choose: (tab: TabName) => void;
}

/**
 * Tabs after the ARIA practices: one of them takes the focus, arrows move it. Fluent's own list brings a
 * focus manager whose hidden helpers fail axe-core.
 */
export function TabBar({ tab, choose }: Props) {
  const { words } = usePanes();
  const styles = useStyles();
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : TABS[(TABS.indexOf(tab) + step) % TABS.length];
    if (!next) return;
    event.preventDefault();
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.panel.tabList} className={styles.tabs} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-controls={`body-${name}`}
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          className={mergeClasses(styles.tab, name === tab && styles.current)}
          onClick={() => choose(name)}
        >
          {words.panel.tabs[name]}
        </button>
      ))}
    </div>
  );
}
