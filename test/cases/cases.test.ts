import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReturn } from '../../src/core/return.ts';
import type { Setting } from '../../src/core/setting.ts';
import { settle } from '../../src/core/settle.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { readCase } from './read-case.ts';

const tree = makeTree(GUYUAN);

for (const form of FORMS) {
  const folder = path.join(import.meta.dirname, form.id);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md'))
    : [];
  describe.skipIf(files.length === 0)(`case sheets of ${form.id}`, () => {
    it.each(files)('%s gets exactly the codes it is marked with', (name) => {
      const sheet = readCase(path.join(folder, name), form);
      const setting: Setting = {
        forms: [form],
        tree,
        region: '640400',
        window: null,
        today: sheet.today,
        asOf: sheet.today,
        cutoff: null,
      };
      const part = readReturn(sheet.workbook, `${name}.xlsx`, setting);
      if ('refused' in part) throw new Error(part.refused);
      const issues = [...part.issues, ...settle([part], setting).issues];
      const found = issues
        .filter((issue) => issue.cell)
        .map((issue) => `${issue.cell} ${issue.code}`);
      expect(found.sort()).toEqual(sheet.expected);
    });
  });
}
