import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';

const { Compilation, sources } = webpack;

/** The script of the workers as it was built, for the page that carries it and the pane that names it. */
export const work = { name: '', text: '' };

/** Keeps the text of the one script of a build. */
export const keepWork = {
  apply(compiler) {
    each(compiler, 'keep-work', Compilation.PROCESS_ASSETS_STAGE_REPORT, (compilation) => {
      const name = Object.keys(compilation.assets).find((asset) => asset.endsWith('.js'));
      if (name === undefined) return;
      work.name = name;
      work.text = String(compilation.getAsset(name).source.source());
    });
  },
};

/** A policy names inline scripts by what they hold (Content Security Policy 3, 2.3.1). */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Text that may stand inside a script element (HTML, 4.12.1.3). */
function inScript(text) {
  return text.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}

const root = path.join(import.meta.dirname, '..');
const GUARD = path.join(root, 'src/panel/guard.js');

/**
 * Writes one HTML file out of the template of an entry: `<!-- guard -->` is the script that runs
 * anywhere, `<!-- main -->` the bundle, `<!-- work -->` the workers' text, `{{name}}` their file,
 * `{{policy}}` the hashes of inline scripts. With `inline` the file needs no other.
 */
export function page(entry, file, inline) {
  const template = path.join(root, 'src', entry, 'index.html');
  return {
    apply(compiler) {
      // After hashes in the names of files were put in: an inline script must be what its hash was made of.
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
      each(compiler, `page-${entry}`, stage, (compilation) => {
        compilation.fileDependencies.addAll([template, GUARD]);
        const files = compilation.entrypoints.get(entry)?.getFiles() ?? [];
        if (compilation.errors.length > 0) return;
        const guard = inScript(readFileSync(GUARD, 'utf8'));
        const texts = files.map((name) => String(compilation.getAsset(name).source.source()));
        const text = inScript(texts.join('\n'));
        const parts = {
          guard: `<script>${guard}</script>`,
          main: inline
            ? `<script type="module">${text}</script>`
            : files.map((name) => `<script type="module" src="${name}"></script>`).join('\n    '),
          work: `<script type="text/plain" id="work">${inScript(work.text)}</script>`,
          name: work.name,
          policy: (inline ? [guard, text] : [guard]).map(hashOf).join(' '),
        };
        const html = readFileSync(template, 'utf8').replace(
          /<!-- (guard|main|work) -->|\{\{(name|policy)\}\}/g,
          (_whole, script, value) => parts[script ?? value],
        );
        // Minifying would change the scripts whose hashes the policy names.
        compilation.emitAsset(file, new sources.RawSource(html), { minimized: true });
        if (inline) compilation.deleteAsset(files.at(-1));
      });
    },
  };
}

function each(compiler, name, stage, run) {
  compiler.hooks.thisCompilation.tap(name, (compilation) => {
    compilation.hooks.processAssets.tap({ name, stage }, () => run(compilation));
  });
}
