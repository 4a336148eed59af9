import { Refusal } from '../core/issue.ts';

/** Where a text says nothing, it is read as programs in China do. */
export const CHINESE = 936;

/** By the numbers of Windows ([MS-XLS] 2.4.52); the last two are those of Excel 2 to 5 for a Macintosh and Windows. */
const NAMES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  [CHINESE]: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  32768: 'macintosh',
  32769: 'windows-1252',
};

/**
 * Gives the text in one whose characters are bytes of a code page: the library takes each for a character of its own.
 * Throws a `Refusal` for bytes that are none of the page, and for a page that is not known.
 */
export function textReader(codePage: number): (bytes: string) => string {
  const name = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : NAMES[codePage];
  const decoder = name === undefined ? undefined : new TextDecoder(name, { fatal: true });
  return (bytes) => {
    if (!/[\x80-\xff]/.test(bytes)) return bytes;
    try {
      if (decoder) return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    } catch {
      // Bytes of another page than the workbook says.
    }
    throw new Refusal('file-format', { format: 'xls' });
  };
}
