import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { joinForms } from '../core/define/index.ts';
import type { Form } from '../core/form.ts';
import type { Host } from '../core/host.ts';
import { FORMS } from '../forms/index.ts';
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
  const { forms, adopt } = useForms(engine);
  const panes = useMemo(
    () => ({ host, engine, words, forms, adopt, now }),
    [host, engine, words, forms, adopt, now],
  );
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

/** The registers of this session; the workers are told whenever they change. */
function useForms(engine: Engine) {
  const [own, setOwn] = useState<readonly Form[]>([]);
  const forms = useMemo(() => joinForms(FORMS, own), [own]);
  useEffect(() => engine.adopt(forms), [engine, forms]);
  const adopt = useCallback(
    (form: Form) => setOwn((old) => [...old.filter(({ id }) => id !== form.id), form]),
    [],
  );
  return { forms, adopt };
}
