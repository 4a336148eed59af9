import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.ts';
import { letterOf, REGISTER } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';

const SHEETS = FORMS.map((form) => ({ name: form.tab ?? form.title, width: form.columns.length }));

let open: OpenPane;
let last: number;

/** What Excel holds for each cell of a row: its look, its lock, its rule and the colours that may come over it. */
const rowOf = (row: number) =>
  open.excel(
    (host, { sheets, at }) =>
      sheets.map(({ name, width }) => {
        const sheet = host.sheet(name);
        return Array.from({ length: width }, (_, column) => {
          const rule = sheet.rules.at(at, column);
          const lights = sheet.highlights.filter(({ areas }) =>
            areas.some(
              ({ top, left, bottom, right }) =>
                top <= at && at <= bottom && left <= column && column <= right,
            ),
          );
          return {
            look: { ...sheet.formats.at(at, column) },
            rule: rule && {
              type: rule.type,
              alert: { ...rule.errorAlert },
              prompt: { ...rule.prompt },
            },
            colours: lights.map(({ traits }) => traits['Fill.Color']).sort(),
          };
        });
      }),
    { sheets: SHEETS, at: row },
  );

beforeAll(async () => {
  makePane();
  open = await openPane('', { excelApi: '1.15' });
  await open.says('本工作簿还没有台账');
  await open.insert();
  await open.button(/增加 500 行空行/).click();
  await open.says(/每个台账可填写到第 \d+ 行/);
  const text = await open.page.getByText(/每个台账可填写到第 \d+ 行/).innerText();
  last = Number(/第 (\d+) 行/.exec(text)?.[1]);
}, 400_000);

afterAll(() => open.browser.close());

describe('rows added to the registers', () => {
  it('look, lock and rule as the template’s own rows, down to the last', async () => {
    const own = await rowOf(10);
    expect(own.flat().some(({ rule }) => rule !== null)).toBe(true);
    expect(await rowOf(last - 500)).toEqual(own);
    expect(await rowOf(last - 1)).toEqual(own);
    expect((await rowOf(last)).flat().filter(({ rule }) => rule !== null)).toEqual([]);
  });

  it('take what is right and refuse what is wrong', async () => {
    const cell = `${REGISTER}!${letterOf('temperature')}${last}`;
    const type = (value: string) =>
      open.excel((host, [at, what]) => host.userEdit(at, what), [cell, value] as const);
    expect(await type('三十七度')).toMatchObject({ accepted: false, reason: 'invalid' });
    expect(await type('36.5')).toEqual({ accepted: true });
    expect(await open.excel((host, at) => host.sheet(at).protection !== null, REGISTER)).toBe(true);
    expect(open.errors).toEqual([]);
  });

  it('are checked like the others', async () => {
    await open.check();
    await open.paste(`${REGISTER}!${letterOf('temperature')}${last}`, [['三十七度']]);
    await open.says('体温写法不对');
  });
});
