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

/** A dropped file or folder, whichever of the browser’s ways leads to it. */
interface Dropped {
  readonly name: string;
  /** Null for a folder. */
  readonly file: (() => Promise<File>) | null;
  readonly children: () => Promise<readonly Dropped[]>;
}

/** Chromium’s own; the standard library leaves it out. */
interface Item extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/**
 * Everything dropped, folders with all they hold. Must be called while the drop is being handled.
 * Rejects where a folder cannot be read.
 */
export async function chosenFromDrop(data: DataTransfer): Promise<readonly Chosen[]> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const dropped = (await Promise.all(items.map(droppedIn))).filter((one) => one !== null);
  const alone = dropped.length === 1 && dropped[0]?.file === null;
  const lists = await Promise.all(dropped.map((one) => walk(one, alone ? '' : one.name)));
  return lists.flat();
}

async function walk({ file, children }: Dropped, path: string): Promise<readonly Chosen[]> {
  if (file) return [chosenOf(await file(), path)];
  const lists = await Promise.all(
    (await children()).map((child) =>
      walk(child, path === '' ? child.name : `${path}/${child.name}`),
    ),
  );
  return lists.flat();
}

/** An item is empty once the drop was handled: everything is asked of it before anything is waited for. */
async function droppedIn(item: Item): Promise<Dropped | null> {
  const entry = item.webkitGetAsEntry();
  const file = item.getAsFile();
  const handle = item.getAsFileSystemHandle?.();
  if (!entry?.isDirectory)
    return file && { name: file.name, file: () => Promise.resolve(file), children };
  // Entries lead nowhere on a page from the disk (Chromium: EncodingError); handles are not everywhere and
  // leave out names that could mean something to Windows, `~$` among them.
  const folder = await handle;
  return folder ? fromHandle(folder) : fromEntry(entry);
}

const children = (): Promise<readonly Dropped[]> => Promise.resolve([]);

function fromHandle(handle: FileSystemHandle): Dropped {
  const { name } = handle;
  if (isFileHandle(handle)) return { name, file: () => handle.getFile(), children };
  return {
    name,
    file: null,
    children: async () => {
      const all: Dropped[] = [];
      if (isFolderHandle(handle))
        for await (const child of handle.values()) all.push(fromHandle(child));
      return all;
    },
  };
}

function fromEntry(entry: FileSystemEntry): Dropped {
  const { name } = entry;
  if (isFile(entry)) {
    const file = (): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
    return { name, file, children };
  }
  const inside = async () => (isFolder(entry) ? (await childrenOf(entry)).map(fromEntry) : []);
  return { name, file: null, children: inside };
}

function isFileHandle(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

function isFolderHandle(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
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
