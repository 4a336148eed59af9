import { fold } from './fold.ts';

const SUBTOTAL =
  /^(本[页表月周日]|当[日天]|[一二三四五六七八九十两\d]{1,3}[日天]|全[乡镇村]|.{0,8}[村社区组])?(合计|小计|总计|累计|共计|总和|汇总|(grand|sub)?total)([:：].{0,12}|[(（].*[)）]|\d+[件起人户名个]?)?$/i;
/** Who signs, and what is remarked. */
const SIGNER =
  '备?注|说明|填[表报写]说明|(单位)?负责人|单位领导|分管领导|带班领导|.{0,6}签[字名]|审核人?|复核人?|校对人?|审批人?|填[表报]人?|制表人?|录入人|统计人|检查人|值[班守]人?员?|经办人|联系人|联系电话|监督电话|[填制报上][表报送]日期|[填上]?报[送]?单位|单位公章';
/** Behind a colon; no entry begins so. */
const SIGNED = new RegExp(`^(${SIGNER})[^:：]{0,6}[:：]`);
/** In a cell of its own, the name beside it: an entry in which nothing else is filled would be one as well. */
const SIGNED_BESIDE = new RegExp(`^(${SIGNER})(签[字名])?$`);
/** Where a table ends, or another part of it begins. */
const LABEL =
  /^[(（]?((以下|此页|本页|下)(空白|无正文|无内容)|以下[为是].{1,12}|补报)[)）]?[:：]?$/;
const NOTE = /^(填[表报写]说明|单位负责人|制表|[(（]?(单位)?(公章|盖章|签字)[)）]?$)/;
const EXAMPLE =
  /^[(〔【[]?((填写)?(示例|样例|范例)|例|example)(行|\d+|[一二三])?[)〕】\]]?([:：].*)?$|^(例如|如)[:：]/i;

/** 合计 and its kin close a label, whatever stands in front: 三营镇合计, 2月5日累计, 第一周小计. */
const CLOSES = /([合小总累统月年日周旬季]计|总数|^计)$/;
/** Parts of a total, and totals in a sentence: 其中：党员, 共2起. */
const OPENS = /^(其中|共计?[\d一二两三四五六七八九十百]+)/;
/** What Excel's 分类汇总 writes below each group. */
const GROUPED = /\S\s+(汇总|计数|平均值|最大值|最小值)$|^总计数$/;

/** What the first text of a row says of it. */
export type Word = 'row-subtotal' | 'row-example' | 'row-note' | 'row-note-if-short' | 'none';

/** Of a first text, as it is written. */
export function readWord(written: string): Word {
  if (GROUPED.test(written.trim())) return 'row-subtotal';
  const text = fold(written);
  if (SUBTOTAL.test(text)) return 'row-subtotal';
  if (EXAMPLE.test(text)) return 'row-example';
  if (SIGNED.test(text) || LABEL.test(text)) return 'row-note';
  return NOTE.test(text) || SIGNED_BESIDE.test(text) ? 'row-note-if-short' : 'none';
}

/** First and last characters of all these: most texts are done with at once. */
const FIRST = new Set('其共计');
const LAST = new Set('计数');

/** Whether the name of a thing is a label of totals: no thing is called so. */
export function namesTotal(text: string): boolean {
  if (!LAST.has(text.at(-1) ?? '') && !FIRST.has(text.charAt(0))) return false;
  const plain = fold(text);
  return CLOSES.test(plain) || OPENS.test(plain);
}
