import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { answer } from '../../scripts/serve/answer.ts';
import { moveLibrary } from '../../scripts/serve/library.ts';
import { officeFolder } from '../excel-host/node.ts';
import { DIST } from '../page/open.ts';

const LIBRARY = '/office/';

export interface Site {
  readonly address: string;
  readonly close: () => void;
}

/**
 * The pane and a copy of office.js on a web server of this machine, as `npm run serve --office-js` has them.
 * A browser takes megabytes from there far sooner than from the hands of Playwright.
 */
export async function servePane(): Promise<Site> {
  let address = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', address);
    if (pathname === '/taskpane.html') {
      const html = readFileSync(path.join(DIST, 'taskpane.html'), 'utf8');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(moveLibrary(html, `${LIBRARY.slice(1)}office.js`, address));
    } else if (pathname.startsWith(LIBRARY)) {
      const file = path.join(officeFolder(), pathname.slice(LIBRARY.length));
      response.setHeader('Content-Type', 'text/javascript');
      if (existsSync(file)) createReadStream(file).pipe(response);
      else response.writeHead(404).end();
    } else void answer(DIST, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return { address, close: () => server.close() };
}
