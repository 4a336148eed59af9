import type { Code } from '../issue.ts';
import { fold } from '../fold.ts';
import { simplify } from '../simplify.ts';
import { arabicDigits } from './chinese-number.ts';

/** Minutes after midnight; `nextDay` for 24时, the following day's 00:00. */
export interface WrittenTime {
  readonly minutes: number;
  readonly nextDay: boolean;
}

const TIME =
  /^(上午|早上|早晨|早|清晨|凌晨|中午|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间|夜|AM|PM)?(\d{1,2})(?:[:](\d{1,2})(?:[:]\d{1,2}(?:\.\d+)?)?分?|[时点](?:(半)|(一刻|1刻)|(三刻|3刻)|整|(\d{1,2})分?(?:\d{1,2}秒)?)?)(AM|PM)?$/;

const MORNING = new Set(['上午', '早上', '早晨', '早', '清晨', '凌晨', 'AM']);
const NIGHT = new Set(['晚上', '晚间', '晚', '夜里', '夜间', '夜']);

/** A time of day in a text: 16:30, 16时30分, 下午4点半, 晚9:00, 24时. Seconds are dropped. */
export function readTime(text: string): WrittenTime | Code {
  const plain = arabicDigits(simplify(fold(text)).toUpperCase());
  const match = TIME.exec(plain);
  if (!match) return 'time-format';
  const [, before, hours, colon, half, quarter, three, minutes, after] = match;
  const minute = half ? 30 : quarter ? 15 : three ? 45 : Number(colon ?? minutes ?? 0);
  const written = Number(hours);
  if (minute > 59 || written > 24) return 'time-invalid';
  const hour = hourOfDay(written, before ?? after);
  if (typeof hour === 'string') return hour;
  if (hour === 24) return minute === 0 ? { minutes: 0, nextDay: true } : 'time-invalid';
  return { minutes: hour * 60 + minute, nextDay: false };
}

/** The hour 0-24 of a spoken hour. 晚上1点 is refused: nobody can say of which day. */
function hourOfDay(hour: number, part: string | undefined): number | Code {
  if (part === undefined) return hour;
  if (MORNING.has(part)) {
    if (hour > 12) return 'time-invalid';
    return hour === 12 && (part === '凌晨' || part === 'AM') ? 0 : hour;
  }
  if (hour > 12) return hour;
  if (part === '中午')
    return hour >= 10 ? hour : hour <= 2 && hour > 0 ? hour + 12 : 'time-invalid';
  if (NIGHT.has(part)) return hour === 12 ? 24 : hour >= 5 ? hour + 12 : 'time-format';
  return hour === 12 ? 12 : hour + 12;
}
