import type { Kinds, Session, Thing } from './kind.ts';

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

/** The body of a ProcessQuery request, as office.js writes it. */
export interface Request {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface Reply {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: Readonly<Record<string, unknown>>;
}

/** What the interpreter asks of the application behind it. */
export interface Application {
  readonly kinds: Kinds;
  /** The object that every request starts from. */
  root(): Thing;
  service(name: string): Thing;
  /** Held objects by reference id. */
  reference(id: string): Thing | null;
  readonly session: Session;
  /** The reference id of a held object, if it is held. */
  heldAs(thing: Thing): string | null;
  /** True where a requirement set such as `1.8` is offered. */
  supports(version: string): boolean;
}
