/** Codes as Excel's JavaScript API documents them, with the HTTP status that the client shows. */
export const STATUS = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidReference: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
  UnsupportedOperation: 400,
} as const;

export type Code = keyof typeof STATUS;

/** An error reply of the host; it reaches the add-in as `OfficeExtension.Error`. */
export class Fault extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}

/** For a member that Excel has and this host lacks: a test must fail here, not go on with a guess. */
export function notImplemented(member: string): Fault {
  return new Fault('NotImplemented', `The simulated host does not implement ${member}.`);
}
