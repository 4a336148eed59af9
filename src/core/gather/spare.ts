import type { Refused } from '../return.ts';
import { merge, NOTHING, type Tally } from '../tally.ts';
import type { Found } from './found.ts';
import { refusal, refusedFor, type Group } from './group.ts';

/**
 * The tally of a group, whatever reading comes to. Where it fails as a whole, a worker’s death included, each file
 * is tried by itself, be it the only one: a worker may die of what it read before. Those at which it fails again
 * are named, and the others are tallied together.
 */
export async function tallySparing<F extends Found>(
  group: Group<F>,
  tally: (group: Group<F>) => Promise<Tally>,
): Promise<Tally> {
  const attempt = (files: readonly F[]): Promise<Tally | Refused> =>
    tally({ ...group, files }).catch(refusedFor);
  const name = (file: F, why: Refused): Tally => refusal(file, why, group.unit);
  const whole = await attempt(group.files);
  if (!('refused' in whole)) return whole;
  const sound: F[] = [];
  const named: Tally[] = [];
  for (const file of group.files) {
    const alone = await attempt([file]);
    if ('refused' in alone) named.push(name(file, alone));
    else sound.push(file);
  }
  const rest = sound.length > 0 ? await attempt(sound) : NOTHING;
  const tallies = 'refused' in rest ? sound.map((file) => name(file, rest)) : [rest];
  return [...named, ...tallies].reduce(merge);
}
