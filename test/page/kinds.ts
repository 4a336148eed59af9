import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encrypt } from 'officecrypto-tool';
import { disputeRegister } from '../../src/forms/dispute-register.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { dispute } from '../command/rows.ts';
import { gb18030 } from '../gb18030.ts';
import { convert } from '../libreoffice.ts';
import { makeWorkbook, zip } from '../xlsx/make-zip.ts';

const KNOWN_TO_ALL = 'VelvetSweatshop';

/** What `addKinds` puts beside a month's returns, and what each file must come to. */
export const KINDS: Readonly<Record<string, string>> = {
  '206.xls': 'counted',
  '207.ods': 'counted',
  '208.et': 'counted',
  '640423203-杨河乡-2020-02-01-2020-02-29.csv': 'counted',
  '100.xlsx': 'refused file-encrypted',
  '200.xlsx': 'counted',
  '209.xlsx': 'counted',
  '网页.xlsx': 'refused file-format',
  '空.xlsx': 'refused file-empty',
  '~$200.xlsx': 'ignored file-lock',
  '炸弹.xlsx': 'refused file-too-large',
  '太大.xlsx': 'refused file-too-large',
  大包: 'ignored file-archive',
  '封路.png': 'ignored file-not-workbook',
  '通知.docx': 'ignored file-not-workbook',
  '改名.xlsx': 'refused file-not-workbook',
  '打包.zip': 'ignored file-archive',
};

/** Turns some workbooks of a month's folder into every other kind of file a county is sent. */
export async function addKinds(folder: string): Promise<void> {
  const at = (name: string): string => path.join(folder, name);
  for (const [name, format] of [
    ['206', 'xls'],
    ['207', 'ods'],
    ['208', 'xls'],
  ] as const) {
    await convert(at(`${name}.xlsx`), format, folder);
    rmSync(at(`${name}.xlsx`));
  }
  renameSync(at('208.xls'), at('208.et'));
  const sealed = (name: string, password: string, type?: 'standard'): void => {
    const plain = readFileSync(at(name));
    writeFileSync(at(name), encrypt(plain, { password, ...(type ? { type } : {}) }));
  };
  sealed('100.xlsx', '开门');
  sealed('200.xlsx', KNOWN_TO_ALL);
  sealed('209.xlsx', KNOWN_TO_ALL, 'standard');
  writeFileSync(at('640423203-杨河乡-2020-02-01-2020-02-29.csv'), gb18030(csv()));
  writeFileSync(at('网页.xlsx'), '<html><body><table><tr><td>姓名</td></tr></table></body></html>');
  writeFileSync(at('空.xlsx'), '');
  writeFileSync(at('~$200.xlsx'), '鄢'.padEnd(165, ' '));
  // 40 MB of blanks in 40 KB.
  writeFileSync(at('炸弹.xlsx'), makeWorkbook(' '.repeat(40 * 2 ** 20)));
  for (const name of ['太大.xlsx', '大包']) {
    writeFileSync(at(name), 'Rar!\x1a\x07');
    truncateSync(at(name), LIMITS.file + 1);
  }
  writeFileSync(at('封路.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0));
  const letter = zip({ 'word/document.xml': '<w:document/>', '[Content_Types].xml': '<Types/>' });
  writeFileSync(at('通知.docx'), letter);
  writeFileSync(at('改名.xlsx'), Uint8Array.of(...letter, 0));
  writeFileSync(at('打包.zip'), zip({ '100.txt': '100' }));
}

function csv(): string {
  const titles = disputeRegister.columns.map(({ title }) => title);
  const rows = [120, 122].map((n) => {
    const row = dispute(n, '2020/2/5', '已排查', '串河村', { 化解时限: '2020/3/20' });
    return titles
      .map((title) => (typeof row[title] === 'object' ? '' : (row[title] ?? '')))
      .join(',');
  });
  return `${[titles.join(','), ...rows].join('\r\n')}\r\n`;
}
