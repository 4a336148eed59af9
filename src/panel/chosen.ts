import type { Chosen } from './engine.ts';

/** A file of an input or a drop. Its folder comes first where the platform tells it. */
export function chosenOf(file: File, path = ''): Chosen {
  const name = path || withoutRoot(file.webkitRelativePath) || file.name;
  return { path: name, time: new Date(file.lastModified).toISOString(), file };
}

/** A chosen folder's own name is no part of the paths in it: the script does not say it either. */
function withoutRoot(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Everything dropped, folders with all they hold. Must be called while the drop is being handled. */
export async function chosenFromDrop(data: DataTransfer): Promise<readonly Chosen[]> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  if (entries.length === 0) return [...data.files].map((file) => chosenOf(file));
  const alone = entries.length === 1 && entries[0]?.isDirectory === true;
  const lists = await Promise.all(
    entries.map((entry) => walk(entry, alone ? '' : entry.name, !alone)),
  );
  return lists.flat();
}

async function walk(
  entry: FileSystemEntry,
  path: string,
  named: boolean,
): Promise<readonly Chosen[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [chosenOf(file, path || entry.name)];
  }
  if (!isFolder(entry)) return [];
  const lists = await Promise.all(
    (await childrenOf(entry)).map((child) =>
      walk(child, named ? `${path}/${child.name}` : child.name, true),
    ),
  );
  return lists.flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** `readEntries` gives a hundred at a time until it gives none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}
