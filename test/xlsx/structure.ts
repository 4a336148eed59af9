import { strFromU8, unzipSync } from 'fflate';
import type { Node } from './markup.ts';
import { all, doubles, parse } from './markup.ts';
import { checkSheet } from './structure-sheet.ts';

type Parts = ReadonlyMap<string, Node>;

function checkTypes(parts: Parts, paths: readonly string[]): string[] {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) return ['no content types'];
  const overrides = [...all(types, 'Override')].map(({ attributes }) => attributes.PartName ?? '');
  const defaults = [...all(types, 'Default')].map(({ attributes }) => attributes.Extension ?? '');
  const exact = paths.filter(
    (path) => !/\.(rels|vml)$/.test(path) && path !== '[Content_Types].xml',
  );
  return [
    ...doubles(overrides).map((path) => `content type twice: ${path}`),
    ...doubles(defaults).map((name) => `default type twice: ${name}`),
    ...exact
      .filter((path) => !overrides.includes(`/${path}`))
      .map((path) => `no content type: ${path}`),
    ...overrides
      .filter((path) => !paths.includes(path.slice(1)))
      .map((path) => `content type of a missing part: ${path}`),
    ...paths
      .filter((path) => !defaults.includes(path.slice(path.lastIndexOf('.') + 1)))
      .map((path) => `no default type: ${path}`),
  ];
}

function resolve(relations: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folder = relations
    .replace(/_rels\/[^/]*$/, '')
    .split('/')
    .slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folder.pop();
    else folder.push(step);
  }
  return folder.join('/');
}

function checkRelations(parts: Parts, paths: readonly string[]): string[] {
  const complaints: string[] = [];
  const reached = new Set(['[Content_Types].xml']);
  for (const [path, root] of parts) {
    if (!path.endsWith('.rels')) continue;
    const source = path.replace('_rels/', '').replace(/\.rels$/, '');
    if (source !== '' && !paths.includes(source))
      complaints.push(`relations of a missing part: ${path}`);
    reached.add(path);
    const links = [...all(root, 'Relationship')].map(({ attributes }) => attributes);
    complaints.push(...doubles(links.map(({ Id = '' }) => Id)).map((id) => `${path}: ${id} twice`));
    for (const { Target = '', TargetMode } of links) {
      if (TargetMode === 'External') continue;
      reached.add(resolve(path, Target));
      if (!paths.includes(resolve(path, Target))) complaints.push(`${path}: no ${Target}`);
    }
    const used = [...(parts.get(source) ? ids(parts.get(source) as Node) : [])];
    for (const id of used) {
      if (!links.some(({ Id }) => Id === id)) complaints.push(`${source}: no relation ${id}`);
    }
  }
  const lost = paths.filter((path) => !reached.has(path));
  return [...complaints, ...lost.map((path) => `nothing leads to ${path}`)];
}

function* ids(node: Node): Generator<string> {
  const id = node.attributes['r:id'];
  if (id !== undefined) yield id;
  for (const child of node.children) yield* ids(child);
}

function checkBook(root: Node): string[] {
  const names = [...all(root, 'sheet')].map(({ attributes }) => attributes.name ?? '');
  const defined = [...all(root, 'definedName')].map(({ attributes }) => attributes);
  const keys = defined.map(
    ({ name = '', localSheetId = '' }) => `${name.toLowerCase()} ${localSheetId}`,
  );
  const legal = /^(_xlnm\.[A-Za-z_]+|[\p{L}_\\][\p{L}\p{N}_.\\]{0,254})$/u;
  const illegal = (name: string): boolean =>
    name === '' ||
    name.length > 31 ||
    /[[\]:*?/\\]|^'|'$/.test(name) ||
    name.toLowerCase() === 'history';
  return [
    ...names.filter(illegal).map((name) => `illegal sheet name: ${name}`),
    ...doubles(names.map((name) => name.toLowerCase())).map((name) => `sheet name twice: ${name}`),
    ...defined
      .filter(({ name = '' }) => !legal.test(name))
      .map(({ name }) => `illegal name: ${name}`),
    ...doubles(keys).map((key) => `name twice: ${key}`),
    ...[...all(root, 'definedName')]
      .filter(({ text }) => text === '')
      .map(() => 'name without range'),
    ...([...all(root, 'sheet')].some(
      ({ attributes }) => (attributes.state ?? 'visible') === 'visible',
    )
      ? []
      : ['no visible sheet']),
  ];
}

function checkDrawings(parts: Parts): string[] {
  const shapes: string[] = [];
  const blocks: string[] = [];
  const complaints: string[] = [];
  for (const [path, root] of parts) {
    shapes.push(...[...all(root, 'v:shape')].map(({ attributes }) => attributes.id ?? ''));
    blocks.push(
      ...[...all(root, 'o:idmap')].flatMap(({ attributes }) => (attributes.data ?? '').split(',')),
    );
    const frames = [...all(root, 'xdr:cNvPr')].map(({ attributes }) => attributes.id ?? '');
    const notes = [...all(root, 'comment')].map(({ attributes }) => attributes.ref ?? '');
    complaints.push(...doubles(frames).map((id) => `${path}: drawing id ${id} twice`));
    complaints.push(...doubles(notes).map((ref) => `${path}: note on ${ref} twice`));
  }
  complaints.push(...doubles(shapes).map((id) => `shape ${id} twice`));
  complaints.push(...doubles(blocks).map((block) => `block of shapes ${block} twice`));
  const outside = shapes.filter(
    (id) => !blocks.includes(String(Math.floor(Number(id.slice(8)) / 1024))),
  );
  return [...complaints, ...outside.map((id) => `shape ${id} outside its block`)];
}

function count(parts: Parts, path: string, list: string): number {
  const root = parts.get(path);
  const [found] = root === undefined ? [] : all(root, list);
  return found?.children.length ?? 0;
}

/** The paths in the zip's directory, where unzipping would hide a double. */
function directory(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  const paths: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    paths.push(strFromU8(bytes.subarray(at + 46, at + 46 + (name ?? 0))));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return paths;
}

/**
 * What Excel would repair or refuse in a workbook, as far as it can be told without Excel: an empty
 * list is good. It knows the parts this project writes; styles of charts and themes are not looked at.
 */
export function checkStructure(bytes: Uint8Array): string[] {
  const paths = directory(bytes);
  const complaints = doubles(paths).map((path) => `part twice: ${path}`);
  const parts = new Map<string, Node>();
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    const text = strFromU8(part);
    // In the shared texts somebody may have written it.
    if (!path.endsWith('sharedStrings.xml') && /[>"]NaN[<"]/.test(text))
      complaints.push(`${path}: NaN`);
    try {
      parts.set(path, parse(text));
    } catch (fault) {
      complaints.push(`${path}: ${String(fault)}`);
    }
  }
  const styles = count(parts, 'xl/styles.xml', 'cellXfs');
  const strings = count(parts, 'xl/sharedStrings.xml', 'sst');
  for (const [path, root] of parts) {
    if (root.name !== 'worksheet') continue;
    complaints.push(...checkSheet(root, styles, strings).map((what) => `${path}: ${what}`));
    for (const { attributes } of all(root, 'cfRule')) {
      const dxf = Number(attributes.dxfId ?? 0);
      if (!(dxf < count(parts, 'xl/styles.xml', 'dxfs'))) complaints.push(`${path}: no dxf ${dxf}`);
    }
  }
  const book = parts.get('xl/workbook.xml');
  complaints.push(...(book === undefined ? ['no workbook'] : checkBook(book)));
  complaints.push(
    ...checkTypes(parts, paths),
    ...checkRelations(parts, paths),
    ...checkDrawings(parts),
  );
  return complaints;
}
