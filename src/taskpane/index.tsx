import { createRoot } from 'react-dom/client';
import { chinaTime } from '../core/moments.ts';
import { makeExcelHost } from '../excel/index.ts';
import { App } from '../panel/index.ts';
import { makeEngine } from '../work/engine.ts';
import { isDark } from './theme.ts';

/** The build writes the name of the workers' script into the page. */
function startWorker(): Worker {
  const name = document.querySelector<HTMLMetaElement>('meta[name=work]')?.content ?? 'work.js';
  return new Worker(name);
}

const now = (): string => chinaTime(new Date().toISOString());

void Office.onReady(({ host }) => {
  // In a browser without Excel the guard's sentence is shown after a while.
  if (host !== Office.HostType.Excel) return;
  const engine = makeEngine(startWorker);
  const check = new URLSearchParams(location.search).get('do') === 'check';
  const root = document.getElementById('root');
  if (!root) return;
  root.dataset['ready'] = 'yes';
  createRoot(root).render(
    <App
      host={makeExcelHost({ write: engine.write })}
      engine={engine}
      now={now}
      start={{ tab: check ? 'check' : 'fill', check }}
      dark={isDark(Office.context.officeTheme?.bodyBackgroundColor)}
    />,
  );
});
