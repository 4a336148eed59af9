import { HostError } from '../core/host.ts';
import type { Change } from '../core/host.ts';
import type { Area } from '../core/sheet.ts';
import { readAddress } from './addresses.ts';
import type { Names } from './names.ts';
import { run, supports } from './run.ts';

type Handlers = OfficeExtension.EventHandlerResult<never>[];
type Changed = Pick<
  Excel.WorksheetChangedEventArgs,
  'address' | 'changeType' | 'source' | 'worksheetId'
>;

/**
 * The areas of an edit. Only the address is used: `details` is missing as soon as more than one cell
 * changes. After rows or columns were put in or taken out, nothing below stands where it stood.
 */
export function areasOf({ address, changeType }: Changed): readonly (Area | null)[] {
  if (changeType !== 'RangeEdited') return [null];
  return readAddress(address) ?? [null];
}

/**
 * Tells of edits until the returned function is called; how long to wait for the next one is the
 * panel's choice. A sheet that comes, goes or cannot be told by name is told as a whole.
 */
export async function watch(
  names: Names,
  changed: (change: Change) => void,
): Promise<() => Promise<void>> {
  const handlers: Handlers = [];
  let stopped = false;
  const tell = (id: string, area: Area | null, source: Change['source']): void => {
    const sheet = names.nameOf(id);
    if (!stopped && sheet !== null) changed({ sheet, area, source });
  };
  const edited = async (event: Changed): Promise<void> => {
    if (names.nameOf(event.worksheetId) === null) await learn(names);
    const source = event.source === 'Remote' ? 'remote' : 'local';
    for (const area of areasOf(event)) tell(event.worksheetId, area, source);
  };
  await start(names, handlers, edited, (id, source, kind) => {
    if (kind === 'deleted') {
      tell(id, null, source);
      names.forget(id);
      return;
    }
    void learn(names).then(
      () => tell(id, null, source),
      // The next whole check sees the sheet.
      () => undefined,
    );
  });
  return async () => {
    stopped = true;
    await stop(handlers);
  };
}

function learn(names: Names): Promise<void> {
  return run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await context.sync();
    names.learn(worksheets.items);
  });
}

type Moved = (id: string, source: Change['source'], kind: 'added' | 'deleted') => void;

async function start(
  names: Names,
  handlers: Handlers,
  edited: (event: Changed) => Promise<void>,
  moved: Moved,
): Promise<void> {
  const all = supports('1.9');
  const begun = await run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await context.sync();
    names.learn(worksheets.items);
    // Before 1.9 every sheet has a handler of its own, and so must the ones that are added later.
    const edits = all ? [worksheets.onChanged] : worksheets.items.map((sheet) => sheet.onChanged);
    const added: Handlers = [
      ...edits.map((event) => event.add(edited)),
      worksheets.onAdded.add(async ({ worksheetId, source }) => {
        if (!all) await join(worksheetId, handlers, edited);
        moved(worksheetId, source === 'Remote' ? 'remote' : 'local', 'added');
      }),
      worksheets.onDeleted.add(({ worksheetId, source }) => {
        moved(worksheetId, source === 'Remote' ? 'remote' : 'local', 'deleted');
        return Promise.resolve();
      }),
    ];
    await context.sync();
    return added;
  });
  handlers.push(...begun);
}

async function join(
  id: string,
  handlers: Handlers,
  edited: (event: Changed) => Promise<void>,
): Promise<void> {
  try {
    const begun = await run(async (context) => {
      const handler = context.workbook.worksheets.getItem(id).onChanged.add(edited);
      await context.sync();
      return handler;
    });
    handlers.push(begun);
  } catch {
    // A sheet that is gone again needs no handler; otherwise the next whole check reads it.
  }
}

/** A handler can only be removed in the context that added it. Those of a closed workbook are gone. */
async function stop(handlers: Handlers): Promise<void> {
  const all = handlers.splice(0);
  const contexts = new Set(all.map(({ context }) => context));
  for (const context of contexts) {
    try {
      await run(async () => {
        for (const handler of all) if (handler.context === context) handler.remove();
        await context.sync();
      });
    } catch (reason) {
      if (!(reason instanceof HostError) || reason.trouble !== 'closed') throw reason;
    }
  }
}
