import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkManifest } from '../../scripts/manifest/check.ts';
import { moveManifest, prepareSite, readSite } from '../../scripts/serve/site.ts';
import { SENTENCES, ServeError } from '../../scripts/serve/words.ts';
import { namesIn } from '../../src/core/words.ts';
import { MANIFEST, ROOT, SITE } from '../manifest/site.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-site-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the site of the manifest', () => {
  it.each([
    ['https://tz.example.cn', 'https://tz.example.cn/'],
    ['https://tz.example.cn:8443/', 'https://tz.example.cn:8443/'],
    ['https://10.1.2.3/office/taizhang', 'https://10.1.2.3/office/taizhang/'],
  ])('is read from %s', (value, site) => {
    expect(readSite(value)).toBe(site);
  });

  it.each([
    'http://tz.example.cn',
    'tz.example.cn',
    'https://a/?x=1',
    'https://a/#x',
    'https://u@a/',
    '',
  ])('is refused if it is "%s"', (value) => {
    expect(() => readSite(value)).toThrow(ServeError);
  });

  it('moves every address, and a second time none', () => {
    const site = 'https://tz.example.cn/app/';
    const moved = moveManifest(MANIFEST, site);
    expect(moved).not.toContain('localhost');
    expect(checkManifest(moved, SITE)).toEqual([]);
    expect(moveManifest(moved, site)).toBe(moved);
    expect(moveManifest(moved, 'https://localhost:3000/')).toBe(MANIFEST);
  });

  it('is prepared beside the built pages, with the pictures', async () => {
    const dist = path.join(folder, 'dist');
    mkdirSync(dist);
    const file = await prepareSite(ROOT, dist, 'https://10.0.0.5/');
    expect(readFileSync(file, 'utf8')).toContain('"https://10.0.0.5/taskpane.html?do=check"');
    const icon = 'assets/icon-32.png';
    expect(readFileSync(path.join(dist, icon))).toEqual(readFileSync(path.join(ROOT, icon)));
  });

  it('is prepared again from dist alone, as it lies on a server without the sources', async () => {
    const dist = path.join(folder, 'alone', 'dist');
    mkdirSync(dist, { recursive: true });
    writeFileSync(path.join(dist, 'manifest.xml'), MANIFEST);
    const file = await prepareSite(path.join(folder, 'alone'), dist, 'https://10.0.0.6/');
    expect(readFileSync(file, 'utf8')).toContain('"https://10.0.0.6/taskpane.html"');
  });

  it('is not prepared before anything is built', async () => {
    const preparing = prepareSite(ROOT, path.join(folder, 'nothing'), 'https://a/');
    await expect(preparing).rejects.toMatchObject({ sentence: 'not-built' });
  });

  it('says that there is no manifest', async () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    const preparing = prepareSite(folder, empty, 'https://a/');
    await expect(preparing).rejects.toMatchObject({ sentence: 'manifest-missing' });
  });
});

describe('a sentence of the server', () => {
  it.each(Object.entries(SENTENCES))(
    'asks for the same details in both languages: %s',
    (_name, pair) => {
      expect([...namesIn(pair[0])].sort()).toEqual([...namesIn(pair[1])].sort());
    },
  );
});
