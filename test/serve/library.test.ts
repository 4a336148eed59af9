import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveLibrary } from '../../scripts/serve/library.ts';

const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const VIANET =
  'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js';
const ROOT = path.join(import.meta.dirname, '..', '..');
const SITE = 'https://tz.example.cn/app/';

function pane(source: string, ...origins: readonly string[]): string {
  const scripts = ["script-src 'self'", ...origins].join(' ');
  const policy = `default-src 'none'; ${scripts}; connect-src 'none'`;
  return `<meta http-equiv="Content-Security-Policy" content="${policy}" /><script src="${source}"></script><script defer src="taskpane.js"></script>`;
}

describe('where the pane takes office.js from', () => {
  it('moves from the CDN to that of 21Vianet, in the policy too', () => {
    const old = pane(CDN, 'https://appsforoffice.microsoft.com');
    const moved = pane(VIANET, 'https://appsforoffice.cdn.partner.office365.cn');
    expect(moveLibrary(old, VIANET, SITE)).toBe(moved);
    expect(moveLibrary(moved, CDN, SITE)).toBe(old);
  });

  it('moves to the site itself, and then no other origin is allowed', () => {
    const moved = moveLibrary(
      pane(CDN, 'https://appsforoffice.microsoft.com'),
      'office/office.js',
      SITE,
    );
    expect(moved).toContain('<script src="office/office.js">');
    expect(moved).not.toContain('https:');
  });

  it('moves from the site back to the CDN, which the policy then allows', () => {
    const moved = moveLibrary(pane('office/office.js'), CDN, SITE);
    expect(moved).toContain(`<script src="${CDN}">`);
    expect(moved).toContain("script-src https://appsforoffice.microsoft.com 'self'");
  });

  it('changes nothing the second time, nor on a page without office.js', () => {
    const once = moveLibrary(pane(CDN, 'https://appsforoffice.microsoft.com'), VIANET, SITE);
    expect(moveLibrary(once, VIANET, SITE)).toBe(once);
    const page = '<script src="page.js"></script>';
    expect(moveLibrary(page, VIANET, SITE)).toBe(page);
  });
});

describe('the list of files for an own copy of office.js in docs/deploy.md', () => {
  it('names files of the npm package only', () => {
    const guide = readFileSync(path.join(ROOT, 'docs', 'deploy.md'), 'utf8');
    const list = /\n {4}office\.js\n[^]*?\n\n/.exec(guide)?.[0] ?? '';
    const files = list.match(/[\w./-]+\.js/g) ?? [];
    const dist = path.join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
    expect(files).toHaveLength(10);
    expect(files.filter((file) => !existsSync(path.join(dist, file)))).toEqual([]);
  });
});
