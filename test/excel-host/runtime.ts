import { Fault, STATUS, notImplemented } from './fault.ts';
import { Args, Thing, isRecord } from './kind.ts';
import type { Kind } from './kind.ts';
import type { Action, Application, ArgumentInfo, ObjectPath, Reply, Request } from './protocol.ts';
import { kindOf, query, scalarOf } from './query.ts';

const PATH = { global: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, none: 7 };
const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  set: 4,
  trace: 5,
  json: 7,
  update: 9,
};

function memberOf(thing: Thing, name: string): string {
  return `${thing.kind}.${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}

/** Runs one request. Effects of actions before a failing one stay, as in Excel. */
export class Interpreter {
  readonly #app: Application;
  readonly #request: Request;
  readonly #objects = new Map<number, Thing | null>();
  #location = '';

  constructor(app: Application, request: Request) {
    this.#app = app;
    this.#request = request;
  }

  run(): Reply {
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    for (const [index, action] of this.#request.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.#perform(action) });
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
      } catch (reason) {
        return { Results: results, TraceIds: traces, Error: this.#explain(reason, index) };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  #explain(reason: unknown, index: number): Readonly<Record<string, unknown>> {
    // A mistake in this host must not look like an answer of Excel.
    const fault =
      reason instanceof Fault
        ? reason
        : new Fault(
            'GeneralException',
            `The simulated host failed: ${String((reason as Error).stack)}`,
          );
    return {
      Code: fault.code,
      Message: fault.message,
      Location: this.#location,
      ActionIndex: index,
      HttpStatusCode: STATUS[fault.code],
    };
  }

  #perform(action: Action): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const target = this.#object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return target && this.#identity(target);
      case ACTION.query:
        return target && query(target, action.QueryInfo ?? {}, this.#app);
      case ACTION.json:
        return target
          ? toJson(query(target, action.QueryInfo ?? {}, this.#app))
          : { _IsNull: true };
      case ACTION.method:
        return this.#call(target, action.Name, action.ArgumentInfo, false);
      case ACTION.set:
        return this.#set(target, action.Name, this.#arguments(action.ArgumentInfo).at(0));
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          this.#set(target, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, value);
        }
        return null;
      default:
        throw notImplemented(`the action of type ${action.ActionType}`);
    }
  }

  #identity(target: Thing): Readonly<Record<string, unknown>> {
    const held = this.#app.heldAs(target);
    return {
      ...this.#kind(target).id?.(target.target),
      ...(held === null ? {} : { _ReferenceId: held }),
    };
  }

  #set(target: Thing | null, name: string, value: unknown): null {
    this.#location = target ? memberOf(target, name) : name;
    if (!target)
      throw new Fault('ItemNotFound', `${name} was set on an object that does not exist.`);
    const scalar = scalarOf(target, name, this.#app);
    if (!scalar.set) throw new Fault('InvalidArgument', `${this.#location} is read-only.`);
    scalar.set(target.target, value);
    return null;
  }

  #call(
    target: Thing | null,
    name: string,
    info: ArgumentInfo | undefined,
    wantObject: boolean,
  ): unknown {
    this.#location = target ? memberOf(target, name) : name;
    if (!target) {
      // The client holds and releases null objects too.
      if (wantObject || name.startsWith('_')) return null;
      throw new Fault('ItemNotFound', `${name} was called on an object that does not exist.`);
    }
    if (name === '_KeepReference') {
      this.#app.session.keep(target);
      return null;
    }
    const method = this.#kind(target).methods?.[name];
    if (!method) throw notImplemented(`${this.#location}()`);
    return method(target.target, this.#arguments(info), this.#app.session) ?? null;
  }

  #kind(target: Thing): Kind<object> {
    return kindOf(target, this.#app);
  }

  #object(id: number): Thing | null {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const path = this.#request.ObjectPaths[String(id)];
    if (!path) throw new Fault('InvalidReference', `There is no object path ${id}.`);
    const target = this.#resolve(path);
    this.#objects.set(id, target);
    return target;
  }

  #resolve(path: ObjectPath): Thing | null {
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.#app.root();
      case PATH.service:
        return this.#app.service(path.Name);
      case PATH.none:
        return null;
      case PATH.reference: {
        const held = this.#app.reference(path.Name);
        if (!held) throw new Fault('InvalidReference', 'The object was released or is gone.');
        return held;
      }
    }
    const parent = this.#object(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    return this.#child(parent, path);
  }

  #child(parent: Thing, path: ObjectPath): Thing | null {
    if (path.ObjectPathType === PATH.property) {
      this.#location = memberOf(parent, path.Name);
      const link = this.#kind(parent).links?.[path.Name];
      if (!link) throw notImplemented(this.#location);
      return link(parent.target);
    }
    if (path.ObjectPathType === PATH.indexer) {
      this.#location = `${parent.kind}.getItem`;
      const { item } = this.#kind(parent);
      if (!item) throw notImplemented(`${this.#location}()`);
      return item(parent.target, this.#arguments(path.ArgumentInfo));
    }
    const result = this.#call(parent, path.Name, path.ArgumentInfo, true);
    if (result === null || result instanceof Thing) return result;
    throw notImplemented(`${this.#location}() as an object`);
  }

  #arguments(info: ArgumentInfo | undefined): Args {
    const references = info?.ReferencedObjectPathIds ?? [];
    return new Args(
      (info?.Arguments ?? []).map((value, index) => this.#value(value, references[index])),
    );
  }

  /** A proxy comes as the id of its path, noted beside it, or inside a plain object as `_ObjectPathId`. */
  #value(value: unknown, reference: unknown): unknown {
    if (Array.isArray(value)) {
      const inner = Array.isArray(reference) ? (reference as readonly unknown[]) : [];
      return value.map((item: unknown, index) => this.#value(item, inner[index]));
    }
    if (typeof reference === 'number' && reference !== 0) return this.#object(reference);
    if (!isRecord(value)) return value;
    const own = value['_ObjectPathId'];
    if (typeof own === 'number') return this.#object(own);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.#value(item, undefined)]),
    );
  }
}

/** The shape of `retrieve()`: camelCase names and `items`. */
function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name === '_Items'
        ? 'items'
        : name.startsWith('_')
          ? name
          : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
      toJson(item),
    ]),
  );
}
