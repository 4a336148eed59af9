import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFormJson, writeForm } from '../../src/core/define/index.ts';
import { makeGuide } from '../../src/core/guide.ts';
import { FORMS } from '../../src/forms/index.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';

describe.each(FORMS.map((form) => [form.id, form] as const))('the guide of %s', (id, form) => {
  const guide = makeGuide(form);

  it('is the one that is committed', () => {
    expect(readFileSync(`docs/forms/${id}.md`, 'utf8')).toBe(guide);
  });

  it('has a row for every column and every indicator', () => {
    for (const { title } of [...form.columns, ...form.indicators]) {
      expect(guide).toContain(`\n| ${title} |`);
    }
  });

  it('has as many cells in each row as its table has headings', () => {
    const tables = guide.split('\n\n').filter((part) => part.startsWith('|'));
    for (const rows of tables) {
      const cells = rows
        .trim()
        .split('\n')
        .map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });
});

describe('the example of a definition', () => {
  it('is committed as the workbook of its JSON, byte by byte', async () => {
    const { form } = readFormJson(
      readFileSync('docs/examples/forest-fire-patrol.json', 'utf8'),
      FORMS,
    );
    if (!form) throw new Error('the example is faulty');
    const bytes = await writeWorkbook(writeForm(form));
    const committed = readFileSync('docs/examples/forest-fire-patrol.xlsx');
    expect(Buffer.from(bytes).equals(committed)).toBe(true);
  });
});
