import { readFile } from 'node:fs/promises';
import { openFile } from '../src/batch/open.ts';
import { readDefinition, readFormJson, type Definition } from '../src/core/define/index.ts';
import type { Form } from '../src/core/form.ts';
import { Refusal, severityOf } from '../src/core/issue.ts';
import type { ToldWords } from '../src/core/words.ts';
import { FORMS } from '../src/forms/index.ts';
import { printIssues } from './print.ts';
import { CallError } from './status.ts';

/** What a definition file holds, JSON or a workbook. A file that cannot be read is an issue too. */
export async function openDefinition(file: string): Promise<Definition> {
  try {
    const found = /\.json$/i.test(file)
      ? readFormJson(await textOf(file), FORMS)
      : readDefinition(await openFile({ absolute: file }), FORMS);
    return { ...found, issues: found.issues.map((issue) => ({ file, ...issue })) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { form: null, issues: [{ code: error.code, detail: error.detail, file }] };
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('file-unreadable', { reason });
  }
}

/** The registers of `--form`; nothing is done with a definition that has errors, which are listed. */
export async function readOwnForms(
  files: readonly string[] | undefined,
  words: ToldWords,
): Promise<readonly Form[]> {
  const forms: Form[] = [];
  for (const file of files ?? []) forms.push(await needDefinition(file, words));
  return forms;
}

export async function needDefinition(file: string, words: ToldWords): Promise<Form> {
  const { form, issues } = await openDefinition(file);
  if (form) return form;
  const errors = issues.filter((issue) => severityOf(issue.code) === 'error');
  printIssues(errors, 1, words);
  throw new CallError('formFaulty', { file });
}
