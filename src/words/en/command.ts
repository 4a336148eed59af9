import type { CommandWords } from '../../core/words.ts';

export const command: CommandWords = {
  reading: 'Reading registers',
  writing: 'Writing',
  written: 'Wrote {file}',
  kept: {
    edited:
      '{file} was edited after it was handed back and is kept; put it among the returns and run again.',
    open: '{file} is open in a spreadsheet program and stays as it was; close it and run again.',
  },
  notMarked: 'No marked copy of {file}: it is not an .xlsx. What to mend is on the sheet 问题清单.',
  notMarkedNow: 'No marked copy of {file}: {why}',
  templatesDone: 'Wrote {count} templates to {folder}',
  checkClean: '{files} files, nothing found.',
  checkFound: '{files} files: {errors} errors, {warnings} warnings, {notes} notes.',
  checkSkipped: '{count} more files are no workbooks and were not checked.',
  formSound:
    '“{title}” ({id}) can be used: {columns} columns, {checks} rules, {indicators} indicators.',
  summaryTitle: '{region}: {from} to {to} (as of {asOf})',
  summaryRate: '{expected} towns expected, {confirmed} complete, rate {rate} %',
  summaryState: '{state}: {units}',
  summaryPart: '{unit} ({count} registers)',
  summaryNothing: '{title}: nobody reported',
  summaryLeftOut: ' ({count} more rows left out)',
  noFigure: '—',
  summaryRows: '{read} rows read = {counted} counted + {excluded} excluded',
  summaryFiles: '{total} files: {states}',
  summaryIssues: 'Issues: {errors} errors · {warnings} warnings · {notes} notes',
  errors: {
    folderMissing:
      'There is no folder “{folder}”. Check the path and whether the share is connected.',
    notFolder: '“{folder}” is no folder. Give the folder that holds the towns’ workbooks.',
    folderEmpty: 'The folder “{folder}” holds no workbook. Put the towns’ .xlsx files there first.',
    regionUnknown:
      'There is no region “{region}”. Use the code of a city (640400), county (640423) or town (9 digits).',
    dayWrong: '“{value}” is no day for {option}. Write 2020-02-01.',
    periodReversed: 'The first day {from} is after the last day {to}.',
    cutoffWrong: '“{value}” is no hour. Write 16:00 or 24:00.',
    workersWrong: '--workers takes a whole number from 1 to 64, not “{value}”.',
    nothingCounted: 'None of {count} files can be counted. The issues above say why.',
    outputsSame: '--out and --json name the same file “{file}”. Give each its own.',
    returnsHere:
      'Marked copies cannot be written to “{folder}”: it is the folder of returns, or holds it. Give another folder.',
    outputForeign:
      '“{file}” is there already and is no result of a consolidation; it was not written over. Give another name, or move it away.',
    outputOpen:
      'Cannot write “{file}”: another program has it open. Close it, or delete the stale lock file “{reason}”.',
    outputDenied: 'Cannot write “{file}”: no permission, or it is read-only. Choose another place.',
    outputMissing: 'Cannot write “{file}”: the folder above it does not exist or is no folder.',
    outputFull: 'Cannot write “{file}”: the disk is full.',
    outputOther: 'Cannot write “{file}”: {reason}',
    nothingToCheck: 'None of the paths holds a workbook to check.',
    formsUnknown: 'There is no register “{value}”. Known: {known}',
    formFaulty: 'The definition “{file}” has errors and cannot be used. Mend what is listed above.',
    unexpected: 'Something went wrong: {reason}. Nothing was written; please report this line.',
  },
};
