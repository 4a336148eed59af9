import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COMPILER = path.join('node_modules', 'assemblyscript', 'bin', 'asc.js');
const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd,bulk-memory'];
const INTO = path.join('src', 'xlsx', 'kernel-code.ts');

/** Compiles src/kernel to WebAssembly and writes it as a module: pages and command carry it with them. */
export async function writeKernel(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taizhang-kernel-'));
  try {
    const binary = path.join(folder, 'kernel.wasm');
    const source = path.join('src', 'kernel', 'index.ts');
    execFileSync(process.execPath, [COMPILER, source, ...OPTIONS, '--outFile', binary]);
    const code = (await readFile(binary)).toString('base64');
    await writeFile(
      INTO,
      `/** What src/kernel compiles to, in base64; written by npm run generate. */\nexport const CODE =\n  '${code}';\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
