import { DeliveryError, DirectoryError } from '../errors.ts';

/** What may be written down of a failure: codes and where in our code, never a message, which can carry data. */
export interface FaultDetails {
  readonly fault: string;
  readonly reason?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** The directory's request id, for a support case. */
  readonly reference?: string | undefined;
  /** Innermost stack frames; only of a bug. */
  readonly at?: readonly string[] | undefined;
}

export function faultDetails(error: unknown): FaultDetails {
  if (error instanceof DirectoryError) {
    const { status, graphCode, requestId } = error.details;
    return { fault: error.name, reason: error.reason, status, code: graphCode, reference: requestId };
  }
  if (error instanceof DeliveryError) {
    const { status, connectorCode } = error.details;
    return { fault: error.name, reason: error.reason, status, code: connectorCode };
  }
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    return { fault: error.name, code, at: innermostFrames(error) };
  }
  return { fault: typeof error };
}

/** How long the other side asked us to stay away, in milliseconds; 0 when it did not say. */
export function retryAfterMs(error: unknown): number {
  const isFault = error instanceof DirectoryError || error instanceof DeliveryError;
  return isFault ? (error.details.retryAfterMs ?? 0) : 0;
}

function innermostFrames(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 6);
}
