import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { createExcelHost } from './index.ts';
import type { ExcelHost, HostOptions } from './index.ts';

/** The folder of the real office.js. */
export function officeFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
}

type Listener = (event: unknown) => void;

interface ScriptElement {
  src: string;
  onload: Listener | null;
  onerror: Listener | null;
  [key: string]: unknown;
}

/** The same realm for all of it: office.js compares prototypes with those of the page. */
function runScript(path: string): void {
  new Script(readFileSync(path, 'utf8'), { filename: path }).runInThisContext();
}

function makeScript(): ScriptElement {
  return {
    src: '',
    onload: null,
    onerror: null,
    setAttribute: () => undefined,
    getAttribute: () => null,
  };
}

/** Just enough of a page: office.js finds its folder by its script tag and adds other scripts. */
function makeDocument(folder: string): object {
  const own = { ...makeScript(), src: `file://${folder}/office.js` };
  const add = (element: ScriptElement): void => {
    const name = element.src.slice(element.src.lastIndexOf('/dist/') + '/dist/'.length);
    queueMicrotask(() => {
      runScript(join(folder, name.split('?')[0] ?? ''));
      element.onload?.({ type: 'load' });
    });
  };
  const parent = { appendChild: add, insertBefore: add };
  return {
    readyState: 'complete',
    URL: 'https://localhost/taskpane.html',
    hasFocus: () => true,
    location: { href: 'https://localhost/taskpane.html' },
    cookie: '',
    head: parent,
    body: parent,
    documentElement: parent,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    createElement: makeScript,
    getElementById: () => null,
    querySelector: () => null,
    getElementsByTagName: (name: string) => (name === 'script' ? [own] : [parent]),
  };
}

function makeStorage(): object {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}

function stub(name: string, value: unknown): void {
  if ((globalThis as Record<string, unknown>)[name] !== undefined) return;
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function makeWindow(folder: string): void {
  const silent = (): undefined => undefined;
  stub('window', globalThis);
  stub('self', globalThis);
  stub('top', globalThis);
  stub('parent', globalThis);
  stub('document', makeDocument(folder));
  const location = new URL('https://localhost/taskpane.html');
  stub('location', {
    href: location.href,
    search: '',
    hash: '',
    origin: location.origin,
    host: location.host,
    hostname: location.hostname,
    protocol: location.protocol,
    pathname: location.pathname,
  });
  stub('navigator', { userAgent: 'node', language: 'zh-CN' });
  stub('sessionStorage', makeStorage());
  stub('localStorage', makeStorage());
  stub('history', { pushState: silent, replaceState: silent });
  stub('addEventListener', silent);
  stub('removeEventListener', silent);
  stub('postMessage', silent);
  stub('alert', silent);
  stub('confirm', silent);
  stub('prompt', silent);
}

let host: ExcelHost | null = null;

/**
 * Loads the real office.js once per process and answers the host behind it; `Office` and `Excel` are
 * then globals. Later calls give the same host with a fresh workbook (requirement sets stay as
 * they were at first, because office.js reads them once).
 */
export async function loadOffice(options: HostOptions = {}): Promise<ExcelHost> {
  if (host) {
    host.reset(options);
    return host;
  }
  const folder = officeFolder();
  makeWindow(folder);
  host = createExcelHost(globalThis, options);
  runScript(join(folder, 'office.js'));
  await Office.onReady();
  guardRequirements();
  return host;
}

/** The shipped build has the check but leaves it off; with it a member of a later set throws at the call. */
export function guardRequirements(): void {
  const { CommonUtility } = OfficeExtension as unknown as {
    CommonUtility: { _doApiNotSupportedCheck: boolean };
  };
  CommonUtility._doApiNotSupportedCheck = true;
}
