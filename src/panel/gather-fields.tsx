import { Field, Select } from '@fluentui/react-components';
import type { Period } from '../core/setting.ts';
import { monthOf } from './month.ts';
import { usePanes } from './panes.ts';
import { CountyField, CutoffField, DayField } from './region-fields.tsx';
import { useStyles } from './style.ts';

export interface OrderDraft {
  readonly region: string;
  readonly window: Period | null;
  readonly cutoff: string | null;
}

interface Props {
  readonly draft: OrderDraft;
  readonly change: (draft: OrderDraft) => void;
}

/** For whom and which days files are added up. */
export function OrderFields({ draft, change }: Props) {
  const { host, words } = usePanes();
  const styles = useStyles();
  const { gather, fill } = words.panel;
  const { window } = draft;
  const setDays = (value: string): void =>
    change({ ...draft, window: value === 'set' ? monthOf(host.today()) : null });
  return (
    <div className={styles.grid}>
      <CountyField
        label={gather.region}
        city
        value={draft.region}
        change={(region) => change({ ...draft, region })}
      />
      <CutoffField
        value={draft.cutoff ?? ''}
        change={(cutoff) => change({ ...draft, cutoff: cutoff === '' ? null : cutoff })}
        open={{ value: '', label: gather.cutoffNone }}
      />
      <Field label={gather.days} className={styles.narrow}>
        <Select value={window ? 'set' : 'auto'} onChange={(_event, data) => setDays(data.value)}>
          <option value="auto">{gather.daysAuto}</option>
          <option value="set">{gather.daysSet}</option>
        </Select>
      </Field>
      {window && <span />}
      {window && (
        <>
          <DayField
            label={fill.from}
            value={window.from}
            change={(from) => change({ ...draft, window: { ...window, from } })}
          />
          <DayField
            label={fill.to}
            value={window.to}
            change={(to) => change({ ...draft, window: { ...window, to } })}
          />
        </>
      )}
    </div>
  );
}
