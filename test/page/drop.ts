import type { Page } from 'playwright-core';

/** Between two moves of a hand that holds something over a window. */
const MOVE_MS = 50;

/**
 * Drops files and folders of the disk, as the system tells Chromium of them: a hand moves them
 * over the window until it answers, and then lets go.
 */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 150,
      y: 200,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  const answer = page.getByText('松开鼠标，加入这些文件');
  await drag('dragEnter');
  const patience = Date.now() + 45_000;
  do {
    if (Date.now() > patience) throw new Error('The window does not answer what is held over it.');
    await drag('dragOver');
    await page.waitForTimeout(MOVE_MS);
  } while (!(await answer.isVisible()));
  await drag('drop');
  await session.detach();
}
