import { createRoot } from 'react-dom/client';
import { chinaTime } from '../core/moments.ts';
import { App } from '../panel/index.ts';
import { makeEngine } from '../work/engine.ts';
import { makePageHost } from './host.ts';

/** The workers' script lies in the page itself: a file: page may load no other file. */
function startWorker(): Worker {
  const text = document.getElementById('work')?.textContent ?? '';
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return worker;
}

const now = (): string => chinaTime(new Date().toISOString());
const root = document.getElementById('root');
if (root) {
  root.dataset['ready'] = 'yes';
  createRoot(root).render(
    <App
      host={makePageHost(now)}
      engine={makeEngine(startWorker)}
      now={now}
      start={{ tab: 'gather', check: false }}
      dark={null}
    />,
  );
}
