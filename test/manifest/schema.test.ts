import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from './site.ts';

/** A folder with Microsoft's manifest schemas, which may not be distributed with this project. */
const SCHEMAS = process.env['TAIZHANG_SCHEMAS'] ?? '';
const xmllint = spawnSync('xmllint', ['--version']).status === 0;

function validate(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-manifest-'));
  try {
    const file = path.join(folder, 'manifest.xml');
    writeFileSync(file, text);
    const schema = path.join(SCHEMAS, 'OfficeAppManifestV1_1.xsd');
    const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, file]);
    return run.status === 0 ? '' : run.stderr.toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(SCHEMAS === '' || !xmllint)(
  'the schemas (skipped without xmllint and TAIZHANG_SCHEMAS=<folder>)',
  () => {
    it('accept the manifest', () => {
      expect(validate(MANIFEST)).toBe('');
    });

    it('refuse what our checker refuses: an element out of order', () => {
      const moved = MANIFEST.replace(
        /(<Hosts>\s*<Host Name[^]*?<\/Hosts>)([^]*?<\/Requirements>)/,
        '$2$1',
      );
      expect(validate(moved)).toContain('Hosts');
    });

    it('refuse what our checker refuses: a resource id of 33 characters', () => {
      expect(validate(MANIFEST.replaceAll('Tab.Label', 'T'.repeat(33)))).toContain('maxLength');
    });
  },
);
