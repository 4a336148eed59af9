import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const BUILT = path.join(root, 'dist', 'taizhang.js');

/** When anything below a folder was last written. */
function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const full = path.join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }, 0);
}

/** Builds dist/ if it is missing or older than its sources, so that no command runs old code. */
const sources = ['src', 'scripts', 'assets'].filter((folder) =>
  existsSync(path.join(root, folder)),
);
const written = Math.max(
  ...sources.map((folder) => newest(path.join(root, folder))),
  statSync(path.join(root, 'webpack.config.js')).mtimeMs,
);
if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < written) {
  const webpack = path.join(root, 'node_modules', 'webpack-cli', 'bin', 'cli.js');
  execFileSync(process.execPath, [webpack, '--stats=errors-warnings'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
