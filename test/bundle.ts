import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Bundles one TypeScript file for a page or a worker into `folder`/`file`. */
export async function bundle(
  entry: string,
  folder: string,
  file: string,
  target: 'web' | 'webworker',
): Promise<void> {
  const require = createRequire(import.meta.url);
  const { default: webpack } = await import('webpack');
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target,
    entry,
    output: { path: folder, filename: file },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: require.resolve('ts-loader'),
          options: {
            transpileOnly: true,
            onlyCompileBundledFiles: true,
            configFile: join(ROOT, 'tsconfig.json'),
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
