import path from 'node:path';
import webpack from 'webpack';

const root = import.meta.dirname;

const typescript = {
  test: /\.tsx?$/,
  loader: 'ts-loader',
  exclude: /node_modules/,
  // Types are checked by `npm run types`; here they would be checked once per bundle.
  options: {
    transpileOnly: true,
    compilerOptions: {
      noEmit: false,
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
    },
  },
};

/** The command: one file for Node, with its libraries left in node_modules where they are native to it. */
const command = {
  name: 'command',
  mode: 'production',
  target: 'node20',
  entry: {
    taizhang: './scripts/taizhang.ts',
    worker: './src/batch/worker.ts',
    generate: './scripts/generate.ts',
    demo: './scripts/demo.ts',
    serve: './scripts/serve.ts',
    'check-manifest': './scripts/check-manifest.ts',
    bench: './scripts/bench.ts',
    corpus: './scripts/corpus.ts',
    fuzz: './scripts/fuzz.ts',
  },
  output: {
    path: path.join(root, 'dist'),
    filename: '[name].js',
    module: true,
    chunkFormat: 'module',
    library: { type: 'module' },
  },
  experiments: { outputModule: true },
  resolve: { extensions: ['.ts', '.tsx', '.js'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  module: { rules: [typescript], parser: { javascript: { importMeta: false } } },
  externals: [/^(exceljs|piscina|@e965\/xlsx|officecrypto-tool|bullmq|docx)$/],
  externalsType: 'module-import',
  // Stack traces of a township's machine should name our functions.
  optimization: { minimize: false },
  performance: { hints: false },
  plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: /^taizhang/ })],
};

export default [command];
