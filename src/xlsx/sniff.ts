import { listNames, normalise } from './directory.ts';
import { LIMITS } from './limits.ts';

export type Format =
  | 'xlsx'
  | 'xlsb'
  | 'ods'
  | 'ole'
  | 'encrypted'
  | 'xls'
  | 'html'
  | 'xml'
  | 'csv'
  | 'pdf'
  | 'image'
  | 'zip'
  | 'rar'
  | 'docx'
  | 'empty'
  | 'text'
  | 'unknown';

const ZIP = ['PK\x03\x04', 'PK\x05\x06'];

const MAGIC: readonly (readonly [string, Format])[] = [
  ['%PDF-', 'pdf'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', 'rar'],
  ['\x1f\x8b', 'rar'],
  // The first record of a sheet older than Excel 5, which stands in no container.
  ['\x09\x00\x04\x00', 'xls'],
  ['\x09\x02\x06\x00', 'xls'],
  ['\x09\x04\x06\x00', 'xls'],
  ['\x09\x08\x10\x00', 'xls'],
];

/** Length of a zip's signature. */
const FIRST = 4;

/** So much of a name in a local header is looked at. */
const LONGEST_NAME = 260;

/** Enough of a file to tell its kind, except for OLE, where the stream names may stand anywhere. */
export const HEAD = 4096;

/** So many lines of two values each are no accident. */
const LEAST = 3;

/** What may stand behind a text, and otherwise tells binary data. */
export const DOS_END = 0x1a;

const sniffed = new WeakMap<Uint8Array, Format>();

/** What a file is by its bytes. Names lie: `.xls` is often HTML, `.xlsx` a renamed `.xls`. Whoever opens a file asks. */
export function sniff(bytes: Uint8Array): Format {
  let format = sniffed.get(bytes);
  if (!format) sniffed.set(bytes, (format = readFormat(bytes)));
  return format;
}

function readFormat(bytes: Uint8Array): Format {
  if (bytes.length === 0) return 'empty';
  const first = latin1(bytes.subarray(0, FIRST));
  if (ZIP.some((start) => first.startsWith(start))) return sniffZip(bytes);
  const head = latin1(bytes.subarray(0, HEAD));
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(bytes);
  const known = MAGIC.find(([start]) => head.startsWith(start));
  if (known) return known[1];
  if (/^(RIFF....WEBP|BM....\0\0\0\0|....ftyp(heic|mif1|avif))/s.test(head)) return 'image';
  return sniffText(bytes, head);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function sniffZip(bytes: Uint8Array): Format {
  const names = listNames(bytes, LIMITS.parts) ?? localNames(bytes, LIMITS.parts);
  const some = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (some(/^xl\/workbook\.bin$/)) return 'xlsb';
  if (some(/^(xl\/|[^/]*workbook\.xml$)/)) return 'xlsx';
  if (some(/^(word|ppt|visio)\//)) return 'docx';
  if (some(/^mimetype$/)) {
    const start = latin1(bytes.subarray(0, 200));
    // Some programs do not write it first, where it can be read without unpacking.
    if (!start.includes('opendocument.')) return some(/^content\.xml$/) ? 'ods' : 'docx';
    return start.includes('opendocument.spreadsheet') ? 'ods' : 'docx';
  }
  return some(/^(\[content_types\]\.xml|_rels\/\.rels|docprops\/.*)$/) ? 'xlsx' : 'zip';
}

/** The names in local headers, `most` of them, are there even if the end of the file is not. */
function localNames(bytes: Uint8Array, most: number): string[] {
  const names: string[] = [];
  for (let at = 0; at + 30 < bytes.length && names.length < most; at++) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
    if (bytes[at + 2] !== 3 || bytes[at + 3] !== 4) continue;
    const said = (bytes[at + 26] ?? 0) | ((bytes[at + 27] ?? 0) << 8);
    const length = Math.min(said, LONGEST_NAME);
    names.push(normalise(latin1(bytes.subarray(at + 30, at + 30 + length))));
    // The next header stands behind this name.
    at += 29 + length;
  }
  return names;
}

/** By the names of its streams, which a compound file keeps as UTF-16 ([MS-CFB] 2.6). */
function sniffOle(bytes: Uint8Array): Format {
  if (holdsWide(bytes, 'EncryptedPackage')) return 'encrypted';
  return holdsWide(bytes, 'Workbook\0') || holdsWide(bytes, 'Book\0') ? 'xls' : 'ole';
}

/** Stream names begin at multiples of 128 bytes. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let same = 0;
    while (
      same < name.length &&
      bytes[at + same * 2] === name.charCodeAt(same) &&
      bytes[at + same * 2 + 1] === 0
    ) {
      same++;
    }
    if (same === name.length) return true;
  }
  return false;
}

function sniffText(bytes: Uint8Array, head: string): Format {
  const wide = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  const isEnded = bytes.at(-1) === DOS_END && bytes.length <= HEAD;
  const plain = isEnded ? head.slice(0, -1) : head;
  const text = wide ? wideText(bytes) : plain.replace(/^\xef\xbb\xbf/, '');
  // eslint-disable-next-line no-control-regex -- bytes below space tell binary data from text
  if (/[\x00-\x08\x0e-\x1a]/.test(text)) return 'unknown';
  const start = text.trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<head|<meta|<style|<body|<div)/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml';
  if (start.startsWith('<')) return 'xml';
  // JSON is full of commas as well.
  if (/^(\{|\[\s*[{["])/.test(start)) return 'text';
  return isTable(start) ? 'csv' : 'text';
}

function wideText(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(label).decode(bytes.subarray(0, HEAD));
}

/**
 * A sign that separates in the first line, or as often in two lines that follow each other: titles have none. One in a
 * line is little: sentences have it as well, so that it must stand in all lines but the title.
 */
function isTable(text: string): boolean {
  // So Excel names the sign itself.
  if (/^sep=.[\r\n]/.test(text)) return true;
  const signs = text.split(/\r\n|\r|\n/).map((line) => line.split(/[,;\t]/).length - 1);
  const below = signs.slice(1, signs.at(-1) === 0 ? -1 : undefined);
  const isPaired = below.length >= LEAST && below.every((count) => count === 1);
  return isPaired || signs.some((n, at) => n > 0 && (at === 0 || (n > 1 && n === signs[at - 1])));
}
