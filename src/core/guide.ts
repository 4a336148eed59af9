import { toWords } from './condition.ts';
import { CHECK_KINDS, COLUMN_KINDS, INDICATOR_KINDS } from './define/slots.ts';
import { titleIn } from './entry.ts';
import { kindOf } from './fields/index.ts';
import type { Column, Form } from './form.ts';
import { countedKind, derivedKind, isDerived, type Indicator } from './indicators/index.ts';
import { checkSentences } from './template/guide.ts';

const REQUIRED = { yes: '必填', no: '选填', conditional: '按条件必填', generated: '自动' } as const;
const LEVELS = ['否', '一般', '敏感'] as const;

/** The guide of a register, Markdown in Chinese: all of it comes from the form. */
export function makeGuide(form: Form): string {
  const parts = [
    `# ${form.title}`,
    `${form.purpose}`,
    settingsOf(form).join('\n'),
    '## 列',
    table(
      ['列名', '类型', '是否必填', '规则', '示例', '别名', '个人信息'],
      form.columns.map((column) => columnRow(form, column)),
    ),
    ...choicesOf(form),
    '## 规则',
    form.checks.length > 0
      ? numbered(checkSentences(form).map((text, at) => `【${ruleOf(form, at)}】${text}`))
      : '没有跨列的规则。',
    '## 怎样算同一条',
    identityOf(form),
    '## 指标',
    form.indicators.length > 0
      ? table(
          ['指标', '算法', '单位', '分组', '标识'],
          form.indicators.map((indicator) => [
            indicator.title,
            formulaOf(form, indicator),
            indicator.unit,
            indicator.group ?? '',
            indicator.id,
          ]),
        )
      : '不计算指标。',
  ];
  return `${parts.join('\n\n')}\n`;
}

function settingsOf(form: Form): readonly string[] {
  const title = titleIn(form);
  return [
    `- 标识：${form.id}，表代码：${form.code}，第 ${form.version} 版`,
    `- 工作表：${form.tab ?? form.title}`,
    `- 一行登记什么：${form.grain}`,
    form.day === undefined
      ? '- 日期：登记的是长期存在的事物，不按日分开'
      : `- 日期：按「${title(form.day)}」归到每一天`,
    ...(form.village === undefined ? [] : [`- 村：「${title(form.village)}」`]),
  ];
}

function ruleOf(form: Form, at: number): string {
  const check = form.checks[at];
  return check ? CHECK_KINDS[check.kind].word : '';
}

function columnRow(form: Form, column: Column): readonly string[] {
  return [
    column.title,
    COLUMN_KINDS[column.kind].word,
    REQUIRED[column.required],
    [column.help, kindOf(column).hint(column), defaultOf(form, column)]
      .filter((text) => text)
      .join(' '),
    column.example ?? '',
    (column.aliases ?? []).join('、'),
    LEVELS[column.level],
  ];
}

function defaultOf(form: Form, column: Column): string {
  const given = column.default;
  if (!given) return '';
  if ('value' in given) return `不填视为“${given.value}”。`;
  return `不填视为「${titleIn(form)(given.from)}」后 ${given.days} 天。`;
}

/** The choices of each column, with the words that are taken for them. */
function choicesOf(form: Form): readonly string[] {
  const lists = form.columns.flatMap((column): readonly string[] => {
    if (!('options' in column)) return [];
    const { options, synonyms = {} } = column;
    const rows = options.map((option) => {
      const words = Object.keys(synonyms).filter((word) => synonyms[word] === option);
      return [option, words.join('、')];
    });
    return [`### ${column.title}`, table(['选项', '也可写作'], rows)];
  });
  return lists.length === 0 ? [] : ['## 选项', ...lists];
}

function identityOf(form: Form): string {
  const title = titleIn(form);
  const list = (columns: readonly string[]): string =>
    columns.map((column) => `「${title(column)}」`).join('');
  const { columns, instead = {}, unordered } = form.identity;
  const sentences = [
    `同一乡镇(街道)内 ${list(columns)} 都相同的是同一条，只计一次。`,
    ...Object.entries(instead).map(
      ([column, others]) => `「${title(column)}」为空时，改看 ${list(others)}。`,
    ),
    ...(unordered ? [`${list(unordered)} 可以互换。`] : []),
  ];
  return sentences.join('');
}

/** How an indicator is worked out, in words. */
function formulaOf(form: Form, indicator: Indicator): string {
  const title = titleIn(form);
  const named = (id: string): string =>
    `“${form.indicators.find((one) => one.id === id)?.title ?? id}”`;
  const among =
    'where' in indicator && indicator.where ? `，只算${toWords(indicator.where, title)}的` : '';
  const { word } = INDICATOR_KINDS[indicator.kind];
  const says = isDerived(indicator)
    ? derivedKind(indicator).says(indicator, named)
    : countedKind(indicator).says(indicator, title);
  return `${word}：${says}${among}`;
}

/** A table of Markdown; a bar in a cell would begin another cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell) =>
        cell
          .replaceAll('|', '\\|')
          .replaceAll('*', '\\*')
          .replace(/\s*\n\s*/g, '<br>'),
      )
      .join(' | ')} |`;
  return [line(headings), `|${' --- |'.repeat(headings.length)}`, ...rows.map(line)].join('\n');
}

function numbered(sentences: readonly string[]): string {
  return sentences.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');
}
