import type { Area, Chart, Sheet, Style, Value } from '../core/sheet.ts';
import { absolute, quoteSheet, valueOf } from '../core/sheet.ts';
import { escapeAttribute, escapeText } from './write-text.ts';

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Calm and distinct also in grey print. */
const COLORS = ['2F5D8C', 'C8743A', '6A994E', '8E6C8A', 'B5A03A', '5B8E9E'];
const GREY = 'D9D9D9';
const INK = '404040';

/** With more points than this, figures above the columns would run into each other. */
const LABELLED = 16;

const CATEGORY_AXIS = 111111111;
const VALUE_AXIS = 222222222;

/** The chart part; `name` is the sheet's name as written. Element order as in ECMA-376 21.2. */
export function writeChart(sheet: Sheet, name: string, chart: Chart): string {
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textOf(900)}</c:legend>`
      : '';
  const plot = `<c:plotArea><c:layout/>${plotOf(sheet, name, chart)}${axesOf(chart)}</c:plotArea>`;
  const body = `${titleOf(chart.title)}${plot}${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>`;
  const frame = `<c:spPr>${fillOf('FFFFFF')}${lineOf(GREY, 9525)}</c:spPr>`;
  const start = '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>';
  return `<c:chartSpace ${NAMESPACES}>${start}<c:chart>${body}</c:chart>${frame}</c:chartSpace>`;
}

function textOf(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${font(size)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function font(size: number, bold = false): string {
  const attributes = `lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}"`;
  const face = '<a:latin typeface="宋体"/><a:ea typeface="宋体"/>';
  return `<a:defRPr ${attributes}>${fillOf(INK)}${face}</a:defRPr>`;
}

function fillOf(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

function plotOf(sheet: Sheet, name: string, chart: Chart): string {
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const series = `<c:varyColors val="0"/>${seriesOf(sheet, name, chart)}`;
  if (chart.type === 'line') {
    return `<c:lineChart><c:grouping val="standard"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  }
  const direction = `<c:barDir val="${chart.type === 'bar' ? 'bar' : 'col'}"/>`;
  const bars = `${direction}<c:grouping val="clustered"/>${series}<c:gapWidth val="60"/>`;
  return `<c:barChart>${bars}${axes}</c:barChart>`;
}

function seriesOf(sheet: Sheet, name: string, chart: Chart): string {
  const categories = cellsOf(sheet, chart.categories);
  const numeric = categories.length > 0 && categories.every((value) => typeof value === 'number');
  const axis = `<c:cat>${reference(sheet, name, chart.categories, numeric)}</c:cat>`;
  const entries = chart.series.map(({ name: title, values }, index) => {
    const place = `<c:idx val="${index}"/><c:order val="${index}"/>`;
    const text = `<c:tx><c:v>${escapeText(title)}</c:v></c:tx>`;
    const cells = `<c:val>${reference(sheet, name, values, true)}</c:val>`;
    const smooth = chart.type === 'line' ? '<c:smooth val="0"/>' : '';
    const marks = look(chart, index) + labels(chart, categories.length);
    return `<c:ser>${place}${text}${marks}${axis}${cells}${smooth}</c:ser>`;
  });
  return entries.join('');
}

function cellsOf(sheet: Sheet, area: Area): readonly Value[] {
  const values: Value[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      values.push(valueOf(sheet.rows[row]?.[column]));
    }
  }
  return values;
}

/** Cells with their cache, which previewers show and LibreOffice falls back to. */
function reference(sheet: Sheet, name: string, area: Area, numeric: boolean): string {
  const values = cellsOf(sheet, area);
  const formula = `<c:f>${escapeText(`${quoteSheet(name)}!${absolute(area)}`)}</c:f>`;
  if (!numeric) return `<c:strRef>${formula}<c:strCache>${points(values)}</c:strCache></c:strRef>`;
  const numbers = values.map((value) => (Number.isFinite(value) ? value : null));
  const format = `<c:formatCode>${escapeText(formatAt(sheet, area.top, area.left))}</c:formatCode>`;
  return `<c:numRef>${formula}<c:numCache>${format}${points(numbers)}</c:numCache></c:numRef>`;
}

function points(values: readonly Value[]): string {
  const entries = values.map((value, index) => {
    if (value === null || value === '' || typeof value === 'object') return '';
    return `<c:pt idx="${index}"><c:v>${escapeText(String(value))}</c:v></c:pt>`;
  });
  return `<c:ptCount val="${values.length}"/>${entries.join('')}`;
}

function formatAt(sheet: Sheet, row: number, column: number): string {
  const style = (sheet.layout?.styles ?? []).reduce<Style>((below, { area, style: above }) => {
    const inside =
      row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    return inside ? { ...below, ...above } : below;
  }, {});
  return style.format === undefined || style.format === '@' ? 'General' : style.format;
}

function look(chart: Chart, index: number): string {
  const color = COLORS[index % COLORS.length] ?? INK;
  if (chart.type !== 'line')
    return `<c:spPr>${fillOf(color)}</c:spPr><c:invertIfNegative val="0"/>`;
  const mark = `<c:spPr>${fillOf(color)}${lineOf(color, 9525)}</c:spPr>`;
  const marker = `<c:marker><c:symbol val="circle"/><c:size val="5"/>${mark}</c:marker>`;
  return `<c:spPr><a:ln w="28575" cap="rnd">${fillOf(color)}<a:round/></a:ln></c:spPr>${marker}`;
}

function lineOf(color: string, width: number): string {
  return `<a:ln w="${width}">${fillOf(color)}</a:ln>`;
}

function labels(chart: Chart, count: number): string {
  const shown = chart.series.length === 1 && count <= LABELLED ? 1 : 0;
  const position = shown && chart.type !== 'line' ? '<c:dLblPos val="outEnd"/>' : '';
  const text = shown ? `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textOf(900)}` : '';
  return (
    `<c:dLbls>${text}${position}<c:showLegendKey val="0"/><c:showVal val="${shown}"/>` +
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>' +
    '<c:showBubbleSize val="0"/></c:dLbls>'
  );
}

function axesOf(chart: Chart): string {
  const lying = chart.type === 'bar';
  const format = escapeAttribute(chart.categoryFormat ?? 'General');
  // The first category of a bar chart stands on top, as in the table; the figures stay below.
  const scaling = `<c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling>`;
  const category =
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/>${scaling}<c:delete val="0"/>` +
    `<c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="${format}" sourceLinked="${chart.categoryFormat ? 0 : 1}"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    `<c:spPr>${lineOf(GREY, 9525)}</c:spPr>${textOf(900)}<c:crossAx val="${VALUE_AXIS}"/>` +
    '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>' +
    '<c:noMultiLvlLbl val="1"/></c:catAx>';
  const value =
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/>` +
    `<c:majorGridlines><c:spPr>${lineOf(GREY, 6350)}</c:spPr></c:majorGridlines>` +
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>' +
    '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textOf(900)}<c:crossAx val="${CATEGORY_AXIS}"/>` +
    `<c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
  return category + value;
}

function titleOf(title: string): string {
  const run = `<a:r><a:rPr lang="zh-CN"/><a:t>${escapeText(title)}</a:t></a:r>`;
  const paragraph = `<a:p><a:pPr>${font(1300, true)}</a:pPr>${run}</a:p>`;
  const rich = `<c:rich><a:bodyPr/><a:lstStyle/>${paragraph}</c:rich>`;
  return `<c:title><c:tx>${rich}</c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`;
}

/** The drawing part that places a sheet's charts; chart number n of the sheet has the relation `rIdn`. */
export function writeDrawing(charts: readonly Chart[]): string {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
  return `<xdr:wsDr xmlns:xdr="${drawing}" ${NAMESPACES}>${charts.map(anchor).join('')}</xdr:wsDr>`;
}

function anchor(chart: Chart, index: number): string {
  const { top, left, bottom, right } = chart.area;
  const id = index + 2;
  const title = escapeAttribute(chart.title);
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${corner('from', top, left)}` +
    `${corner('to', bottom + 1, right + 1)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr id="${id}" name="Chart ${index + 1}" descr="${title}"/><xdr:cNvGraphicFramePr/>` +
    '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
    '<xdr:clientData/></xdr:twoCellAnchor>'
  );
}

function corner(kind: 'from' | 'to', row: number, column: number): string {
  const place = `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row>`;
  return `<xdr:${kind}>${place}<xdr:rowOff>0</xdr:rowOff></xdr:${kind}>`;
}
