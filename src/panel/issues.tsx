import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Issue, Severity } from '../core/issue.ts';
import { wordsOf } from '../core/json.ts';
import { say } from '../core/words.ts';
import { groupIssues, type Group, type Kind } from './groups.ts';
import { usePanes } from './panes.ts';
import { useStyles } from './style.ts';

/** Rows of one kind shown at first, and added each time. */
const PAGE = 20;

interface Props {
  readonly issues: readonly Issue[];
  readonly nameOf: (issue: Issue) => string;
  /** The heading of issues that `nameOf` has no name for. */
  readonly whole?: string;
  /** Goes to the cell; absent where there is no open workbook. */
  readonly go?: (issue: Issue) => void;
}

/** Issues by register and kind, each kind closed until it is wanted. Values are masked where they were read. */
export function Issues({ issues, nameOf, whole, go }: Props) {
  const { words } = usePanes();
  const styles = useStyles();
  const groups = groupIssues(issues, nameOf);
  const unnamed = whole ?? words.panel.check.wholeFile;
  return (
    <section aria-label={words.panel.check.list} className={styles.stack}>
      {groups.map((group) => (
        <Register
          key={group.name}
          group={{ ...group, name: group.name === '' ? unnamed : group.name }}
          {...(go ? { go } : {})}
        />
      ))}
    </section>
  );
}

function Register({ group, go }: { readonly group: Group; readonly go?: Props['go'] }) {
  const styles = useStyles();
  return (
    <div>
      <h2 className={styles.heading}>
        {group.name} <span className={styles.quiet}>{group.count}</span>
      </h2>
      <ul className={styles.list}>
        {group.kinds.map((kind) => (
          <OneKind key={kind.code} kind={kind} {...(go ? { go } : {})} />
        ))}
      </ul>
    </div>
  );
}

function OneKind({ kind, go }: { readonly kind: Kind; readonly go?: Props['go'] }) {
  const { words } = usePanes();
  const styles = useStyles();
  const [shown, setShown] = useState(0);
  const [first] = kind.issues;
  if (!first) return null;
  const title = words.short[kind.code] ?? wordsOf(first, words).message;
  const rest = kind.issues.length - shown;
  return (
    <li>
      <button
        type="button"
        className={styles.plain}
        aria-expanded={shown > 0}
        onClick={() => setShown(shown > 0 ? 0 : PAGE)}
      >
        <span className={styles.between}>
          <span className={styles.grow}>
            <span className={styles[kind.severity]}>{words.severity[kind.severity]}</span> {title}
          </span>
          <b>{kind.issues.length}</b>
        </span>
      </button>
      {shown > 0 && (
        <ul className={styles.inner}>
          {kind.issues.slice(0, shown).map((issue, index) => (
            <OneIssue key={index} issue={issue} {...(go ? { go } : {})} />
          ))}
        </ul>
      )}
      {shown > 0 && rest > 0 && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {say(words.panel.check.more, { count: Math.min(PAGE, rest) })}
        </Button>
      )}
    </li>
  );
}

function OneIssue({ issue, go }: { readonly issue: Issue; readonly go?: Props['go'] }) {
  const { words } = usePanes();
  const styles = useStyles();
  const { message, mend } = wordsOf(issue, words);
  const place = issue.cell ?? (issue.row === undefined ? '' : String(issue.row));
  const text = (
    <>
      {place !== '' && <span className={styles.cell}>{place} </span>}
      {message} <span className={styles.quiet}>{mend}</span>
    </>
  );
  if (!go || issue.sheet === undefined)
    return <li className={styles.item}>{<span>{text}</span>}</li>;
  const name = say(words.panel.check.go, { place: `${issue.sheet} ${place}` });
  return (
    <li className={styles.item}>
      <button type="button" className={styles.plain} title={name} onClick={() => go(issue)}>
        {text}
      </button>
    </li>
  );
}

/** How many of each severity, in colour and in words. */
export function Counts({ counts }: { readonly counts: Readonly<Record<Severity, number>> }) {
  const { words } = usePanes();
  const styles = useStyles();
  const { error, warning, note } = counts;
  const text = say(words.panel.check.found, { errors: error, warnings: warning, notes: note });
  return <p className={error > 0 ? styles.error : styles.text}>{text}</p>;
}
