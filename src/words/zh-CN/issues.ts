import type { Words } from '../../core/words.ts';

/** What is wrong and how to mend it, for a township's clerk. */
export const issues: Words['issues'] = {
  'cell-required': {
    what: '「{title}」没有填。',
    mend: '请补填；这一栏不能为空。',
  },
  'cell-required-when': {
    what: '{when}，「{title}」却没有填。',
    mend: '请补填「{title}」；条件写错的，改正条件那一栏。',
  },
  'cell-empty-when': {
    what: '{when}，「{title}」一般应为空，现填有“{value}”。',
    mend: '请核对：多填的清除，条件写错的改正条件那一栏。',
  },
  'cell-error-value': {
    what: '「{title}」是公式错误 {value}，没有可用的内容。',
    mend: '请删去公式，直接填写内容。',
  },
  'cell-formula-without-result': {
    what: '「{title}」是公式，但文件里没有存下计算结果。',
    mend: '请在 Excel 或 WPS 中打开、保存一次，或把公式改为直接填写的内容。',
  },
  'cell-formula-external': {
    what: '「{title}」的内容取自另一个工作簿，别处看不到来源。',
    mend: '请核对“{value}”，复制后用“粘贴为数值”代替公式。',
  },
  'cell-too-long': {
    what: '「{title}」有 {length} 个字，超过 {max} 个字。',
    mend: '请缩短到 {max} 个字以内。',
  },
  'cell-masked': {
    what: '「{title}」含有 *，是隐去了一部分的内容。',
    mend: '请按原件填写完整内容；上报的汇总只有数字，不会带出个人信息。',
  },
  'cell-placeholder': {
    what: '「{title}」写的是“{value}”，没有说明实际内容。',
    mend: '请查清后填写；这一栏不必填的，请留空。',
  },
  'cell-several-lines': {
    what: '「{title}」一个单元格里写了几行。',
    mend: '请一行只登记一件（一人），其余的另起一行填写。',
  },
  'cell-struck': {
    what: '「{title}」的“{value}”画了删除线，仍按有效内容计算。',
    mend: '要作废的请删除整行，要保留的请去掉删除线。',
  },
  'cell-picture': {
    what: '「{title}」里放的是图片，图片中的文字读不出来。',
    mend: '请把图片上的内容打字填入单元格。',
  },
  'cell-merged-down': {
    what: '「{title}」上下合并了单元格，已按每一行都是“{value}”读取。',
    mend: '请核对；最好取消合并，逐行填写。',
  },
  'cell-merged-across': {
    what: '「{title}」与旁边的单元格合并了，分不清各栏的内容。',
    mend: '请取消合并，每一栏分别填写。',
  },
  'cell-same-above': {
    what: '「{title}」写的是“{value}”，已按上一行的内容读取。',
    mend: '请核对；最好写出实际内容。',
  },
  'choice-unknown': {
    what: '「{title}」的“{value}”不在选项之中。',
    mend: '请从下拉列表中选一项：{options}。',
  },
  'choice-several': {
    what: '「{title}」的“{value}”包含几个选项。',
    mend: '请只选最主要的一项。',
  },
  'choice-alias': {
    what: '「{title}」的“{value}”已按“{option}”统计。',
    mend: '请核对；不对的请从下拉列表中重选。',
  },
  'name-length': {
    what: '「{title}」有 {length} 个字，姓名应为 {min}–{max} 个字。',
    mend: '请填写一个人的全名。',
  },
  'name-several': {
    what: '「{title}」的“{value}”不像是一个人的姓名。',
    mend: '请只写一个人的全名，不带数字；几个人的，分几行填写。',
  },
  'date-format': {
    what: '「{title}」的“{value}”不是日期。',
    mend: '请写年-月-日，如 2020-02-20。',
  },
  'date-invalid': {
    what: '「{title}」的“{value}”在日历上没有这一天。',
    mend: '请核对月份和日期。',
  },
  'date-relative': {
    what: '「{title}」写的是“{value}”，过后无法知道是哪一天。',
    mend: '请写出年-月-日，如 2020-02-20。',
  },
  'date-ambiguous': {
    what: '「{title}」的“{value}”分不清哪个是年、哪个是月。',
    mend: '请写四位数的年份，如 2020-02-20。',
  },
  'date-number': {
    what: '「{title}」是数字 {value}，不是日期；2.20 这样的写法会变成 2.2。',
    mend: '请写年-月-日，如 2020-02-20。',
  },
  'date-lunar': {
    what: '「{title}」的“{value}”是农历或节日。',
    mend: '请换算成公历，写年-月-日，如 2020-02-20。',
  },
  'date-future': {
    what: '「{title}」的“{value}”晚于 {today}。',
    mend: '请核对；这一栏只登记已经发生的事。',
  },
  'date-range': {
    what: '「{title}」的“{value}”不在 {from} 至 {to} 之间。',
    mend: '请核对年份。',
  },
  'date-no-year': {
    what: '「{title}」的“{value}”没有写年份，已按 {year} 年读取。',
    mend: '请核对；最好写全年-月-日。',
  },
  'date-yy': {
    what: '「{title}」的“{value}”只写了两位年份，已按 {year} 年读取。',
    mend: '请核对；最好写四位数的年份。',
  },
  'date-outside-period': {
    what: '「{title}」的“{value}”不在报告期 {from} 至 {to} 之内。',
    mend: '请核对日期；属于别的报告期的，请登记到那一期的表中。',
  },
  'date-year-doubtful': {
    what: '「{title}」的“{value}”与报告期只差年份。',
    mend: '请核对年份，是不是 {meant}；确是往年的不用改。',
  },
  'time-format': {
    what: '「{title}」的“{value}”里看不出是几点几分。',
    mend: '请写年-月-日 时:分，如 2020-02-20 16:30。',
  },
  'time-invalid': {
    what: '「{title}」的“{value}”没有这个时刻。',
    mend: '请核对时和分：时为 0–24，分为 0–59。',
  },
  'time-missing': {
    what: '「{title}」的“{value}”只有日期，没有时间，按 00:00 计。',
    mend: '请补上时和分，如 2020-02-20 16:30。',
  },
  'int-empty': {
    what: '「{title}」没有数字。',
    mend: '请填写数字；确实没有的写 0。',
  },
  'int-format': {
    what: '「{title}」的“{value}”不是整数。',
    mend: '请只写一个整数，如 12。',
  },
  'int-inexact': {
    what: '「{title}」的“{value}”不是确切的数。',
    mend: '请核实后写一个确切的整数，不写“约”“余”“多”或几到几。',
  },
  'int-negative': {
    what: '「{title}」的“{value}”小于 0。',
    mend: '请写 0 或大于 0 的整数。',
  },
  'int-decimal': {
    what: '「{title}」的“{value}”带有小数。',
    mend: '请写整数。',
  },
  'int-cn': {
    what: '「{title}」的“{value}”是中文数字，已按 {number} 统计。',
    mend: '请核对；最好写阿拉伯数字。',
  },
  'int-unit': {
    what: '「{title}」的“{value}”带有单位“{unit}”，已按数字统计。',
    mend: '请核对；最好只写数字。',
  },
  'decimal-format': {
    what: '「{title}」的“{value}”不是数字。',
    mend: '请只写数字，不写单位，如 1200 或 36.5。',
  },
  'decimal-places': {
    what: '「{title}」的“{value}”小数位数太多，最多 {places} 位。',
    mend: '请写到小数点后 {places} 位。',
  },
  'number-range': {
    what: '「{title}」的“{value}”不在 {min}–{max} 之间。',
    mend: '请核对；是笔误的请改正。',
  },
  'temp-format': {
    what: '「{title}」的“{value}”不是度数。',
    mend: '请写测得的度数，如 36.5；不写“正常”。',
  },
  'temp-range': {
    what: '「{title}」的“{value}”不在 {min}–{max}℃ 之间。',
    mend: '请核对。[[漏写小数点的，请写 {suggestion}。]]',
  },
  'temp-low': {
    what: '「{title}」的“{value}”低于 {low}℃。',
    mend: '请复测；复测无误的，可以保留。',
  },
  'id-length': {
    what: '「{title}」有 {length} 位；居民身份证为 18 位，旧号为 15 位。',
    mend: '请照证件核对，补齐或删去多余的字；证件类型选错的，改正证件类型。',
  },
  'id-format': {
    what: '「{title}」的“{value}”含有不该有的字。',
    mend: '请照证件核对：身份证号前 17 位是数字，最后一位是数字或 X。',
  },
  'id-birth': {
    what: '「{title}」的“{value}”中，第 7–14 位不是可能的出生日期。',
    mend: '请照证件核对这 8 位。',
  },
  'id-province': {
    what: '「{title}」的“{value}”开头两位不是任何省份的代码。',
    mend: '请照证件核对前两位。',
  },
  'id-checksum': {
    what: '「{title}」的“{value}”末位与前 17 位对不上，至少有一位写错。',
    mend: '请照证件逐位核对。',
  },
  'id-masked': {
    what: '「{title}」含有 *，是隐去了一部分的号码。',
    mend: '请照证件填写完整号码；上报的汇总只有数字，不会带出号码。',
  },
  'id-scientific': {
    what: '「{title}」已被表格改成科学记数“{value}”，后几位丢失了。',
    mend: '请把单元格设为文本格式，照证件重新填写；不能只改格式。',
  },
  'id-number': {
    what: '「{title}」是按数字保存的，超过 15 位的部分已变成 0。',
    mend: '请把单元格设为文本格式，照证件重新填写；不能只改格式。',
  },
  'id-region': {
    what: '「{title}」的“{value}”前六位不在已知的行政区划代码中。',
    mend: '请照证件核对前六位；无误的可以保留。',
  },
  'id-age': {
    what: '按「{title}」的“{value}”计算，年龄超过 {age} 岁。',
    mend: '请照证件核对出生年份；无误的可以保留。',
  },
  'id-legacy15': {
    what: '「{title}」的“{value}”是 15 位旧号，已换算成 18 位核对重复。',
    mend: '旧证已停用，请尽量登记 18 位的现用号码。',
  },
  'permit-format': {
    what: '「{title}」的“{value}”不符合[[“{type}”]]证件号码的写法。',
    mend: '请照证件核对号码；证件类型选错的，改正证件类型。',
  },
  'permit-unusual': {
    what: '「{title}」的“{value}”是[[“{type}”]]少见的写法。',
    mend: '请照证件核对；无误的可以保留。',
  },
  'phone-format': {
    what: '「{title}」的“{value}”不是电话号码。',
    mend: '请写 11 位手机号，或带区号的固定电话，如 0954-2030000。',
  },
  'phone-length': {
    what: '「{title}」的“{value}”有 {length} 位，位数不对。',
    mend: '手机号为 11 位；固定电话要带区号。请核对。',
  },
  'phone-masked': {
    what: '「{title}」含有 *，是隐去了一部分的号码。',
    mend: '请填写完整号码；上报的汇总只有数字，不会带出号码。',
  },
  'phone-several': {
    what: '「{title}」写了几个号码。',
    mend: '请只写一个能联系到本人的号码。',
  },
  'phone-area': {
    what: '「{title}」的“{value}”没有区号，已按区号 {area} 读取。',
    mend: '请核对；最好写上区号。',
  },
  'plate-io': {
    what: '「{title}」的“{value}”含有字母 I 或 O，号牌上没有这两个字母。',
    mend: '请照号牌核对，多半是数字 1 或 0。',
  },
  'plate-length': {
    what: '「{title}」的“{value}”有 {length} 位；普通号牌 7 位，新能源号牌 8 位。',
    mend: '请照号牌核对；没有号牌的写“无牌”。',
  },
  'plate-format': {
    what: '「{title}」的“{value}”不符合号牌的写法。',
    mend: '请照号牌核对，如 宁D00001；没有号牌的写“无牌”。',
  },
  'plate-masked': {
    what: '「{title}」含有 *，是隐去了一部分的号牌。',
    mend: '请照号牌填写完整；上报的汇总只有数字，不会带出号牌。',
  },
  'plate-rare': {
    what: '「{title}」的“{value}”是少见的{type}号牌。',
    mend: '请照号牌核对；无误的可以保留。',
  },
  'village-unknown': {
    what: '「{title}」的“{value}”不是{unit}的村(社区)。',
    mend: '请从下拉列表中选择。[[名称相近的有：{near}。]]',
  },
  'village-ambiguous': {
    what: '「{title}」的“{value}”可能是几个村(社区)：{places}。',
    mend: '请写全称，如写到“村委会”或“居委会”。',
  },
  'unit-other': {
    what: '「{title}」的“{value}”与封面的填报单位“{expected}”不一致。',
    mend: '请核对：属于别的乡镇(街道)的行[[（{found}）]]，请移到那里的工作簿；写错的改为“{expected}”。',
  },
  'number-pattern': {
    what: '「{title}」的“{value}”不符合“表代码-乡镇代码-日期-序号”的写法。',
    mend: '可以清空这一格，由系统生成；已被别处引用的编号，请保留。',
  },
  'number-repeated': {
    what: '「{title}」的“{value}”与 {first} 重复。',
    mend: '请清空其中一格，由系统重新编号；是同一件的，删去其中一行。',
  },
  'order-reversed': {
    what: '「{high}」早于或小于「{low}」，先后大小颠倒。',
    mend: '请核对这两栏，改正写错的一栏。',
  },
  'order-doubtful': {
    what: '「{low}」与「{high}」的大小（先后）与常情不合。',
    mend: '请核对这两栏；确实如此的可以保留。',
  },
  'cells-same': {
    what: '「{second}」与「{first}」相同。',
    mend: '这两栏不能是同一个人或单位，请改正写错的一栏。',
  },
  'cells-same-doubtful': {
    what: '「{second}」与「{first}」相同。',
    mend: '这两栏一般不是同一个人，请核对；确实如此的可以保留。',
  },
  'combination-forbidden': {
    what: '{when}，这样填写不合规定。',
    mend: '{mend}',
  },
  'combination-doubtful': {
    what: '{when}，请核对。',
    mend: '{mend}',
  },
  'text-personal': {
    what: '「{title}」里写了身份证号或手机号。',
    mend: '请从文字中删去号码；号码只填在专门的栏里。',
  },
  'entry-duplicate': {
    what: '这一行与 {first} 登记的是同一件（同一人），只统计一次。',
    mend: '重复的请删去一行；确是两件的，请核对日期、姓名、证件号码等栏。',
  },
  'entry-duplicate-differs': {
    what: '这一行与 {first} 登记的是同一件（同一人），但「{titles}」不同；已按 {first} 统计。',
    mend: '请核对哪一行是对的，删去另一行；确是两件的，请核对日期、姓名、证件号码等栏。',
  },
  'entry-near-duplicate': {
    what: '这一行与 {first} 十分相近，可能重复登记；两行都已统计。',
    mend: '请核对：重复的删去一行，不是重复的可以保留。',
  },
  'row-example': {
    what: '这一行是填写示例，没有统计。',
    mend: '请删去示例行；要登记的内容另起一行填写。',
  },
  'row-subtotal': {
    what: '这一行是合计或小计，没有作为登记统计。',
    mend: '不用改；合计由系统计算，登记表里最好不写。',
  },
  'row-subtotal-differs': {
    what: '这一行的「{title}」合计写的是 {value}，上面各行相加是 {sum}，以各行为准。',
    mend: '请核对是否漏登或多登；合计行最好删去。',
  },
  'row-heading-repeated': {
    what: '这一行重复了表头，没有统计。',
    mend: '不用改；最好删去重复的表头。',
  },
  'row-note': {
    what: '这一行是备注或说明，没有统计。',
    mend: '不用改；确是登记内容的，请按栏目填写。',
  },
  'row-continued': {
    what: '这一行只填了「{title}」，像是上一行没写完的内容，没有统计。',
    mend: '请把内容并入上一行，一件只占一行；确是另一件的，请把各栏补全。',
  },
  'row-outside-period': {
    what: '有 {count} 行的日期不在本次汇总的时段内，没有统计。',
    mend: '不用改；这些行属于别的时段的汇总。日期写错的请改正。',
  },
  'reference-unknown': {
    what: '「{title}」的“{name}”在{form}中没有登记。',
    mend: '请先在{form}中登记，或把这里改为已登记的写法，两处要一字不差。',
  },
  'reference-not-open': {
    what: '「{title}」的“{name}”在{form}中当日未启用或已撤除。',
    mend: '请核对日期，或在{form}中改正启用、撤除日期。',
  },
  'reference-missing': {
    what: '「{title}」为“{value}”，但{form}中没有一行引用本条的登记编号。',
    mend: '请在{form}中登记，并填写本条的登记编号；没有引发的改为否。',
  },
  'declared-zero-but-rows': {
    what: '申报零报告，但该台账当日有 {actual} 行。',
    mend: '请把当日情况改为有新增、当日新增改为 {actual}；台账日期写错的，改正台账。',
  },
  'declared-new-but-none': {
    what: '申报有新增 {declared}，但该台账当日一行也没有。',
    mend: '请补登台账，或把当日情况改为零报告、当日新增改为 0。',
  },
  'declared-count-differs': {
    what: '申报当日新增 {declared}，该台账当日有 {actual} 行。',
    mend: '请核对台账是否漏登，或把当日新增改为 {actual}。',
  },
  'span-overlap': {
    what: '同一「{title}」的管控期[[与 {first} ]]有重叠，可能重复登记。',
    mend: '请核对起止日期；已转走的，请填写前一行的解除日期。',
  },
  'figure-differs-from-towns': {
    what: '{region}报送{indicator} {actual} {unit}，与所辖乡镇(街道) {expected} 个不一致。',
    mend: '请核实是报送有误，还是人员与区划本来不一一对应；汇总按报送的 {actual} {unit}计，不受影响。',
  },
  'sheet-hidden': {
    what: '工作表“{sheet}”被隐藏，其中的 {count} 行仍已统计。',
    mend: '请取消隐藏并核对内容；不要的内容请删除。',
  },
  'sheet-twice': {
    what: '工作表“{sheet}”与另一张是同一个台账，两张都已统计。',
    mend: '请核对是否重复；最好合并到一张工作表。',
  },
  'sheet-summary': {
    what: '工作表“{sheet}”看名称是汇总，别的工作表登记了同一台账，没有再统计它。',
    mend: '不用处理；其中若有别处没有登记的，请补到相应的工作表，或给这张表改个名称。',
  },
  'sheet-unrecognised': {
    what: '工作表“{sheet}”不是本系统的台账，没有统计。',
    mend: '其中有要上报的内容的，请填到模板的台账里。',
  },
  'sheet-without-heading': {
    what: '工作表“{sheet}”找不到表头，其中的内容没有读取，也没有统计。',
    mend: '请从模板把表头复制到内容上面一行，再报送一次。',
  },
  'sheet-tables': {
    what: '工作表“{sheet}”里不止一张表，另一张从 {second} 起，没有读取。',
    mend: '请一张工作表只放一张表，把另一张移到单独的工作表。',
  },
  'sheet-drawings': {
    what: '工作表“{sheet}”有图片、文本框 {pictures} 个，批注 {comments} 条，其中的内容没有读取。',
    mend: '其中有要上报的内容的，请打字填入单元格。',
  },
  'rows-hidden': {
    what: '工作表“{sheet}”有 {count} 行被隐藏或筛选掉，仍已统计。',
    mend: '请取消筛选和隐藏并核对；作废的行请删除。',
  },
  'rows-prepared': {
    what: '从这一行起的 {count} 行只预填了「{title}」等相同内容，没有当作记录。',
    mend: '不用改；确是登记内容的，请把各栏补全。',
  },
  'heading-missing': {
    what: '工作表“{sheet}”缺少「{title}」一栏，要用这一栏的数字统计不出来。',
    mend: '请从模板复制表头，不要删除或改名。',
  },
  'heading-repeated': {
    what: '工作表“{sheet}”有两栏都是「{title}」，两栏内容不同的行没有读取这一栏。',
    mend: '请删去多余的一栏，或改正它的表头。',
  },
  'heading-alias': {
    what: '工作表“{sheet}”的“{heading}”已按「{title}」读取。',
    mend: '请核对；最好改回模板的表头。',
  },
  'heading-extra': {
    what: '工作表“{sheet}”的“{title}”不是本台账的栏目，没有读取。',
    mend: '不用的请删去；是台账栏目的，请改回模板的表头。',
  },
  'validation-lost': {
    what: '工作表“{sheet}”的下拉列表和填写校验没有了，多半是整片粘贴造成的。',
    mend: '内容不受影响；下次请用“粘贴为数值”，或换用新的模板。',
  },
  'file-link': {
    what: '这是一个链接（快捷方式），没有读取它指向的文件。',
    mend: '请把文件本身放进文件夹。',
  },
  'file-days-before': {
    what: '本文件登记的日期都早于报告期：{first} 至 {last}，报告期是 {from} 至 {to}。',
    mend: '请核对是不是把上一期的文件又报了一次；确是仍未办结的旧事项不用改。',
  },
  'file-lock': {
    what: '这是文件打开时留下的临时文件，不是上报的内容。',
    mend: '不用处理；可能有人正在编辑同名的文件，请确认它已保存。',
  },
  'file-empty': {
    what: '文件是空的，没有任何内容。',
    mend: '请填报单位重新保存并报送。',
  },
  'file-damaged': {
    what: '文件已损坏，没有读取。',
    mend: '请填报单位用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。',
  },
  'file-encrypted': {
    what: '文件设了打开密码，没有读取。',
    mend: '请填报单位取消密码，重新保存并报送。',
  },
  'file-read-only-recommended': {
    what: '文件设了只读或修改保护，已读取。',
    mend: '不影响统计；请填报单位核对内容是否填完，下次取消保护再报送。',
  },
  'file-converted': {
    what: '文件是 {format} 格式，已转换读取；颜色、批注等没有读取。',
    mend: '请核对统计结果；下次请另存为 .xlsx 后报送。',
  },
  'file-format': {
    what: '文件不是 .xlsx 格式[[（{format}）]]，没有读取。',
    mend: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。',
  },
  'file-not-workbook': {
    what: '文件不是表格[[（{format}）]]，没有读取。',
    mend: '要上报的内容，请填到模板里报送。',
  },
  'file-archive': {
    what: '文件是压缩包[[（{format}）]]，没有读取。',
    mend: '请解压，把里面的 .xlsx 文件放到文件夹里。',
  },
  'file-too-large': {
    what: '文件超过能读取的大小[[（{what} > {limit}）]]，没有读取。',
    mend: '请把内容复制到新的模板中（不带整行整列的格式和图片）再报送。',
  },
  'file-many-issues': {
    what: '一张工作表里的问题超过 {limit} 处，文件没有读取。',
    mend: '多半是内容贴错了列，或与表头对不上；请先核对前几行，改好后重新报送。',
  },
  'file-unreadable': {
    what: '文件打不开[[（{reason}）]]，没有读取。',
    mend: '请确认文件没有被占用、有读取权限，然后再试一次。',
  },
  'file-changed': {
    what: '读取期间有人改动了文件，没有统计。',
    mend: '请等文件保存好，再做一次。',
  },
  'file-failed': {
    what: '读取这个文件时程序出错[[（{reason}）]]，没有统计。',
    mend: '请填报单位另存为 .xlsx 后重新报送；并把这一行连同文件发给维护人员。',
  },
  'file-no-register': {
    what: '文件里找不到任何一个台账，没有读取。',
    mend: '请确认是填好的模板，表头没有删改。',
  },
  'file-unit-unknown': {
    what: '看不出是哪个乡镇(街道)的文件，没有读取。',
    mend: '请在封面填写乡镇(街道)名称或 9 位代码；没有封面的，请在表头上方写一行“填报单位：……”，或在文件名里写乡镇全称。',
  },
  'file-unit-conflict': {
    what: '文件的填报单位前后不一：{first}，{second}。没有读取。',
    mend: '请核对是哪个单位的，改正后重新报送；不要用别的乡镇的文件改名填报。',
  },
  'file-unit-outside': {
    what: '“{unit}”不属于{region}，没有读取。',
    mend: '请核对文件是否放错了文件夹，或封面的单位写错了。',
  },
  'file-period-unknown': {
    what: '看不出是哪一天或哪个时段的文件，没有读取。',
    mend: '请在封面填写报告期的起止日期。',
  },
  'file-period-conflict': {
    what: '文件的报告期前后不一：{first}，{second}。没有读取。',
    mend: '请核对是否报送了旧文件。模板的报告期由模板写定，封面不要改；报别的时段请领那一期的模板，把内容粘贴过去。',
  },
  'file-period-outside': {
    what: '文件的报告期 {first} 不在本次汇总的 {second} 之内，没有读取。',
    mend: '请核对是否放错了文件夹、报送了旧文件；模板的报告期不能改，报本期请领本期的模板。',
  },
  'file-form-newer': {
    what: '{form}是第 {version} 版，本程序只认得到第 {known} 版，没有读取。',
    mend: '请先更新本程序，再汇总。',
  },
  'file-form-older': {
    what: '{form}是第 {version} 版，现用第 {known} 版；已按旧版读取。',
    mend: '请核对；下次请用新模板填写。',
  },
  'file-superseded': {
    what: '这是同一工作簿的旧稿，已由 {first} 代替，没有统计。',
    mend: '不用处理；要以这一份为准的，请移走较新的一份。',
  },
  'file-superseded-longer': {
    what: '这份旧稿的“{form}”有 {before} 行，代替它的 {first} 只有 {now} 行。',
    mend: '请向填报单位核实：少的是删去的，还是分别填在两份里的；要都统计的，请合到一份里。',
  },
  'file-same-rows': {
    what: '这份文件的各行都已在 {first} 中登记，只统计一次。',
    mend: '请核对：是重新保存的同一份，删去其中一份；确是另一份的，请改正内容。',
  },
  'file-same-entries': {
    what: '这份文件的各行都已在 {first} 中登记，其中 {count} 行内容不同；都已按 {first} 统计。',
    mend: '请核对：{first} 是改正后重报的，移走这一份；这一份才是改正后的，移走 {first} 再汇总。',
  },
  'file-several': {
    what: '{unit}报送了几份工作簿，看不出哪一份是改正稿：这一份和 {first}。已逐行相加，相同的行只统计一次。',
    mend: '请核对：是改正后重报的，移走旧的一份再汇总；确是两份的，可以保留。',
  },
  'file-report': {
    what: '这是汇总结果，不是乡镇上报的工作簿，未计入。',
    mend: '不用处理；不放在上报文件夹里更清楚。',
  },
  'file-report-unreadable': {
    what: '这是汇总表，但里面供上级汇总的数据读不出来：可能由其他版本生成，或者被改动过。没有计入。',
    mend: '请用现在的版本重新汇总后再报送，或者报送下面各乡镇的原表。',
  },
  'file-report-unneeded': {
    what: '这是“{unit}”的汇总表；文件夹里有它下面各乡镇的原表，已按原表汇总，不再加这份。',
    mend: '不用处理。',
  },
  'file-duplicate': {
    what: '内容与 {first} 完全相同，只统计一次。',
    mend: '不用处理；可以删去其中一份。',
  },
  'file-macros': {
    what: '文件带有宏，宏没有运行。',
    mend: '请填报单位核对来源，另存为不带宏的 .xlsx。',
  },
  'file-external-links': {
    what: '文件链接了其他工作簿，链接没有打开，只读取了存下的数值。',
    mend: '请核对这些数值，用“粘贴为数值”代替链接。',
  },
  'file-stamp-missing': {
    what: '文件没有模板标记，已按表头和封面识别。',
    mend: '不影响统计；下次最好直接在模板中填写。',
  },
  'file-name-differs': {
    what: '文件名与封面的单位或报告期不一致，以封面为准。',
    mend: '请核对；最好按模板原来的文件名报送。',
  },
  'form-sheet-missing': {
    what: '定义中没有“{name}”工作表。',
    mend: '请补上这张表，或从“taizhang form export”导出的工作簿改起。',
  },
  'form-heading-missing': {
    what: '“{sheet}”表中找不到标题行。',
    mend: '请把标题写在前几行，可用的标题有：{name}。',
  },
  'form-heading-unknown': {
    what: '“{name}”不是认得的标题，这一列没有读取。',
    mend: '请核对标题的写法；只是备注的，不用管。',
  },
  'form-member-unknown': {
    what: '这里用不到“{name}”。',
    mend: '请清空这一格，或核对类型、规则、算法是否选对。',
  },
  'form-required': {
    what: '没有填“{title}”。',
    mend: '请填写；要求见标题的批注。',
  },
  'form-value': {
    what: '“{title}”不对[[：“{value}”]]。',
    mend: '应为：{expected}。',
  },
  'form-duplicate': {
    what: '“{name}”与“{first}”重复。',
    mend: '请换一个名称，或删去其中一个。',
  },
  'form-column-unknown': {
    what: '没有名为“{name}”的列[[（条件的第 {at} 个字起）]]。',
    mend: '请照“列”表中的列名写，一字不差。[[相近的有：{near}。]]',
  },
  'form-column-kind': {
    what: '“{name}”的类型用在这里不对。',
    mend: '这里要用的类型是：{expected}。',
  },
  'form-option-unknown': {
    what: '“{name}”不是该列的选项。',
    mend: '请照“选项”表中的选项写，或补上这个选项。',
  },
  'form-options-empty': {
    what: '“{name}”一个选项也没有。',
    mend: '请在“选项”表中为这一列写上选项，一行一个。',
  },
  'form-range': {
    what: '最小 {min} 大于最大 {max}。',
    mend: '请对调或改正。',
  },
  'form-condition': {
    what: '条件从第 {at} 个字[[“{found}”]]起读不懂。',
    mend: '这里应为：{expected}。',
  },
  'form-indicator-unknown': {
    what: '没有名为“{name}”的可计数指标。',
    mend: '请写本表中计数、去重计数、求和或取最大后求和的指标名称。',
  },
  'form-personal': {
    what: '“{name}”是个人信息，不能按它分开统计。',
    mend: '请换一列，或改用计数、去重计数。',
  },
  'form-example': {
    what: '示例“{value}”不符合这一列自己的要求。',
    mend: '请改正示例；要求没写对的，改正类型和范围。',
  },
  'form-base-unknown': {
    what: '没有标识为“{name}”的登记表。',
    mend: '可以基于：{known}。',
  },
  'form-json': {
    what: '不是完整的 JSON：{reason}。',
    mend: '请核对括号、引号和逗号。',
  },
};
