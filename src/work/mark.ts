import { baseName, extensionOf } from '../core/gather/found.ts';
import { markWords } from '../core/marks.ts';
import type { Marked, NamedBytes } from '../panel/engine.ts';
import { writeMarked } from '../xlsx/mark.ts';
import { pack } from './pack.ts';
import { openBytes } from './read.ts';
import { wordsIn } from './setting.ts';

/** Marked copies, each beside the name of its original. */
export async function writeMarks(files: readonly Marked[], language: string): Promise<NamedBytes> {
  const words = wordsIn(language);
  const { marked } = words.panel;
  const written: Record<string, Uint8Array> = {};
  for (const { path, file, marks } of files) {
    const name = files.length === 1 ? baseName(path) : path;
    const extension = extensionOf(name);
    const stem = extension === '' ? name : name.slice(0, -extension.length);
    written[`${stem}-${marked}${extension}`] = await writeMarked(
      await openBytes(file),
      marks,
      markWords(words),
    );
  }
  return pack(written, `${marked}.zip`);
}
