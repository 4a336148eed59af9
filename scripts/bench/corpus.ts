import path from 'node:path';
import { zipParts } from '../../src/xlsx/write-package.ts';
import { PACK } from '../../src/xlsx/write-zip.ts';
import { makeRandom, type Random } from '../../src/core/random.ts';
import { columnName } from '../../src/core/sheet.ts';

/** Where the texts stand: in the table all sheets share, or in the cells. */
export type Variant = 'shared' | 'inline';

type Value = string | number | null;
type Column = readonly [title: string, make: (random: Random, row: number) => Value];

const SURNAMES = [...'马李王张刘陈杨赵黄周吴徐孙胡朱高林何郭罗'];
const GIVEN = [...'建国文小军秀英明志伟芳娜敏静强磊洋艳勇杰娟涛超霞平刚桂'];
const PLACES = [
  '固原市原州区',
  '固原市西吉县',
  '吴忠市同心县',
  '中卫市海原县',
  '甘肃省平凉市崆峒区',
];
const VILLAGES = ['团结村', '杨坊村', '新集村', '红庄村', '河川村', '上滩村', '大湾村', '黄铎堡村'];

function text(...options: string[]): Column[1] {
  return (random) => random.pick(options);
}

function person(random: Random): string {
  return (
    random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.7) ? random.pick(GIVEN) : '')
  );
}

function digits(random: Random, count: number): string {
  let made = '';
  while (made.length < count) made += random.integer(0, 9);
  return made;
}

/** Days of early 2020; a time of day is written with 17 digits, as Excel does. */
function day(random: Random): number {
  return random.integer(43831, 43921);
}

function maybe(probability: number, make: Column[1]): Column[1] {
  return (random, row) => (random.chance(probability) ? make(random, row) : null);
}

const LOG: readonly Column[] = [
  ['登记编号', (_, row) => `CK-640402100-20200220-${String(row).padStart(4, '0')}`],
  ['乡镇(街道)', text('三营镇')],
  ['卡点名称', text('王庄村口查验点', '高速三营出口查验点', '老街东口查验点', '黄铎堡桥头查验点')],
  ['登记时间', (random) => day(random) + random.integer(0, 1439) / 1440],
  ['进出方向', text('进入', '离开')],
  ['登记渠道', text('卡点', '卡点', '流动队伍', '防控组')],
  ['姓名', person],
  ['证件类型', text('居民身份证', '居民身份证', '居民身份证', '护照')],
  ['证件号码', (random) => `6422211${digits(random, 10)}X`],
  ['联系电话', (random) => `13${digits(random, 9)}`],
  ['出行方式', text('步行', '摩托车', '小型汽车', '货车')],
  ['车牌号', maybe(0.6, (random) => `宁D${digits(random, 5)}`)],
  ['同车人数', maybe(0.6, (random) => random.integer(1, 5))],
  ['来自何处', (random) => random.pick(PLACES)],
  ['体温(℃)', (random) => random.integer(358, 372) / 10],
  ['登记人', text('马建国', '李秀英', '王志军')],
];

const DISPUTES: readonly Column[] = [
  ['登记编号', (_, row) => `DS-640402100-202002-${String(row).padStart(4, '0')}`],
  ['乡镇(街道)', text('三营镇')],
  ['排查日期', day],
  ['村(社区)', (random) => random.pick(VILLAGES)],
  ['来源', text('排查发现', '群众上门', '上级交办')],
  ['纠纷类型', text('婚姻家庭', '邻里', '土地承包', '劳动争议', '冲卡谩骂')],
  ['是否涉疫情', text('是', '否')],
  ['当事人甲', person],
  ['当事人乙', person],
  ['涉及人数', (random) => random.integer(2, 12)],
  ['涉及金额(元)', maybe(0.8, (random) => random.integer(0, 5_000_000) / 100)],
  ['简要情况', (random) => `${random.pick(VILLAGES)}村民因地界、出行等琐事发生口角 & 争执,已劝返`],
  ['状态', text('已化解', '化解中', '未化解')],
  ['化解日期', maybe(0.7, day)],
];

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const AC = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac';

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Gives a text its number in the shared strings; undefined where texts stand in their cells. */
type Share = ((value: string) => number) | undefined;

function makeCell(value: Value, place: string, style: number, share: Share): string {
  const start = `<c r="${place}" s="${style}"`;
  if (value === null) return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  if (share) return `${start} t="s"><v>${share(value)}</v></c>`;
  return `${start} t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
}

function makeSheet(columns: readonly Column[], rows: number, random: Random, share: Share): string {
  const lines: string[] = [];
  for (let row = 0; row <= rows; row++) {
    const cells = columns.map(([title, make], column) => {
      const value = row === 0 ? title : make(random, row);
      return makeCell(value, `${columnName(column)}${row + 1}`, (column % 5) + 1, share);
    });
    const spans = `spans="1:${columns.length}" x14ac:dyDescent="0.15"`;
    lines.push(`<row r="${row + 1}" ${spans}>${cells.join('')}</row>`);
  }
  const area = `A1:${columnName(columns.length - 1)}${rows + 1}`;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:x14ac="${AC}"><dimension ref="${area}"/>` +
    '<sheetFormatPr defaultRowHeight="13.5" x14ac:dyDescent="0.15"/><sheetData>' +
    `${lines.join('')}</sheetData><phoneticPr fontId="1" type="noConversion"/></worksheet>`
  );
}

function makeStrings(texts: Iterable<string>): string {
  const items = Array.from(
    texts,
    (item) => `<si><t>${escape(item)}</t><phoneticPr fontId="1" type="noConversion"/></si>`,
  );
  return `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`;
}

function makeRelations(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${HEAD}<Relationships xmlns="${space}">${items.join('')}</Relationships>`;
}

function makeTypes(parts: readonly string[]): string {
  const types: Record<string, string> = { workbook: 'sheet.main', sharedStrings: 'sharedStrings' };
  const items = parts.map((part) => {
    const name = path.basename(part, '.xml');
    const type = `spreadsheetml.${types[name] ?? (name === 'styles' ? name : 'worksheet')}`;
    const full = `application/vnd.openxmlformats-officedocument.${type}+xml`;
    return `<Override PartName="/${part}" ContentType="${full}"/>`;
  });
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  return (
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    `<Default Extension="rels" ContentType="${rels}"/>${items.join('')}</Types>`
  );
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>` +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="6">${'<xf numFmtId="0" fontId="0"/>'.repeat(6)}</cellXfs></styleSheet>`;

/** Rows below the heading of each register. */
export interface Rows {
  readonly log: number;
  readonly disputes: number;
}

/** One town's two registers as Excel spells them; the same town is the same bytes on every machine. */
export function makeTown(town: number, variant: Variant, rows: Rows): Uint8Array {
  const random = makeRandom(town + 1);
  const texts = new Map<string, number>();
  const share = (value: string): number => {
    const index = texts.get(value) ?? texts.size;
    texts.set(value, index);
    return index;
  };
  const used = variant === 'shared' ? share : undefined;
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      '<sheet name="卡点查验登记台账" sheetId="1" r:id="rId1"/>' +
      '<sheet name="矛盾纠纷排查化解台账" sheetId="2" r:id="rId2"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': makeSheet(LOG, rows.log, random, used),
    'xl/worksheets/sheet2.xml': makeSheet(DISPUTES, rows.disputes, random, used),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': makeStrings(texts.keys()),
  };
  const all = {
    '[Content_Types].xml': makeTypes(Object.keys(parts)),
    '_rels/.rels': makeRelations([['officeDocument', 'xl/workbook.xml']]),
    ...parts,
    'xl/_rels/workbook.xml.rels': makeRelations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  };
  return zipParts(new Map(Object.entries(all)), PACK);
}
