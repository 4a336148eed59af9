/** So many values are remembered before it is asked whether any came again. */
const TRIAL = 256;

/**
 * Remembers what was made of values that repeat themselves. Where fewer than a third came again it gives
 * up and forgets: numbers of documents and telephones are all different, and keeping them costs more than
 * reading them.
 */
export class Memo<K, V> {
  private readonly known = new Map<K, V>();
  private found = 0;
  private isOver = false;

  get(key: K): V | undefined {
    if (this.isOver) return undefined;
    const value = this.known.get(key);
    if (value !== undefined) this.found += 1;
    return value;
  }

  set(key: K, value: V): void {
    if (this.isOver) return;
    const { known } = this;
    known.set(key, value);
    if (known.size % TRIAL !== 0 || this.found >= known.size / 2) return;
    this.isOver = true;
    known.clear();
  }
}
