import { Button, Checkbox } from '@fluentui/react-components';
import { say } from '../core/words.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';

interface Props {
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
}

/** Which registers a new workbook holds. */
export function Registers({ chosen, change }: Props) {
  const { words, forms } = usePanes();
  const styles = useStyles();
  const { fill } = words.panel;
  const all = chosen.size === forms.length;
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    change(next);
  };
  return (
    <section className={styles.card} aria-label={fill.registers}>
      <div className={styles.between}>
        <span>
          <b>{fill.registers}</b>{' '}
          <span className={styles.quiet}>
            {say(fill.chosen, { count: chosen.size, total: forms.length })}
          </span>
        </span>
        <Button
          size="small"
          onClick={() => change(new Set(all ? [] : forms.map((form) => form.id)))}
        >
          {all ? fill.none : fill.all}
        </Button>
      </div>
      <div className={styles.columns}>
        {forms.map((form) => (
          <Checkbox
            key={form.id}
            className={styles.check}
            checked={chosen.has(form.id)}
            onChange={(_event, data) => toggle(form.id, data.checked === true)}
            label={form.title}
          />
        ))}
      </div>
    </section>
  );
}
