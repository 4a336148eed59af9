import { run } from './run.ts';

/** How a sheet is protected; null where it is not. */
export type Guard = Excel.WorksheetProtectionOptions | null;

/** Both properties must be loaded. */
export function guardOf(protection: Excel.WorksheetProtection): Guard {
  return protection.protected ? protection.options : null;
}

/** The protection of the sheets that are there, by name; one round trip. */
export async function guardsOf(names: Iterable<string>): Promise<ReadonlyMap<string, Guard>> {
  // Here, since an iterator gives its names once and the batch may begin again.
  const wanted = [...new Set(names)];
  return run(async (context) => {
    const found = wanted.map((name) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      const { protection } = sheet;
      protection.load('protected,options');
      return { name, sheet, protection };
    });
    await context.sync();
    return new Map(
      found
        .filter(({ sheet }) => !sheet.isNullObject)
        .map(({ name, protection }) => [name, guardOf(protection)]),
    );
  });
}

/**
 * Works on a sheet with its protection taken away and put back with the same options; one round trip.
 * A sheet with a password is refused as `protected`, with its name. What `act` loads can be read in
 * its result. Excel stops at the first action that fails, which would leave the sheet open: then the
 * protection is put back in a round trip of its own.
 */
export async function unlocked<T>(
  name: string,
  guard: Guard,
  act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T,
  patient = false,
): Promise<T> {
  try {
    return await run(
      async (context) => {
        const sheet = context.workbook.worksheets.getItem(name);
        // Unprotecting a sheet that is not protected fails in some builds.
        if (guard) sheet.protection.unprotect();
        const result = act(sheet, context);
        if (guard) sheet.protection.protect(guard);
        await context.sync();
        return result;
      },
      name,
      patient,
    );
  } catch (reason) {
    if (guard) await restore(name, guard);
    throw reason;
  }
}

async function restore(name: string, guard: Excel.WorksheetProtectionOptions): Promise<void> {
  try {
    await run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem(name);
      protection.load('protected');
      await context.sync();
      if (!protection.protected) protection.protect(guard);
      await context.sync();
    }, name);
  } catch {
    // The first failure is the one to tell; a workbook that is gone needs no protection.
  }
}
