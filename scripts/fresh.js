import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** What can be built by itself: a file that it writes, and its configurations in webpack.config.js. */
const PARTS = {
  command: { built: 'taizhang.js', configs: ['command'] },
  panel: { built: 'taizhang.html', configs: ['work', 'panel'] },
};

/** When anything below a folder was last written. */
function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const full = path.join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }, 0);
}

function isStale(part, written) {
  const built = path.join(root, 'dist', PARTS[part].built);
  return !existsSync(built) || statSync(built).mtimeMs < written;
}

/** Builds the parts named, or all, that are missing or older than their sources: no command runs old code. */
const sources = ['src', 'scripts', 'assets'].filter((folder) =>
  existsSync(path.join(root, folder)),
);
const written = Math.max(
  ...sources.map((folder) => newest(path.join(root, folder))),
  statSync(path.join(root, 'webpack.config.js')).mtimeMs,
);
const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
const names = asked.filter((part) => isStale(part, written)).flatMap((part) => PARTS[part].configs);
if (names.length > 0) {
  const webpack = path.join(root, 'node_modules', 'webpack-cli', 'bin', 'cli.js');
  const chosen = names.flatMap((name) => ['--config-name', name]);
  execFileSync(process.execPath, [webpack, '--stats=errors-warnings', ...chosen], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
