import { HostError } from '../core/host.ts';
import type { Trouble } from '../core/host.ts';

/** Codes of `OfficeExtension.Error`; what is not listed is a fault of ours or of Excel and stays unknown. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  InvalidOperationInCellEditMode: 'cell-edit',
  AccessDenied: 'protected',
  InvalidOrTimedOutSession: 'closed',
  InactiveWorkbook: 'closed',
  InvalidReference: 'closed',
  InvalidRequestContext: 'closed',
  ItemNotFound: 'closed',
  HostRestartNeeded: 'closed',
  ActivityLimitReached: 'busy',
  Conflict: 'busy',
  ConnectionFailure: 'busy',
  MemoryLimitReached: 'busy',
  RequestAborted: 'busy',
  ServiceNotAvailable: 'busy',
  OperationCellsExceedLimit: 'too-large',
  RangeExceedsLimit: 'too-large',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  ApiNotFound: 'unsupported',
  NotImplemented: 'unsupported',
  UnsupportedFeature: 'unsupported',
  UnsupportedOperation: 'unsupported',
  UnsupportedSheet: 'unsupported',
};

interface OfficeError {
  readonly code: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

function isOfficeError(reason: unknown): reason is OfficeError {
  return typeof reason === 'object' && reason !== null && 'code' in reason;
}

/** Excel reports a wrong password in several ways, but always from here. */
function isProtection({ debugInfo }: OfficeError): boolean {
  return debugInfo?.errorLocation?.startsWith('WorksheetProtection.') ?? false;
}

/**
 * Whatever was thrown, as the one error of a host. `detail` is the name of the sheet where it is known;
 * an unknown trouble without one carries Excel's code, which tells a helper more than nothing.
 */
export function troubleOf(reason: unknown, detail = ''): HostError {
  if (reason instanceof HostError) return reason;
  if (!isOfficeError(reason)) return new HostError('unknown', detail);
  const trouble = isProtection(reason) ? 'protected' : (TROUBLES[reason.code] ?? 'unknown');
  return new HostError(trouble, detail === '' && trouble === 'unknown' ? reason.code : detail);
}
