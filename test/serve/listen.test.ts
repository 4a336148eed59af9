import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../scripts/serve/certificate.ts';
import { listen } from '../../scripts/serve/listen.ts';
import { makeCertificate, openssl, type Files } from './certificate.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder = '';
let files: Files = { cert: '', key: '', pfx: '' };
let server: Server | null = null;
let port = 0;

/** Paths go out as they are: a client that tidies `..` away would prove nothing. */
function ask(
  target: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ca = readFileSync(files.cert);
    const asked = request(
      { host: '127.0.0.1', port, path: target, method, headers, ca, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

function write(name: string, content: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

describe.skipIf(!openssl)('the server (skipped without openssl)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'taizhang-serve-'));
    files = makeCertificate(path.join(folder, 'secret'));
    write('dist/page.html', '<title>页</title>');
    write('dist/taskpane.html', '<title>台账</title>');
    write('dist/taskpane.0a1b2c3d4e.js', 'void 0');
    write('dist/serve.js', 'void 1');
    write('dist/assets/icon-16.png', 'picture');
    write('dist/.cache/secret.html', 'hidden');
    write('dist/report.xlsx', 'PK');
    write('outside.html', 'outside');
    symlinkSync(path.join(folder, 'outside.html'), path.join(folder, 'dist', 'link.html'));
    const place = { folder: path.join(folder, 'dist'), host: '127.0.0.1', port: 0 };
    ({ server, port } = await listen(
      place,
      await readCertificate({ cert: files.cert, key: files.key }),
    ));
  });
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/taskpane.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/taskpane.html?do=check&_host_Info=Excel$Win32', 'text/html; charset=utf-8', 'no-cache'],
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    [
      '/taskpane.0a1b2c3d4e.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/serve.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/assets/icon-16.png', 'image/png', 'public, max-age=86400'],
  ])('gives %s as %s with %s', async (target, type, cache) => {
    const { status, headers } = await ask(target);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': cache,
      'x-content-type-options': 'nosniff',
    });
  });

  it('gives the bytes of the file, and to HEAD none', async () => {
    expect((await ask('/taskpane.html')).body).toBe('<title>台账</title>');
    const head = await ask('/taskpane.html', 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '21']);
  });

  it('answers 304 to who has the file already', async () => {
    const { headers } = await ask('/taskpane.html');
    const again = await ask('/taskpane.html', 'GET', { 'If-None-Match': headers.etag ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it.each([
    '/../outside.html',
    '/..%2foutside.html',
    '/%2e%2e/outside.html',
    '/assets/..%2f..%2foutside.html',
    '/..%5coutside.html',
    '/link.html',
    '/.cache/secret.html',
    '/report.xlsx',
    '/assets',
    '/assets/',
    '/nothing.html',
    '/taskpane.html%00.png',
    '/%',
    '//outside.html',
    '/taskpane.html/',
  ])('does not give %s', async (target) => {
    const { status, body } = await ask(target);
    expect([status, body]).toEqual([404, '404\n']);
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    const { status, headers } = await ask('/taskpane.html', method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('says that the port is in use', async () => {
    const place = { folder, host: '127.0.0.1', port };
    const second = listen(place, await readCertificate({ cert: files.cert, key: files.key }));
    await expect(second).rejects.toMatchObject({ sentence: 'port-used', detail: { port } });
  });

  it('says that this machine does not have the address', async () => {
    // TEST-NET-1 (RFC 5737) is nobody's.
    const place = { folder, host: '192.0.2.1', port: 0 };
    const other = listen(place, await readCertificate({ cert: files.cert, key: files.key }));
    await expect(other).rejects.toMatchObject({ sentence: 'host-unknown' });
  });

  it('takes a PFX with its password', async () => {
    const context = await readCertificate({ pfx: files.pfx, password: 'geheim' });
    expect(Object.keys(context).sort()).toEqual(['passphrase', 'pfx']);
  });

  it("takes the developer's certificate where none is given", async () => {
    write('home/.office-addin-dev-certs/localhost.crt', readFileSync(files.cert, 'utf8'));
    write('home/.office-addin-dev-certs/localhost.key', readFileSync(files.key, 'utf8'));
    const context = await readCertificate({ home: path.join(folder, 'home') });
    expect(context.cert).toEqual(readFileSync(files.cert));
  });

  it.each([
    ['a certificate without its key', () => ({ cert: files.cert }), 'certificate-half'],
    ['a key without its certificate', () => ({ key: files.key }), 'certificate-half'],
    ['a PFX beside a certificate', () => ({ ...files }), 'certificate-half'],
    [
      'a file that is not there',
      () => ({ pfx: path.join(folder, 'no.pfx') }),
      'certificate-missing',
    ],
    ['no certificate at all', () => ({ home: folder }), 'certificate-missing'],
    ['a wrong password', () => ({ pfx: files.pfx, password: 'x' }), 'certificate-wrong'],
    [
      'a key that is a certificate',
      () => ({ cert: files.cert, key: files.cert }),
      'certificate-wrong',
    ],
  ])('refuses %s', async (_title, options, sentence) => {
    await expect(readCertificate(options())).rejects.toMatchObject({ sentence });
  });
});
