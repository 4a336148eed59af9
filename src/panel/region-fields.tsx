import { Field, Input, Select } from '@fluentui/react-components';
import { usePanes } from './panes.ts';
import { COUNTIES, TREES, unitsOf } from './places.ts';
import { useStyles } from './style.ts';

interface Chooser {
  readonly value: string;
  readonly change: (value: string) => void;
}

interface CountyProps extends Chooser {
  readonly label: string;
  /** Whether the whole city may be chosen. */
  readonly city?: boolean;
}

export function CountyField({ label, value, change, city = false }: CountyProps) {
  const { words } = usePanes();
  const styles = useStyles();
  return (
    <Field label={label} className={styles.narrow}>
      <Select value={value} onChange={(_event, data) => change(data.value)}>
        {COUNTIES.map((county) => (
          <option key={county.code} value={county.code}>
            {county.name}
          </option>
        ))}
        {city &&
          TREES.map(({ root }) => (
            <option key={root.code} value={root.code}>
              {`${root.name} · ${words.panel.gather.wholeCity}`}
            </option>
          ))}
      </Select>
    </Field>
  );
}

interface TownProps extends Chooser {
  readonly county: string;
  /** Whether all towns may be chosen at once. */
  readonly all: boolean;
}

export function TownField({ county, value, change, all }: TownProps) {
  const { words } = usePanes();
  const styles = useStyles();
  return (
    <Field label={words.panel.fill.town} className={styles.narrow}>
      <Select value={value} onChange={(_event, data) => change(data.value)}>
        {all && <option value={county}>{words.panel.fill.allTowns}</option>}
        {unitsOf(county).map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unit.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface DayProps extends Chooser {
  readonly label: string;
}

export function DayField({ label, value, change }: DayProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.narrow}>
      <Input type="date" value={value} onChange={(_event, data) => change(data.value)} />
    </Field>
  );
}

const HOURS = ['16:00', '17:00', '18:00', '20:00'];

interface CutoffProps extends Chooser {
  /** What stands for no hour: its value and its words. */
  readonly open: { readonly value: string; readonly label: string };
}

export function CutoffField({ value, change, open }: CutoffProps) {
  const { words } = usePanes();
  const styles = useStyles();
  return (
    <Field label={words.panel.fill.cutoff} className={styles.narrow}>
      <Select value={value} onChange={(_event, data) => change(data.value)}>
        <option value={open.value}>{open.label}</option>
        {HOURS.map((hour) => (
          <option key={hour}>{hour}</option>
        ))}
      </Select>
    </Field>
  );
}
