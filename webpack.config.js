import path from 'node:path';
import webpack from 'webpack';
import { keepWork, page as htmlPage } from './scripts/pages.js';

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
  resolve: {
    extensions: ['.ts', '.tsx', '.js'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    // Exceljs reads tables of text with it; here it makes workbooks only.
    alias: { 'fast-csv': false },
  },
  module: {
    rules: [typescript],
    parser: { javascript: { importMeta: false } },
  },
  externals: [/^(exceljs|piscina|@e965\/xlsx|officecrypto-tool|bullmq|docx)$/],
  externalsType: 'module-import',
  // Stack traces of a township's machine should name our functions.
  optimization: { minimize: false },
  performance: { hints: false },
  plugins: [
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: /^taizhang/ }),
  ],
};

/** What the browser builds share. Chromium 100 is the oldest the page is promised for. */
const browser = {
  mode: 'production',
  target: ['web', 'es2022'],
  devtool: false,
  resolve: {
    ...command.resolve,
    // Nor does it read XML here.
    alias: { ...command.resolve.alias, saxes: false },
    // Exceljs asks for them where it reads files or protects with a password.
    fallback: { fs: false, crypto: false, util: false },
  },
  module: { rules: [typescript] },
  performance: { hints: false },
};

const cacheOf = (name) => ({
  type: 'filesystem',
  name,
  buildDependencies: { config: [import.meta.filename] },
});

/** The script of the web workers: one file, which the page carries in itself. */
const work = {
  ...browser,
  name: 'work',
  cache: cacheOf('work'),
  target: ['webworker', 'es2022'],
  entry: { work: './src/work/index.ts' },
  output: {
    path: path.join(root, 'dist'),
    filename: '[name].[contenthash:8].js',
    // One file, also where something is imported only when needed.
    asyncChunks: false,
  },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    // Exceljs counts on these in a browser too.
    new webpack.ProvidePlugin({ Buffer: ['buffer', 'Buffer'], process: 'process/browser.js' }),
    keepWork,
  ],
};

/** The task pane of Excel, and one HTML file that works from a disk; what both share is minified once. */
const panel = {
  ...browser,
  name: 'panel',
  cache: cacheOf('panel'),
  dependencies: ['work'],
  entry: { taskpane: './src/taskpane/index.tsx', page: './src/page/index.tsx' },
  output: { path: path.join(root, 'dist'), filename: '[name].[contenthash:8].js', publicPath: '' },
  optimization: {
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        default: false,
        defaultVendors: false,
        panel: { name: 'panel', minChunks: 2, enforce: true },
      },
    },
  },
  plugins: [htmlPage('taskpane', 'taskpane.html', false), htmlPage('page', 'taizhang.html', true)],
};

export default [command, work, panel];
