import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Host } from '../core/host.ts';
import { en } from '../words/en/index.ts';
import { zhCN } from '../words/zh-CN/index.ts';
import type { Engine } from './engine.ts';
import { PanesContext } from './panes.ts';
import type { TabName } from './tab-bar.tsx';
import { Tabs } from './tabs.tsx';
import { useTheme } from './theme.ts';

export interface AppProps {
  readonly host: Host;
  readonly engine: Engine;
  /** The moment in China, `YYYY-MM-DD HH:MM`. */
  readonly now: () => string;
  /** What the ribbon asked for. */
  readonly start: { readonly tab: TabName; readonly check: boolean };
  /** Whether Office is painted dark; null asks the system. */
  readonly dark: boolean | null;
}

/** The whole panel, for any host. */
export function App({ host, engine, now, start, dark }: AppProps) {
  const theme = useTheme(dark);
  const [words, setWords] = useState(() => (host.language.startsWith('zh') ? zhCN : en));
  const panes = useMemo(() => ({ host, engine, words, now }), [host, engine, words, now]);
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = words.panel.title;
  }, [words]);
  return (
    <FluentProvider theme={theme}>
      <PanesContext.Provider value={panes}>
        <Tabs start={start} swap={() => setWords(words === zhCN ? en : zhCN)} />
      </PanesContext.Provider>
    </FluentProvider>
  );
}
