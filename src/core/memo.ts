/** So many values are remembered before it is asked whether any came again. */
const TRIAL = 256;

/**
 * Remembers what was made of values that repeat themselves. Where fewer than a third came again it gives
 * up and forgets: numbers of documents and telephones are all different, and keeping them costs more than
 * reading them.
 */
export class Memo<K, V> {
  private known: Map<K, V> | null = new Map();
  private found = 0;

  get(key: K): V | undefined {
    const value = this.known?.get(key);
    if (value !== undefined) this.found += 1;
    return value;
  }

  set(key: K, value: V): void {
    const { known } = this;
    if (!known) return;
    known.set(key, value);
    if (known.size % TRIAL === 0 && this.found < known.size / 2) this.known = null;
  }
}
