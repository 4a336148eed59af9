import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useStyles } from './style.ts';
import type { Task } from './task.ts';

/** What came of the last job; read aloud, and at once if it is an error. */
export function TaskNotice({ task }: { readonly task: Pick<Task, 'notice'> }) {
  const styles = useStyles();
  const { notice } = task;
  return (
    <div className={styles.live} aria-live={notice?.intent === 'error' ? 'assertive' : 'polite'}>
      {notice && (
        <MessageBar intent={notice.intent} layout="multiline">
          <MessageBarBody>{notice.text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
