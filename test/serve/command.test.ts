import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../command/build.ts';
import { ROOT } from '../manifest/site.ts';
import { makeCertificate, openssl } from './certificate.ts';

let root = '';

/** The built program by itself, in a folder as a server of the county would have it. */
beforeAll(() => {
  build();
  root = mkdtempSync(path.join(tmpdir(), 'taizhang-site-'));
  mkdirSync(path.join(root, 'dist'));
  for (const name of [
    'dist/serve.js',
    'dist/check-manifest.js',
    'manifest.xml',
    'package.json',
    'assets',
  ]) {
    cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  }
  writeFileSync(path.join(root, 'dist', 'taskpane.html'), '<title>台账</title>');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function run(program: string, ...words: readonly string[]) {
  const options = {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, HOME: root, USERPROFILE: root },
  } as const;
  const { status, stdout, stderr } = spawnSync('node', [`dist/${program}.js`, ...words], options);
  return { status, stdout, stderr };
}

describe('npm run serve', () => {
  it('writes a manifest for another site that is sound', () => {
    expect(run('serve', '--prepare', '--base-url', 'https://tz.example.cn').status).toBe(0);
    const manifest = path.join('dist', 'manifest.xml');
    expect(readFileSync(path.join(root, manifest), 'utf8')).not.toContain('localhost');
    expect(run('check-manifest', manifest)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    [[], 'office-addin-dev-certs install'],
    [['--cert', 'a.pem'], '--cert 和 --key'],
    [['--port', '70000'], '70000'],
    [['--base-url', 'http://a'], 'https://'],
    [['--pfx', 'a.pfx', '--lang', 'en'], 'There is no certificate file a.pfx'],
    [['--folder', '/'], 'unknown option'],
  ])('refuses %j in one sentence', (words, sentence) => {
    const { status, stdout, stderr } = run('serve', ...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.skipIf(!openssl)(
    'says where it serves, and serves the pane (skipped without openssl)',
    async () => {
      const { cert, key } = makeCertificate(path.join(root, 'secret'));
      const words = [
        'dist/serve.js',
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--cert',
        cert,
        '--key',
        key,
      ];
      const server = spawn('node', words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const port = await portOf(server);
        expect(await statusOf(`https://127.0.0.1:${port}/taskpane.html`, cert)).toBe(200);
        expect(await statusOf(`https://127.0.0.1:${port}/assets/icon-32.png`, cert)).toBe(200);
        expect(await statusOf(`https://127.0.0.1:${port}/secret/key.pem`, cert)).toBe(404);
      } finally {
        server.kill();
      }
    },
  );
});

describe('npm run check:manifest', () => {
  it('exits with 1 and a line for each complaint', () => {
    const broken = path.join(root, 'broken.xml');
    const text = readFileSync(path.join(ROOT, 'manifest.xml'), 'utf8');
    writeFileSync(broken, text.replace('MinVersion="1.7"', 'MinVersion="1.8"'));
    const { status, stderr } = run('check-manifest', broken, '--lang', 'en');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^broken\.xml:\d+ <Set> asks for ExcelApi 1\.8, .*\(api-differs\)\n$/);
  });

  it('exits with 2 if there is no such file', () => {
    expect(run('check-manifest', 'nothing.xml').status).toBe(2);
  });
});

function portOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`exit ${code}`)));
    server.stdout?.on('data', (piece: Buffer) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(piece.toString())?.[1];
      if (port !== undefined) resolve(port);
    });
  });
}

function statusOf(address: string, cert: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { ca: readFileSync(cert), agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}
