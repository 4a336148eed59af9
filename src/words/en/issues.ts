import type { Words } from '../../core/words.ts';

/** What is wrong and how to mend it, for a township's clerk. */
export const issues: Words['issues'] = {
  'cell-required': {
    what: '“{title}” is empty.',
    mend: 'Fill it in; this column may not be left empty.',
  },
  'cell-required-when': {
    what: '{when}, but “{title}” is empty.',
    mend: 'Fill in “{title}”, or correct the column that asks for it.',
  },
  'cell-empty-when': {
    what: '{when}, so “{title}” should be empty, but it says “{value}”.',
    mend: 'Clear the cell, or correct the column that asks for it to be empty.',
  },
  'cell-error-value': {
    what: '“{title}” holds the formula error {value} and nothing that can be used.',
    mend: 'Delete the formula and type the content.',
  },
  'cell-formula-without-result': {
    what: '“{title}” is a formula whose result is not stored in the file.',
    mend: 'Open and save the file in Excel or WPS, or replace the formula with its content.',
  },
  'cell-formula-external': {
    what: '“{title}” takes its content from another workbook, which nobody else can see.',
    mend: 'Check “{value}”, copy the cell and paste it as a value.',
  },
  'cell-too-long': {
    what: '“{title}” has {length} characters, more than {max}.',
    mend: 'Shorten it to {max} characters.',
  },
  'cell-masked': {
    what: '“{title}” contains *: a part of it is hidden.',
    mend: 'Write the full content; reports upward carry counts only, no personal data.',
  },
  'cell-placeholder': {
    what: '“{title}” says “{value}”, which gives no actual content.',
    mend: 'Find out and fill it in; leave the cell empty where the column need not be filled.',
  },
  'cell-several-lines': {
    what: '“{title}” has several lines in one cell.',
    mend: 'Write one entry in each row and move the others to rows of their own.',
  },
  'cell-struck': {
    what: '“{value}” in “{title}” is struck through and still counts.',
    mend: 'Delete the row if it is void; remove the strikethrough if it stands.',
  },
  'cell-picture': {
    what: '“{title}” holds a picture; text in pictures cannot be read.',
    mend: 'Type into the cell what the picture shows.',
  },
  'cell-merged-down': {
    what: 'Cells of “{title}” are merged downwards; each row was read as “{value}”.',
    mend: 'Check this; it is best to unmerge the cells and fill every row.',
  },
  'cell-merged-across': {
    what: '“{title}” is merged with the cells beside it, so the columns cannot be told apart.',
    mend: 'Unmerge the cells and fill each column.',
  },
  'cell-same-above': {
    what: '“{title}” says “{value}” and was read as the row above.',
    mend: 'Check this; it is best to write the content itself.',
  },
  'choice-unknown': {
    what: '“{value}” is not one of the choices of “{title}”.',
    mend: 'Choose one from the list: {options}.',
  },
  'choice-several': {
    what: '“{value}” in “{title}” holds several choices.',
    mend: 'Choose only the most important one.',
  },
  'choice-alias': {
    what: '“{value}” in “{title}” was counted as “{option}”.',
    mend: 'Check this; if it is wrong, choose again from the list.',
  },
  'name-length': {
    what: '“{title}” has {length} characters; a name has {min} to {max}.',
    mend: 'Write one person’s full name.',
  },
  'name-several': {
    what: '“{value}” in “{title}” does not look like one person’s name.',
    mend: 'Write one full name without digits; use a row of its own for each person.',
  },
  'date-format': {
    what: '“{value}” in “{title}” is not a date.',
    mend: 'Write year-month-day, such as 2020-02-20.',
  },
  'date-invalid': {
    what: '“{value}” in “{title}” is a day that does not exist.',
    mend: 'Check the month and the day.',
  },
  'date-relative': {
    what: '“{title}” says “{value}”; later nobody can know which day that was.',
    mend: 'Write year-month-day, such as 2020-02-20.',
  },
  'date-ambiguous': {
    what: 'In “{value}” of “{title}” the year and the month cannot be told apart.',
    mend: 'Write the year with four digits, such as 2020-02-20.',
  },
  'date-number': {
    what: '“{title}” is the number {value} and not a date; 2.20 typed as a number turns into 2.2.',
    mend: 'Write year-month-day, such as 2020-02-20.',
  },
  'date-lunar': {
    what: '“{value}” in “{title}” is a day of the lunar calendar or a festival.',
    mend: 'Convert it to the solar calendar: year-month-day, such as 2020-02-20.',
  },
  'date-future': {
    what: '“{value}” in “{title}” is later than {today}.',
    mend: 'Check it; this column is for what has already happened.',
  },
  'date-range': {
    what: '“{value}” in “{title}” does not lie between {from} and {to}.',
    mend: 'Check the year.',
  },
  'date-no-year': {
    what: '“{value}” in “{title}” has no year and was read as {year}.',
    mend: 'Check this; it is best to write year, month and day.',
  },
  'date-yy': {
    what: '“{value}” in “{title}” has a year of two digits and was read as {year}.',
    mend: 'Check this; it is best to write the year with four digits.',
  },
  'date-outside-period': {
    what: '“{value}” in “{title}” lies outside the reporting period {from} to {to}.',
    mend: 'Check the date; what belongs to another period goes into the workbook of that period.',
  },
  'date-year-doubtful': {
    what: '“{value}” in {title} differs from the reporting period only by its year.',
    mend: 'Check the year: is {meant} meant? Leave it if it is of an earlier year.',
  },
  'time-format': {
    what: '“{value}” in “{title}” shows no time of day.',
    mend: 'Write year-month-day hour:minute, such as 2020-02-20 16:30.',
  },
  'time-invalid': {
    what: '“{value}” in “{title}” is a time that does not exist.',
    mend: 'Check hours (0 to 24) and minutes (0 to 59).',
  },
  'time-missing': {
    what: '“{value}” in “{title}” has a date but no time; it counts as 00:00.',
    mend: 'Add hours and minutes, such as 2020-02-20 16:30.',
  },
  'int-empty': {
    what: '“{title}” has no number.',
    mend: 'Write the number; write 0 if there is truly none.',
  },
  'int-format': {
    what: '“{value}” in “{title}” is not a whole number.',
    mend: 'Write one whole number and nothing else, such as 12.',
  },
  'int-inexact': {
    what: '“{value}” in “{title}” is not an exact number.',
    mend: 'Find out and write one exact whole number, without “about”, “more than” or a range.',
  },
  'int-negative': {
    what: '“{value}” in “{title}” is below 0.',
    mend: 'Write 0 or a whole number above it.',
  },
  'int-decimal': {
    what: '“{value}” in “{title}” has decimals.',
    mend: 'Write a whole number.',
  },
  'int-cn': {
    what: '“{value}” in “{title}” is in Chinese numerals and was counted as {number}.',
    mend: 'Check this; it is best to write Arabic digits.',
  },
  'int-unit': {
    what: '“{value}” in “{title}” carries the unit “{unit}” and was counted as a number.',
    mend: 'Check this; it is best to write the number alone.',
  },
  'decimal-format': {
    what: '“{value}” in “{title}” is not a number.',
    mend: 'Write a number without a unit, such as 1200 or 36.5.',
  },
  'decimal-places': {
    what: '“{value}” in “{title}” has more than {places} decimal places.',
    mend: 'Write it with {places} decimal places at most.',
  },
  'number-range': {
    what: '“{value}” in “{title}” does not lie between {min} and {max}.',
    mend: 'Check it and correct a slip of the pen.',
  },
  'temp-format': {
    what: '“{value}” in “{title}” is not a temperature.',
    mend: 'Write the degrees measured, such as 36.5, not “normal”.',
  },
  'temp-range': {
    what: '“{value}” in “{title}” does not lie between {min} and {max} °C.',
    mend: 'Check it.[[ If the decimal point is missing, write {suggestion}.]]',
  },
  'temp-low': {
    what: '“{value}” in “{title}” is below {low} °C.',
    mend: 'Measure again; the figure may stay if it is right.',
  },
  'id-length': {
    what: '“{title}” has {length} characters; a resident number has 18, an old one 15.',
    mend: 'Compare it with the document; correct the document type if that is wrong.',
  },
  'id-format': {
    what: '“{value}” in “{title}” contains characters that do not belong there.',
    mend: 'Compare it with the document: 17 digits, then a digit or X.',
  },
  'id-birth': {
    what: 'Characters 7 to 14 of “{value}” in “{title}” are no possible day of birth.',
    mend: 'Compare these eight digits with the document.',
  },
  'id-province': {
    what: 'The first two digits of “{value}” in “{title}” are no province’s code.',
    mend: 'Compare the first two digits with the document.',
  },
  'id-checksum': {
    what: 'The last character of “{value}” in “{title}” does not fit the 17 before it: one is wrong.',
    mend: 'Compare the number with the document, digit by digit.',
  },
  'id-masked': {
    what: '“{title}” contains *: a part of the number is hidden.',
    mend: 'Write the full number from the document; reports upward carry counts only.',
  },
  'id-scientific': {
    what: '“{title}” was turned into scientific notation, “{value}”; its last digits are lost.',
    mend: 'Set the cell to text and type the number again; changing the format is not enough.',
  },
  'id-number': {
    what: '“{title}” is stored as a number; all digits after the 15th have become 0.',
    mend: 'Set the cell to text and type the number again; changing the format is not enough.',
  },
  'id-region': {
    what: 'The first six digits of “{value}” in “{title}” are no known area code.',
    mend: 'Compare them with the document; the number may stay if it is right.',
  },
  'id-age': {
    what: 'By “{value}” in “{title}” the person would be over {age} years old.',
    mend: 'Compare the year of birth with the document; the number may stay if it is right.',
  },
  'id-legacy15': {
    what: '“{value}” in “{title}” is an old number of 15 digits; duplicates are sought by its 18-digit form.',
    mend: 'Old cards are no longer valid; please register the present number of 18 characters.',
  },
  'permit-format': {
    what: '“{value}” in “{title}” is not how the number of this document[[ ({type})]] is written.',
    mend: 'Compare it with the document; correct the document type if that is wrong.',
  },
  'permit-unusual': {
    what: '“{value}” in “{title}” is unusual for this document[[ ({type})]].',
    mend: 'Compare it with the document; the number may stay if it is right.',
  },
  'phone-format': {
    what: '“{value}” in “{title}” is not a telephone number.',
    mend: 'Write a mobile number of 11 digits or a landline with its area code, such as 0954-2030000.',
  },
  'phone-length': {
    what: '“{value}” in “{title}” has {length} digits, which is not right.',
    mend: 'A mobile number has 11 digits; a landline needs its area code.',
  },
  'phone-masked': {
    what: '“{title}” contains *: a part of the number is hidden.',
    mend: 'Write the full number; reports upward carry counts only.',
  },
  'phone-several': {
    what: '“{title}” holds several numbers.',
    mend: 'Write one number by which the person can be reached.',
  },
  'phone-area': {
    what: '“{value}” in “{title}” has no area code and was read with {area}.',
    mend: 'Check this; it is best to write the area code.',
  },
  'plate-io': {
    what: '“{value}” in “{title}” contains the letter I or O, which no plate has.',
    mend: 'Compare it with the plate; it is probably the digit 1 or 0.',
  },
  'plate-length': {
    what: '“{value}” in “{title}” has {length} characters; a plate has 7, a new-energy plate 8.',
    mend: 'Compare it with the plate; write 无牌 for a vehicle without one.',
  },
  'plate-format': {
    what: '“{value}” in “{title}” is not how a plate is written.',
    mend: 'Compare it with the plate, such as 宁D00001; write 无牌 for a vehicle without one.',
  },
  'plate-masked': {
    what: '“{title}” contains *: a part of the plate is hidden.',
    mend: 'Write the full plate; reports upward carry counts only.',
  },
  'plate-rare': {
    what: '“{value}” in “{title}” is a plate of a rare kind ({type}).',
    mend: 'Compare it with the plate; it may stay if it is right.',
  },
  'village-unknown': {
    what: '“{value}” in “{title}” is not a village (community) of {unit}.',
    mend: 'Choose one from the list.[[ Similar names: {near}.]]',
  },
  'village-ambiguous': {
    what: '“{value}” in “{title}” may mean several villages (communities): {places}.',
    mend: 'Write the full name, with 村委会 or 居委会.',
  },
  'unit-other': {
    what: '“{value}” in “{title}” is not the unit on the cover, “{expected}”.',
    mend: 'Move rows of another unit[[ ({found})]] to its own workbook, or correct it to “{expected}”.',
  },
  'number-pattern': {
    what: '“{value}” in “{title}” is not of the form register-town-day-count.',
    mend: 'Clear the cell and a number is made; keep a number that is quoted elsewhere.',
  },
  'number-repeated': {
    what: '“{value}” in “{title}” is also the number of {first}.',
    mend: 'Clear one of the cells and a number is made; delete one of the rows if they are the same.',
  },
  'order-reversed': {
    what: '“{high}” is earlier or smaller than “{low}”, which is the wrong way round.',
    mend: 'Check both columns and correct the wrong one.',
  },
  'order-doubtful': {
    what: 'The order or size of “{low}” and “{high}” is unusual.',
    mend: 'Check both columns; they may stay if they are right.',
  },
  'cells-same': {
    what: '“{second}” is the same as “{first}”.',
    mend: 'The two cannot be one person or office; correct the wrong one.',
  },
  'cells-same-doubtful': {
    what: '“{second}” is the same as “{first}”.',
    mend: 'The two are seldom one person; they may stay if they are right.',
  },
  'combination-forbidden': {
    what: '{when}: this combination is against the rules.',
    mend: '{mend}',
  },
  'combination-doubtful': {
    what: '{when}: please check.',
    mend: '{mend}',
  },
  'text-personal': {
    what: '“{title}” contains an identity or mobile number.',
    mend: 'Delete the number from the text; numbers go only into their own columns.',
  },
  'entry-duplicate': {
    what: 'This row registers the same thing or person as {first}; it counts once.',
    mend: 'Delete one of the rows; if they are two, check dates, names and document numbers.',
  },
  'entry-duplicate-differs': {
    what: 'This row and {first} register the same thing (or person), but “{titles}” differs; {first} was counted.',
    mend: 'Check which row is right and delete the other; if they are two, check dates, names and ID numbers.',
  },
  'entry-near-duplicate': {
    what: 'This row is very like {first}, perhaps the same written twice; both count.',
    mend: 'Delete one of the rows if they are the same; otherwise both may stay.',
  },
  'row-example': {
    what: 'This row is an example and was not counted.',
    mend: 'Delete the example; write what is to be registered in a row of its own.',
  },
  'row-subtotal': {
    what: 'This row is a total and was not counted as an entry.',
    mend: 'Nothing to do; totals are worked out by the program and are best left out.',
  },
  'row-subtotal-differs': {
    what: 'The total of “{title}” in this row is {value}, but the rows above come to {sum}; the rows count.',
    mend: 'Check whether rows are missing or repeated; it is best to delete the total.',
  },
  'row-heading-repeated': {
    what: 'This row repeats the heading and was not counted.',
    mend: 'Nothing to do; it is best to delete the repeated heading.',
  },
  'row-note': {
    what: 'This row is a note and was not counted.',
    mend: 'Nothing to do; if it is an entry, fill it in column by column.',
  },
  'row-continued': {
    what: 'This row holds only “{title}” and looks like the rest of the row above; it was not counted.',
    mend: 'Join it to the row above, one entry to a row; if it is another entry, fill in its cells.',
  },
  'row-outside-period': {
    what: '{count} rows have days outside the period of this consolidation and were not counted.',
    mend: 'Nothing to do: they belong to another period. Correct the dates if they are wrong.',
  },
  'reference-unknown': {
    what: '“{name}” in “{title}” is not registered in {form}.',
    mend: 'Register it in {form}, or write it here exactly as it is registered there.',
  },
  'reference-not-open': {
    what: '“{name}” in “{title}” was not in use on that day according to {form}.',
    mend: 'Check the day, or correct the days of use in {form}.',
  },
  'reference-missing': {
    what: '“{title}” says “{value}”, but no row of {form} names the number of this entry.',
    mend: 'Register the case in {form} with the number of this entry, or choose 否 if there was none.',
  },
  'declared-zero-but-rows': {
    what: 'A zero report was declared, but the register has {actual} rows of that day.',
    mend: 'Choose 有新增 and write {actual}, or correct the days in the register.',
  },
  'declared-new-but-none': {
    what: '{declared} new entries were declared, but the register has no row of that day.',
    mend: 'Fill in the register, or choose 零报告 and write 0.',
  },
  'declared-count-differs': {
    what: '{declared} new entries were declared; the register has {actual} rows of that day.',
    mend: 'Check whether rows are missing in the register, or write {actual}.',
  },
  'span-overlap': {
    what: 'Two periods of the same “{title}” overlap[[ (see {first})]]; perhaps it was registered twice.',
    mend: 'Check the first and last days; a person who has moved on needs a day of release.',
  },
  'figure-differs-from-towns': {
    what: '{region} reports {actual} {unit} under “{indicator}”, but has {expected} towns.',
    mend: 'Check whether the return is wrong or the two need not agree; {actual} {unit} stay in the totals as reported.',
  },
  'sheet-hidden': {
    what: 'The sheet “{sheet}” is hidden; its {count} rows were counted.',
    mend: 'Unhide and check it; delete what is not wanted.',
  },
  'sheet-twice': {
    what: 'The sheet “{sheet}” is the same register as another; both were counted.',
    mend: 'Check for repeated entries; it is best to join the two sheets.',
  },
  'sheet-summary': {
    what: 'Sheet “{sheet}” is a summary by its name; other sheets hold the same register, so it was not counted as well.',
    mend: 'Nothing to do; what stands only here belongs on one of the others, or give this sheet another name.',
  },
  'sheet-unrecognised': {
    what: 'The sheet “{sheet}” is no register of this product and was not counted.',
    mend: 'Copy what is to be reported into the registers of the template.',
  },
  'sheet-without-heading': {
    what: 'The sheet “{sheet}” has no heading that can be found; nothing on it was read or counted.',
    mend: 'Copy the heading from the template above the rows and send the workbook again.',
  },
  'sheet-tables': {
    what: 'The sheet “{sheet}” holds more than one table; the other begins at {second} and was not read.',
    mend: 'Keep one table to a sheet: move the other to a sheet of its own.',
  },
  'sheet-drawings': {
    what: 'The sheet “{sheet}” has {pictures} pictures or text boxes and {comments} comments; what they say was not read.',
    mend: 'If they say anything that is to be reported, type it into cells.',
  },
  'rows-hidden': {
    what: 'The sheet “{sheet}” has {count} hidden or filtered rows; they were counted.',
    mend: 'Clear the filter, unhide the rows and check them; delete void ones.',
  },
  'rows-prepared': {
    what: 'The {count} rows from here on hold only the same “{title}” or the like and were taken for no entries.',
    mend: 'Nothing to do; if they are entries, fill in their cells.',
  },
  'heading-missing': {
    what: 'The sheet “{sheet}” lacks the column “{title}”; figures that need it cannot be worked out.',
    mend: 'Copy the heading from the template; do not delete or rename columns.',
  },
  'heading-repeated': {
    what: 'The sheet “{sheet}” has the column “{title}” twice; rows in which the two differ were not read for it.',
    mend: 'Delete one of them or correct its heading.',
  },
  'heading-alias': {
    what: '“{heading}” in the sheet “{sheet}” was read as “{title}”.',
    mend: 'Check this; it is best to restore the heading of the template.',
  },
  'heading-extra': {
    what: '“{title}” in the sheet “{sheet}” is no column of this register and was not read.',
    mend: 'Delete it if it is not wanted; otherwise restore the heading of the template.',
  },
  'validation-lost': {
    what: 'The sheet “{sheet}” has lost its lists and checks, probably by pasting over them.',
    mend: 'The content is not affected; next time paste as values or use a new template.',
  },
  'file-link': {
    what: 'This is a link; what it leads to was not read.',
    mend: 'Put the file itself into the folder.',
  },
  'file-days-before': {
    what: 'All days in this file lie before the reporting period: {first} to {last}, the period is {from} to {to}.',
    mend: 'Check whether the file of the last period was sent again; leave it if these matters are still open.',
  },
  'file-lock': {
    what: 'This is a temporary file left by an open workbook, not a return.',
    mend: 'Nothing to do; somebody may be editing the workbook, so make sure that it has been saved.',
  },
  'file-empty': {
    what: 'The file is empty.',
    mend: 'Ask the unit to save and send it again.',
  },
  'file-damaged': {
    what: 'The file is damaged and was not read.',
    mend: 'Ask the unit to open it in Excel or WPS, save it as .xlsx and send it again.',
  },
  'file-encrypted': {
    what: 'The file needs a password to open and was not read.',
    mend: 'Ask the unit to remove the password and send it again.',
  },
  'file-read-only-recommended': {
    what: 'The file was protected against changes and was read nevertheless.',
    mend: 'The figures are not affected; ask the unit whether it is complete, and to remove the protection.',
  },
  'file-converted': {
    what: 'The file has the format {format} and was converted; colours, comments and the like were not read.',
    mend: 'Check the figures; next time save it as .xlsx.',
  },
  'file-format': {
    what: 'The file is not an .xlsx file[[ ({format})]] and was not read.',
    mend: 'Open it in Excel or WPS, save it as .xlsx and send it again.',
  },
  'file-not-workbook': {
    what: 'The file is not a workbook[[ ({format})]] and was not read.',
    mend: 'Fill in the template with what is to be reported.',
  },
  'file-archive': {
    what: 'The file is an archive[[ ({format})]] and was not read.',
    mend: 'Unpack it and put the .xlsx files into the folder.',
  },
  'file-too-large': {
    what: 'The file is larger than can be read[[ ({what} > {limit})]] and was not read.',
    mend: 'Copy the content into a new template, without pictures and formats of whole rows or columns.',
  },
  'file-many-issues': {
    what: 'One sheet has more than {limit} findings; the file was not read.',
    mend: 'Most likely the columns do not fit the heading: check the first rows, mend them and send it again.',
  },
  'file-unreadable': {
    what: 'The file could not be opened[[ ({reason})]] and was not read.',
    mend: 'Make sure that it is not in use and may be read, then try again.',
  },
  'file-changed': {
    what: 'Somebody changed the file while it was being read; it was not counted.',
    mend: 'Wait until it has been saved, then run this again.',
  },
  'file-failed': {
    what: 'The program failed at this file[[ ({reason})]]; it was not counted.',
    mend: 'Ask the unit to save it as .xlsx and send it again; send this line and the file to whoever maintains the program.',
  },
  'file-no-register': {
    what: 'No register was found in the file; it was not read.',
    mend: 'Make sure that it is a filled-in template and that its headings are unchanged.',
  },
  'file-unit-unknown': {
    what: 'The file does not say which unit it is from; it was not read.',
    mend: 'Write the town’s name or its code of 9 digits on the cover, a line 填报单位：… above the heading of a list without one, or the full name into the file’s.',
  },
  'file-unit-conflict': {
    what: 'The file names two units: {first}, {second}. It was not read.',
    mend: 'Find out whose it is, correct it and send it again; do not reuse another town’s file.',
  },
  'file-unit-outside': {
    what: '“{unit}” does not belong to {region}; the file was not read.',
    mend: 'Check whether the file is in the wrong folder or the unit on the cover is wrong.',
  },
  'file-period-unknown': {
    what: 'The file does not say of which day or period it speaks; it was not read.',
    mend: 'Write the first and last day of the reporting period on the cover.',
  },
  'file-period-conflict': {
    what: 'The file names two periods: {first}, {second}. It was not read.',
    mend: 'Check whether an old file was sent. A template’s period is fixed, the cover does not change it: for other days take their template and paste the rows.',
  },
  'file-period-outside': {
    what: 'The period of the file, {first}, lies outside {second}; the file was not read.',
    mend: 'Check whether the file is in the wrong folder or an old one; a template’s period is fixed, other days have templates of their own.',
  },
  'file-form-newer': {
    what: '{form} is version {version}; this program knows versions up to {known}. The file was not read.',
    mend: 'Update the program, then consolidate.',
  },
  'file-form-older': {
    what: '{form} is version {version}, the present one is {known}; it was read as the old version.',
    mend: 'Check this; please use the new template next time.',
  },
  'file-superseded': {
    what: 'This is an older revision of a workbook; {first} takes its place. It was not counted.',
    mend: 'Nothing to do; if this one is right, remove the newer one.',
  },
  'file-superseded-longer': {
    what: '“{form}” has {before} rows in this older revision, and {now} in {first}, which takes its place.',
    mend: 'Ask the town whether the others were deleted, or were entered in two copies; to count both, put them into one.',
  },
  'file-same-rows': {
    what: 'Every row of this file stands in {first} as well; they were counted once.',
    mend: 'If it is the same return saved again, delete one of the two; if not, correct its content.',
  },
  'file-same-entries': {
    what: 'All rows of this file are registered in {first}, {count} of them with other content; {first} was counted.',
    mend: 'If {first} is the corrected one, move this file away; if this one is, move {first} away and run again.',
  },
  'file-several': {
    what: '{unit} sent several workbooks, and nothing tells which one corrects the other: this one and {first}. Their rows were added, equal ones once.',
    mend: 'If it was sent again with corrections, remove the old one and add up again; if they are two returns, keep both.',
  },
  'file-report': {
    what: 'This is a report, not a return; it was not counted.',
    mend: 'Nothing to do; it is better kept elsewhere.',
  },
  'file-report-unreadable': {
    what: 'This is a report, but the figures it carries for the level above cannot be read: another version made it, or it was changed. It is not counted.',
    mend: 'Consolidate again with the present version and send that, or send the returns of its towns.',
  },
  'file-report-unneeded': {
    what: 'This is the report of “{unit}”; the returns it was made from are here and were counted instead.',
    mend: 'Nothing to do.',
  },
  'file-duplicate': {
    what: 'The content is the same as that of {first}; it was counted once.',
    mend: 'Nothing to do; one of the two may be deleted.',
  },
  'file-macros': {
    what: 'The file has macros; they were not run.',
    mend: 'Ask the unit where they come from and to save the file as .xlsx without macros.',
  },
  'file-external-links': {
    what: 'The file is linked to other workbooks; only stored values were read.',
    mend: 'Check these values and paste them as values in place of the links.',
  },
  'file-stamp-missing': {
    what: 'The file has lost the template’s stamp; it was recognised by its headings and cover.',
    mend: 'The figures are not affected; it is best to fill in the template itself next time.',
  },
  'file-name-differs': {
    what: 'The file’s name does not fit the unit or period on the cover; the cover counts.',
    mend: 'Check this; it is best to keep the file name of the template.',
  },
  'form-sheet-missing': {
    what: 'The definition has no sheet “{name}”.',
    mend: 'Add it, or begin with a workbook made by “taizhang form export”.',
  },
  'form-heading-missing': {
    what: 'No row of headings was found on “{sheet}”.',
    mend: 'Write the headings in the first rows; these are known: {name}.',
  },
  'form-heading-unknown': {
    what: '“{name}” is no known heading; the column was not read.',
    mend: 'Check how it is written; if it is only a remark, leave it.',
  },
  'form-member-unknown': {
    what: '“{name}” means nothing here.',
    mend: 'Clear it, or check that the type, rule or calculation is the one you mean.',
  },
  'form-required': {
    what: '“{title}” is not given.',
    mend: 'Fill it in; the note of the heading says what is asked for.',
  },
  'form-value': {
    what: '“{title}” is wrong[[: “{value}”]].',
    mend: 'It should be: {expected}.',
  },
  'form-duplicate': {
    what: '“{name}” is the same as “{first}”.',
    mend: 'Choose another name, or remove one of the two.',
  },
  'form-column-unknown': {
    what: 'There is no column “{name}”[[ (from character {at} of the condition)]].',
    mend: 'Write the title as it stands on the sheet of columns.[[ Near ones: {near}.]]',
  },
  'form-column-kind': {
    what: '“{name}” is not of a kind that can stand here.',
    mend: 'Use a column of one of these kinds: {expected}.',
  },
  'form-option-unknown': {
    what: '“{name}” is not one of the choices of its column.',
    mend: 'Write a choice as it stands on the sheet of choices, or add this one.',
  },
  'form-options-empty': {
    what: '“{name}” has no choices.',
    mend: 'Give its choices on the sheet of choices, one a row.',
  },
  'form-range': {
    what: 'The smallest, {min}, is above the largest, {max}.',
    mend: 'Swap or correct them.',
  },
  'form-condition': {
    what: 'The condition cannot be read from character {at}[[ (“{found}”)]] on.',
    mend: 'Expected here: {expected}.',
  },
  'form-indicator-unknown': {
    what: 'There is no countable indicator “{name}”.',
    mend: 'Name an indicator of this register that counts, counts different ones, sums or sums largest ones.',
  },
  'form-personal': {
    what: '“{name}” is personal; no figures may be told apart by it.',
    mend: 'Choose another column, or count instead.',
  },
  'form-example': {
    what: 'The example “{value}” does not meet the demands of its own column.',
    mend: 'Correct the example, or the type and the range if those are wrong.',
  },
  'form-base-unknown': {
    what: 'There is no register with the id “{name}”.',
    mend: 'It can be based on: {known}.',
  },
  'form-json': {
    what: 'This is not whole JSON: {reason}.',
    mend: 'Check brackets, quotation marks and commas.',
  },
};
