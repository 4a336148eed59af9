import { Button } from '@fluentui/react-components';
import { say } from '../core/words.ts';
import type { Outcome } from './engine.ts';
import { TaskNotice } from './notice.tsx';
import { usePanes } from './panes.ts';
import { Progress } from './progress.tsx';
import { useStyles } from './style.ts';
import { useTask } from './task.ts';

/** Where the county workbook goes: sheets here, a new workbook, or files. */
export function OutcomeActions({ outcome }: { readonly outcome: Outcome }) {
  const { host, words } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const { deliver, save } = useDelivery(outcome);
  const { gather } = words.panel;
  const busy = task.since !== null;
  const button = (text: string, job: Parameters<typeof task.run>[0], primary = false) => (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      disabledFocusable={busy}
      onClick={() => void task.run(job)}
    >
      {text}
    </Button>
  );
  return (
    <>
      <div className={styles.row}>
        {host.place === 'excel' ? (
          <>
            {button(gather.here, () => deliver('here'), true)}
            {button(gather.fresh, () => deliver('new'))}
          </>
        ) : (
          button(gather.save, save.workbook, true)
        )}
        {host.save ? button(gather.saveJson, save.json) : button(gather.copyJson, save.copy)}
      </div>
      <Progress task={task} />
      <TaskNotice task={task} />
    </>
  );
}

function useDelivery({ report, json }: Outcome) {
  const { host, engine, words } = usePanes();
  const { gather, fill } = words.panel;
  const success = (text: string) => ({ intent: 'success', text }) as const;
  const region = report.region.name;
  const put = async (name: string, content: Uint8Array | string) => {
    await host.save?.(name, content);
    return success(say(fill.saved, { name }));
  };
  return {
    deliver: async (where: 'here' | 'new') => {
      await host.deliver(await engine.county(), say(gather.bookName, { region }), where);
      return success(where === 'here' ? gather.delivered : gather.opened);
    },
    save: {
      workbook: async () => put(say(gather.bookName, { region }), await engine.countyBytes()),
      json: () => put(say(gather.jsonName, { region }), json),
      copy: async () => {
        await navigator.clipboard.writeText(new TextDecoder().decode(json));
        return success(gather.copied);
      },
    },
  };
}
