import type { TemplateWords } from '../../core/words.ts';

export const template: TemplateWords = {
  coverTitle: 'Registers of {unit}',
  coverSubtitle:
    'Write one entry a row in the register sheets; pale yellow cells must be filled. Declare a day without news in “零报告”: an empty sheet is not a zero.',
  coverNotes: {
    unit: 'Set by the template; another unit needs another template',
    code: 'Nine-digit town code',
    from: 'First day of the period',
    to: 'Last day of the period',
    cutoff: 'What happens after this hour belongs to the next day',
    filler: 'Name of whoever fills this in',
    reviewer: 'Name of whoever reviews it; somebody else',
    phone: 'Mobile, or landline with area code',
  },
  contents: 'Registers in this workbook (click to go there)',
  guideTab: '填表说明',
  guideTitle: 'How to fill this workbook',
  guideSteps: [
    'Begin with the cover: filler, reviewer, telephone. Unit and period are set.',
    'One entry a row; a selected cell shows what to write, cells with an arrow take one of the list.',
    'Columns marked * must be filled. 登记编号 and 乡镇(街道) may stay empty.',
    'Paste values only, so that the rules and text formats of the cells stay.',
    'IDs, telephones and plates are text; days are written 2020-02-20, times 2020-02-20 16:30.',
    'A red cell is wrong and keeps its row out of the figures that need it; a yellow one wants a look.',
    'For a register without news that day write one row 零报告 in the sheet of that name.',
    'Do not add, remove, rename or merge columns, and set no password. The file may keep its name.',
  ],
  guideHeadings: ['Column', 'Required', 'What to write', 'Example', 'Personal data'],
  required: { yes: 'yes', no: 'no', conditional: 'conditional', generated: 'automatic' },
  levels: ['no', 'personal', 'sensitive'],
  checks: 'Checks across columns',
  errorTitle: '“{title}” cannot be right',
  errorText: 'Expected: {hint}. Choose Retry to correct it or Cancel to restore the old value.',
  listText: 'Choose one of the list.',
  generated: 'May stay empty; it is completed when the returns are added up.',
  footer: 'Page &P of &N',
};
