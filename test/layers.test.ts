import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SOURCE = path.join(import.meta.dirname, '..', 'src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What each file imports from the source tree; imports of types count, they tie files just as well. */
function importsOf(file: string): string[] {
  return (
    ts
      .preProcessFile(readFileSync(file, 'utf8'))
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => name.startsWith('.'))
      // AssemblyScript names files without their ending.
      .map((name) => path.resolve(path.dirname(file), /\.\w+$/.test(name) ? name : `${name}.ts`))
  );
}

/** The first import cycle found from a file, as the files on it. */
function cycleFrom(
  file: string,
  graph: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  way: readonly string[],
): readonly string[] | null {
  const at = way.indexOf(file);
  if (at >= 0) return [...way.slice(at), file].map((step) => path.relative(SOURCE, step));
  if (done.has(file)) return null;
  for (const next of graph.get(file) ?? []) {
    const cycle = cycleFrom(next, graph, done, [...way, file]);
    if (cycle) return cycle;
  }
  done.add(file);
  return null;
}

describe('imports', () => {
  const graph = new Map(filesBelow(SOURCE).map((file) => [file, importsOf(file)]));

  it('run in no circle, types included', () => {
    const done = new Set<string>();
    const cycles = [...graph.keys()].map((file) => cycleFrom(file, graph, done, []));
    expect(cycles.filter((cycle) => cycle !== null)).toEqual([]);
  });

  it('lead only to files that exist', () => {
    const missing = [...graph.values()].flat().filter((file) => !graph.has(file));
    expect(missing).toEqual([]);
  });
});
