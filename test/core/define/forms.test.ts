import { describe, expect, it } from 'vitest';
import { checkForm, readForm, writeForm } from '../../../src/core/define/index.ts';
import { FORMS } from '../../../src/forms/index.ts';
import { readWorkbook } from '../../../src/xlsx/read.ts';
import { writeWorkbook } from '../../../src/xlsx/write.ts';

const others = (id: string) => FORMS.filter((form) => form.id !== id);

describe.each(FORMS.map((form) => [form.id, form] as const))('the built-in %s', (id, form) => {
  it('is without fault', () => {
    expect(checkForm(form, others(id))).toEqual([]);
  });

  it('comes back from its definition workbook as it was', async () => {
    const bytes = await writeWorkbook(writeForm(form));
    const read = readForm(readWorkbook(bytes), others(id));
    expect(read.issues).toEqual([]);
    expect(read.form).toEqual(form);
  });

  it('comes back from JSON as it was, without fault', () => {
    const copy: unknown = JSON.parse(JSON.stringify(form));
    expect(copy).toEqual(form);
    expect(checkForm(copy)).toEqual([]);
  });
});
