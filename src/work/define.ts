import { readDefinition, readFormJson, type Definition } from '../core/define/index.ts';
import type { Form } from '../core/form.ts';
import { open } from './read.ts';

interface Given {
  readonly file: File;
  readonly others: readonly Form[];
}

/** Throws a `Refusal` for a file that is neither text nor a workbook. */
export async function define({ file, others }: Given): Promise<Definition> {
  // `File.text` takes the byte order mark away.
  if (/\.json$/i.test(file.name)) return readFormJson(await file.text(), others);
  return readDefinition(await open(file), others);
}
