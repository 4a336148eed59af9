import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Form } from '../core/form.ts';
import { makeTemplate, templateName } from '../core/template/index.ts';
import { say } from '../core/words.ts';
import { monthOf } from './month.ts';
import { TaskNotice } from './notice.tsx';
import type { Opened, Opening } from './open.ts';
import { OpenCard } from './open-card.tsx';
import { OwnRegister } from './own-register.tsx';
import { usePanes } from './panes.ts';
import { COUNTIES, treeWith, unitsOf } from './places.ts';
import { Progress } from './progress.tsx';
import { CountyField, CutoffField, DayField, TownField } from './region-fields.tsx';
import { Registers } from './registers.tsx';
import { useStyles } from './style.ts';
import { useTask, type Notice } from './task.ts';

interface Props {
  readonly opening: Opening;
}

interface Draft {
  readonly county: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly cutoff: string;
  readonly forms: ReadonlySet<string>;
}

function firstDraft(today: string, opened: Opened | null, known: readonly Form[]): Draft {
  const county = COUNTIES[0]?.code ?? '';
  const unit = opened?.unit.code ?? unitsOf(county)[0]?.code ?? '';
  const forms = new Set(known.map((form) => form.id));
  return { county, unit, ...monthOf(today), cutoff: '24:00', forms };
}

function withForm(draft: Draft, id: string): Draft {
  return { ...draft, forms: new Set([...draft.forms, id]) };
}

/** Makes registers: sheets in the open workbook, a new workbook, or files to be saved. */
export function Fill({ opening }: Props) {
  const { host, words, forms } = usePanes();
  const styles = useStyles();
  const task = useTask();
  const { opened } = opening;
  const [draft, setDraft] = useState(() => firstDraft(host.today(), opened, forms));
  const make = useMake(draft, opening);
  const { fill } = words.panel;
  const set = (part: Partial<Draft>): void => {
    setDraft((old) => ({ ...old, ...part }));
    task.tell(null);
  };
  const busy = task.since !== null;
  const wrong = problemOf(draft, fill);
  const start = (where: 'here' | 'new') => (): void => {
    if (wrong) return task.tell({ intent: 'warning', text: wrong });
    void task.run((hold) => make(where, hold.count));
  };
  return (
    <div className={styles.pane}>
      {host.workbook && <OpenCard workbook={host.workbook} opening={opening} />}
      <div className={styles.grid}>
        <CountyField
          label={fill.county}
          value={draft.county}
          change={(county) => set({ county, unit: unitsOf(county)[0]?.code ?? '' })}
        />
        <TownField
          county={draft.county}
          value={draft.unit}
          change={(unit) => set({ unit })}
          all={host.place === 'page'}
        />
        <DayField label={fill.from} value={draft.from} change={(from) => set({ from })} />
        <DayField label={fill.to} value={draft.to} change={(to) => set({ to })} />
        <CutoffField
          value={draft.cutoff}
          change={(cutoff) => set({ cutoff })}
          open={{ value: '24:00', label: fill.midnight }}
        />
      </div>
      <Registers chosen={draft.forms} change={(chosen) => set({ forms: chosen })} />
      <OwnRegister added={({ id }) => setDraft((old) => withForm(old, id))} />
      <div className={styles.actions}>
        <div className={styles.whole}>
          <Progress task={task} />
          <TaskNotice task={task} />
        </div>
        {host.workbook ? (
          <>
            <Button
              appearance={opened ? 'secondary' : 'primary'}
              disabledFocusable={busy}
              onClick={start('here')}
            >
              {fill.insert}
            </Button>
            <Button disabledFocusable={busy} onClick={start('new')}>
              {fill.create}
            </Button>
          </>
        ) : (
          <Button appearance="primary" disabledFocusable={busy} onClick={start('new')}>
            {draft.unit === draft.county
              ? say(fill.saveAll, {
                  count: treeWith(draft.county)?.towns(draft.county).length ?? 0,
                })
              : fill.save}
          </Button>
        )}
      </div>
    </div>
  );
}

function sayHeld({ unit, period }: Opened, sentence: string): string {
  return say(sentence, { unit: unit.name, ...period });
}

function problemOf(
  { forms, from, to }: Draft,
  fill: { readonly needRegister: string; readonly needPeriod: string },
): string | null {
  if (forms.size === 0) return fill.needRegister;
  return from === '' || to === '' || to < from ? fill.needPeriod : null;
}

type Make = (
  where: 'here' | 'new',
  count: (done: number, total: number) => void,
) => Promise<Notice>;

function useMake(draft: Draft, { refresh, adopt }: Opening): Make {
  const { host, engine, words, forms: known } = usePanes();
  const { fill } = words.panel;
  const { unit: code, cutoff, from, to } = draft;
  const period = { from, to };
  return async (where, count) => {
    const tree = treeWith(code);
    const unit = tree?.get(code);
    if (!tree || !unit) throw new RangeError(code);
    const forms = known.filter((form) => draft.forms.has(form.id));
    if (!host.workbook) {
      const ids = forms.map((form) => form.id);
      const order = { region: code, period, cutoff, forms: ids, language: words.language };
      const { name, bytes } = await engine.templates(order, count);
      await host.save?.(name, bytes);
      return { intent: 'success', text: say(fill.saved, { name }) };
    }
    // Looked at now: registers may have come since the pane was opened, and two sets would mix.
    const held = where === 'here' ? await refresh() : null;
    if (held) return { intent: 'warning', text: sayHeld(held, fill.held) };
    const id = crypto.randomUUID();
    const template = makeTemplate({ unit, period, cutoff, id, forms, tree }, words);
    if (where === 'here') {
      await host.workbook.insert(template.sheets, template.properties, count);
      adopt({ unit, period, forms: forms.map((form) => form.id) });
    } else {
      await host.deliver(template, templateName(unit, period), 'new');
    }
    const sentence = where === 'here' ? fill.inserted : fill.created;
    const text = say(sentence, { unit: unit.name, count: forms.length });
    // A new workbook is a written file, which has its rules.
    if (where === 'new' || host.workbook.rules) return { intent: 'success', text };
    return { intent: 'warning', text: `${text}${fill.noRules}` };
  };
}
