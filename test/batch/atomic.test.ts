import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
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

describe('a folder marked read-only', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** An administrator's, so that the mark alone forbids. */
  function markedFolder(name: string): string {
    const folder = path.join(root, name);
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    return path.join(folder, '汇总.xlsx');
  }

  it('is left as it is', async () => {
    await expect(writeWhole(markedFolder('只读'), 'x')).rejects.toMatchObject({ reason: 'denied' });
  });

  it.skipIf(process.getuid?.() !== 0)('is written to on Windows', async () => {
    const file = markedFolder('桌面');
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }));
    await ensureWritable(file);
    await writeWhole(file, 'whole');
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });
});
