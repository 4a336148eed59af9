import { Refusal } from '../core/issue.ts';
import { damaged } from './refuse.ts';
import { ascii } from './text.ts';
import { PAD } from './unpack.ts';
import type { Part } from './part.ts';

/** Enough of the part to hold its XML declaration. */
const HEAD = 120;

/**
 * The same part in UTF-8. XML may also come as UTF-16 (ECMA-376 part 2, 6.2.5), and some producers declare
 * what their system uses; a declaration nobody knows is refused, because guessing turns names to rubbish.
 */
export function toUtf8(part: Part): Part {
  const label = encodingOf(part.bytes.subarray(0, Math.min(HEAD, part.size)));
  if (label === 'utf-8') return part;
  const text = decode(part, decoderOf(label));
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(bytes.length + PAD);
  padded.set(bytes);
  return { name: part.name, bytes: padded, size: bytes.length };
}

function decode({ name, bytes, size }: Part, decoder: TextDecoder): string {
  try {
    return decoder.decode(bytes.subarray(0, size));
  } catch {
    throw damaged(name, decoder.encoding);
  }
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new Refusal('file-format', { format: 'xml', encoding: label });
  }
}

function encodingOf(head: Uint8Array): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const text = ascii(head, first === 0xef ? 3 : 0, head.length);
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(text)?.[1];
  const label = declared?.toLowerCase() ?? 'utf-8';
  if (['utf8', 'us-ascii', 'ascii'].includes(label)) return 'utf-8';
  // GB 18030 contains GBK, which contains GB 2312; Node would reject what only the larger ones have.
  return ['gb2312', 'gbk'].includes(label) ? 'gb18030' : label;
}
