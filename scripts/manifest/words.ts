import { say } from '../../src/core/words.ts';
import type { Complaint, Fault } from './complaint.ts';

type Pair = readonly [zh: string, en: string];

/** What is wrong and how to mend it, by fault; details in braces. */
const WORDS: Readonly<Record<Fault, { readonly wrong: Pair; readonly mend: Pair }>> = {
  'xml-malformed': {
    wrong: ['不是合格的 XML:{reason}', 'not well-formed XML: {reason}'],
    mend: [
      '检查标签是否成对、引号和 & 是否转义。',
      'Close every tag, quote every attribute, escape &.',
    ],
  },
  'element-unknown': {
    wrong: ['<{parent}> 中不允许此元素', 'this element is not allowed in <{parent}>'],
    mend: ['删除,或核对拼写和命名空间。', 'Remove it, or correct its spelling and namespace.'],
  },
  'element-order': {
    wrong: ['次序不对', 'out of order'],
    mend: ['移到 <{before}> 之前。', 'Move it before <{before}>.'],
  },
  'element-repeated': {
    wrong: ['在 <{parent}> 中只能出现一次', 'may occur once only in <{parent}>'],
    mend: ['删除多余的一个。', 'Remove the second one.'],
  },
  'element-missing': {
    wrong: ['缺少 <{missing}>', 'lacks <{missing}>'],
    mend: ['按 Office 清单架构的次序补上。', 'Add it where the order of the schema has it.'],
  },
  'type-unknown': {
    wrong: ['xsi:type=“{type}”不在允许之列', 'xsi:type="{type}" is not allowed'],
    mend: ['改为:{allowed}。', 'Use one of: {allowed}.'],
  },
  'attribute-missing': {
    wrong: ['缺少属性 {attribute}', 'lacks the attribute {attribute}'],
    mend: ['补上 {attribute}="…"。', 'Add {attribute}="…".'],
  },
  'attribute-unknown': {
    wrong: ['不允许属性 {attribute}', 'the attribute {attribute} is not allowed'],
    mend: ['删除该属性,或核对大小写。', 'Remove it, or correct its upper and lower case.'],
  },
  'value-wrong': {
    wrong: ['{place} 的值“{value}”不合格式({kind})', '{place} is "{value}", which is no {kind}'],
    mend: [
      '按此类型填写:guid 如 66553760-2e9d-4cc9-81b3-77b5bf642a35,version 如 0.1.0.0,size 为 16/20/24/32/40/48/64/80。',
      'Write it as the kind asks: guid, version like 0.1.0.0, size one of 16/20/24/32/40/48/64/80.',
    ],
  },
  'text-long': {
    wrong: [
      '{place} 有 {length} 个字符,上限 {limit}',
      '{place} has {length} characters, limit {limit}',
    ],
    mend: ['缩短。', 'Shorten it.'],
  },
  'id-repeated': {
    wrong: ['id“{id}”重复', 'the id "{id}" is taken already'],
    mend: ['换一个全清单唯一的 id。', 'Give it an id that occurs once in the manifest.'],
  },
  'resource-missing': {
    wrong: ['resid“{resid}”在 <{list}> 中没有', 'resid "{resid}" is not listed in <{list}>'],
    mend: ['在 <{list}> 中补上该 id,或改正 resid。', 'List it in <{list}>, or correct the resid.'],
  },
  'resource-unused': {
    wrong: ['资源“{id}”没有被引用', 'nothing refers to the resource "{id}"'],
    mend: ['删除它,或改正引用。', 'Remove it, or correct the reference.'],
  },
  'locale-missing': {
    wrong: ['“{id}”缺少 {locale} 文字', '"{id}" has no text for {locale}'],
    mend: [
      '加 <Override Locale="{locale}" Value="…" />。',
      'Add <Override Locale="{locale}" Value="…" />.',
    ],
  },
  'address-insecure': {
    wrong: ['“{text}”不是 https 地址', '"{text}" is no https address'],
    mend: ['改为 https:// 开头的完整地址。', 'Write a whole address that begins with https://.'],
  },
  'address-elsewhere': {
    wrong: ['“{text}”不在窗格所在站点 {site}', '"{text}" is not on the site of the pane, {site}'],
    mend: [
      '全部地址用同一站点,换站点用 npm run serve 的 --base-url。',
      'Keep all addresses on one site; npm run serve with --base-url changes it.',
    ],
  },
  'file-missing': {
    wrong: ['站点上没有文件 {file}', 'the site has no file {file}'],
    mend: ['先 npm run build,或改正地址。', 'Run npm run build first, or correct the address.'],
  },
  'icon-size': {
    wrong: [
      '{file} 应为 {size}×{size} 的 PNG,实为 {real}',
      '{file} should be a PNG of {size}×{size}, is {real}',
    ],
    mend: [
      '用 node scripts/icons.js 重新生成,或改正引用。',
      'Run node scripts/icons.js, or correct the reference.',
    ],
  },
  'icon-missing': {
    wrong: ['图标缺少 {size} 像素', 'the icon lacks its {size} px picture'],
    mend: ['16、32、80 三种必备,补上。', 'Sizes 16, 32 and 80 are mandatory; add it.'],
  },
  'pane-shared': {
    wrong: ['TaskpaneId“{id}”用于两个不同地址', 'TaskpaneId "{id}" stands for two addresses'],
    mend: [
      '每个地址用自己的 TaskpaneId,否则网页版和 Mac 版打不开。',
      'Give each address its own id, or Excel on the web and on Mac fails.',
    ],
  },
  'pane-base': {
    wrong: ['没有按钮打开基础地址 {url}', 'no button opens the base address {url}'],
    mend: [
      'DefaultSettings 的地址应是完整窗格,与“打开台账”按钮一致。',
      'Let DefaultSettings name the whole pane, the same as its button.',
    ],
  },
  'api-differs': {
    wrong: [
      '清单要求 ExcelApi {manifest},代码按 {api} 编写',
      'asks for ExcelApi {manifest}, the code for {api}',
    ],
    mend: [
      '与 src/excel/requirement.ts 的 REQUIRED_API 取齐。',
      'Make it agree with REQUIRED_API in src/excel/requirement.ts.',
    ],
  },
  'version-differs': {
    wrong: [
      '版本 {manifest} 与软件包 {version} 不同',
      'version {manifest} is not the package’s {version}',
    ],
    mend: [
      '改为 {version};版本不变,客户端不会更新功能区。',
      'Write {version}; clients refresh the ribbon only on a new version.',
    ],
  },
};

export type Language = 'zh' | 'en';

/** One line: where, what, how to mend. */
export function wordComplaint(file: string, complaint: Complaint, language: Language): string {
  const { fault, line, element, detail } = complaint;
  const { wrong, mend } = WORDS[fault];
  const at = language === 'zh' ? 0 : 1;
  const where =
    language === 'zh' ? `${file} 第 ${line} 行 <${element}>` : `${file}:${line} <${element}>`;
  return `${where} ${say(wrong[at], detail)}${at === 0 ? '。' : '. '}${say(mend[at], detail)} (${fault})`;
}
