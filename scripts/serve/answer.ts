import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What the pages are made of; a file of any other kind is answered as missing. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** What the bare address shows: the offline page. */
const START = 'page.html';

/** A file name with at least eight hexadecimal digits of its content between two dots or a dash. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;
const YEAR = 31_536_000;
const DAY = 86_400;

/**
 * Pages and scripts without a hash are asked for again each time, so that a new version is seen at once.
 * Pictures must stay cacheable: Office draws no icon that comes with no-cache.
 */
export function cacheFor(file: string): string {
  if (HASHED.test(file)) return `public, max-age=${YEAR}, immutable`;
  if (/\.(png|svg|ico)$/.test(file)) return `public, max-age=${DAY}`;
  return 'no-cache';
}

/** The file of a request below `root`, or null: outside, hidden, a folder, missing, or no type of the web. */
export async function findFile(root: string, url: string): Promise<string | null> {
  let name: string;
  try {
    name = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  const parts = name.split('/').filter((part) => part !== '');
  if (parts.length > 0 && name.endsWith('/')) return null;
  if (parts.some((part) => part.startsWith('.') || /[\\\0:]/.test(part))) return null;
  const wanted = path.join(root, ...(parts.length === 0 ? [START] : parts));
  if (TYPES[path.extname(wanted).toLowerCase()] === undefined) return null;
  try {
    // A link inside the folder could lead out of it.
    const real = await realpath(wanted);
    const inside = real.startsWith((await realpath(root)) + path.sep);
    return inside && (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

/** Answers one request with a file of `root`; everything else is 404 or 405. */
export async function answer(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await findFile(root, request.url ?? '/');
  if (file === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404\n');
    return;
  }
  const { size, mtimeMs } = await stat(file);
  const tag = `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`;
  response.setHeader('Cache-Control', cacheFor(file));
  response.setHeader('ETag', tag);
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const type = TYPES[path.extname(file).toLowerCase()] ?? '';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response).catch(() => response.destroy());
}
