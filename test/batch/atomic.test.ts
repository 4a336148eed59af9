import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureWritable, OutputError, writeWhole } from '../../src/batch/atomic.ts';

const root = mkdtempSync(path.join(tmpdir(), 'taizhang-atomic-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('a name as long as a name may be', () => {
  // 255 bytes on Linux; Windows counts 255 units.
  const name = `${'关'.repeat(83)}.xlsx`;

  it('is written, and nothing is left beside it', async () => {
    const file = path.join(root, '长', name);
    await ensureWritable(file);
    await writeWhole(file, 'whole');
    expect(readdirSync(path.dirname(file))).toEqual([name]);
    expect(readFileSync(file, 'utf8')).toBe('whole');
    await ensureWritable(file);
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });

  it('is refused before anything is read if it is one longer', async () => {
    const folder = path.join(root, '更长');
    await expect(ensureWritable(path.join(folder, `关${name}`))).rejects.toThrow(OutputError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
