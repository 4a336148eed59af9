import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** Changes with any source of the host and with the builder, so that an old bundle is never used. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()) {
    hash.update(file).update(readFileSync(join(FOLDER, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function build(folder: string, file: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const { default: webpack } = await import('webpack');
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: 'web',
    entry: join(FOLDER, 'browser.ts'),
    output: { path: folder, filename: file },
    resolve: { extensions: ['.ts'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: require.resolve('ts-loader'),
          options: {
            transpileOnly: true,
            onlyCompileBundledFiles: true,
            configFile: join(FOLDER, '../../tsconfig.json'),
            compilerOptions: {
              noEmit: false,
              allowImportingTsExtensions: false,
              module: 'esnext',
              types: [],
            },
          },
        },
      ],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((failure, stats) => {
      if (failure) reject(failure);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
}

/**
 * The host as one script for a page, made once per state of its sources. It must run before office.js
 * (`page.addInitScript`) and reads its options from `window.excelHostOptions`.
 */
export async function hostBundle(): Promise<string> {
  const folder = join(tmpdir(), 'taizhang-excel-host');
  const path = join(folder, `${fingerprint()}.js`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Another worker may build the same; the rename makes the file appear whole.
    const draft = `${fingerprint()}.${process.pid}.js`;
    await build(folder, draft);
    renameSync(join(folder, draft), path);
  }
  return readFileSync(path, 'utf8');
}
