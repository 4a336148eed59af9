import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readFormJson, writeForm } from '../src/core/define/index.ts';
import {
  CHECK_NOTES,
  CHOICE_NOTES,
  COLUMN_NOTES,
  INDICATOR_NOTES,
  SETTING_NOTES,
} from '../src/core/define/notes.ts';
import { makeGuide, table } from '../src/core/guide.ts';
import { FORMS } from '../src/forms/index.ts';
import { writeWorkbook } from '../src/xlsx/write.ts';
import { writeKernel } from './kernel.ts';

/** Writes what is derived and committed: guides, the example of a definition, and the kernel of the reader. */

const GUIDES = path.join('docs', 'forms');
const EXAMPLE = path.join('docs', 'examples', 'forest-fire-patrol');
const MANUAL = path.join('docs', 'own-register.md');

async function writeGuides(): Promise<void> {
  await mkdir(GUIDES, { recursive: true });
  for (const form of FORMS) await writeFile(path.join(GUIDES, `${form.id}.md`), makeGuide(form));
  const rows = FORMS.map(({ id, title, grain, purpose }) => [
    `[${title}](${id}.md)`,
    grain,
    purpose,
  ]);
  const index = `# 台账说明\n\n${table(['台账', '一行登记什么', '用途'], rows)}\n`;
  await writeFile(path.join(GUIDES, 'README.md'), index);
}

async function writeExample(): Promise<void> {
  const { form, issues } = readFormJson(await readFile(`${EXAMPLE}.json`, 'utf8'), FORMS);
  if (!form) throw new Error(JSON.stringify(issues));
  await writeFile(`${EXAMPLE}.xlsx`, await writeWorkbook(writeForm(form)));
}

/** The headings of the definition workbook, explained where the manual wants them. */
async function writeManual(): Promise<void> {
  const lists = {
    登记表: SETTING_NOTES,
    列: COLUMN_NOTES,
    选项: CHOICE_NOTES,
    规则: CHECK_NOTES,
    指标: INDICATOR_NOTES,
  };
  let text = await readFile(MANUAL, 'utf8');
  for (const [name, notes] of Object.entries(lists)) {
    const list = Object.entries(notes).map(([heading, note]) => {
      const [first = '', ...more] = note.split('\n');
      const below = more.length > 0 ? [first, ...more].map((line) => `  - ${line}`) : [];
      return [`- **${heading}**：${below.length > 0 ? '' : first}`, ...below].join('\n');
    });
    const between = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- ${name}完 -->)`);
    text = text.replace(
      between,
      (_, from: string, to: string) => `${from}\n\n${list.join('\n')}\n\n${to}`,
    );
  }
  await writeFile(MANUAL, text);
}

await writeGuides();
await writeExample();
await writeManual();
await writeKernel();
