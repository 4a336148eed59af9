import type { Kind } from '../kind.ts';
import type { Book } from '../model/book.ts';

/** The pairs of methods by which the client says that it has, or no longer has, a handler. */
export function listeners<T extends object>(
  target: (of: T) => string,
  book: (of: T) => Book,
  events: Readonly<Record<string, number>>,
): NonNullable<Kind<T>['methods']> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, type]) => [
      [`_Register${name}Event`, (of: T) => book(of).events.listen(type, target(of))],
      [`_Unregister${name}Event`, (of: T) => book(of).events.unlisten(type, target(of))],
    ]),
  );
}
