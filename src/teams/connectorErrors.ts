import { DeliveryError, type DeliveryErrorReason } from '../errors.ts';

/** The parts of an error of the SDK's HTTP client that are read. */
interface ConnectorFailure {
  readonly statusCode?: number;
  /** The connector's code, or the system's for a connection that failed. */
  readonly code?: string;
  readonly name?: string;
  readonly response?: {
    readonly bodyAsText?: string | null;
    readonly headers?: { get(name: string): string | undefined };
  };
}

/**
 * The official table of "Status codes from bot conversational APIs". Only forbidden answers need the code: some
 * mean that the app is not there, others that it may not write, and the rest are as final as those.
 */
const notInstalledCodes = ['BotNotInConversationRoster', 'ForbiddenOperationException'];
const configurationCodes = ['InvalidBotApiHost'];
/** The connection did not come about, so nothing can have arrived. */
const unreachedCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const mayHaveArrivedStatuses = [408, 500, 502, 504];

/** Every failure of a connector call as a DeliveryError; one that is one already is returned as it is. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failure = (typeof error === 'object' && error !== null ? error : {}) as ConnectorFailure;
  // Errors of the token service carry a status too, which says nothing about the message.
  const status = failure.name === 'RestError' ? failure.statusCode : undefined;
  if (status === undefined) return withoutAnswer(failure, error);
  const connectorCode = readCode(failure);
  const retryAfterMs = readRetryAfter(failure);
  return new DeliveryError(reasonFor(status, connectorCode), `Teams answered ${String(status)}.`, {
    status,
    ...(connectorCode === undefined ? {} : { connectorCode }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    // A success whose body could not be read has arrived as well.
    mayHaveArrived: status < 300 || mayHaveArrivedStatuses.includes(status),
    cause: error,
  });
}

function withoutAnswer(failure: ConnectorFailure, cause: unknown): DeliveryError {
  const isConnection = failure.name === 'AbortError' || failure.name === 'RestError';
  const mayHaveArrived = isConnection && !unreachedCodes.includes(failure.code ?? '');
  return new DeliveryError('unavailable', 'Teams gave no answer.', { mayHaveArrived, cause });
}

function reasonFor(status: number, code: string | undefined): DeliveryErrorReason {
  if (status === 403) return reasonForForbidden(code ?? '');
  if (status === 404) return 'gone';
  // 412 is what concurrent calls for one conversation get.
  if (status === 412 || status === 429) return 'throttled';
  if (status < 300 || status === 408 || status >= 500) return 'unavailable';
  return 'rejected';
}

function reasonForForbidden(code: string): DeliveryErrorReason {
  if (notInstalledCodes.includes(code)) return 'notInstalled';
  return configurationCodes.includes(code) ? 'rejected' : 'blocked';
}

/** The code, or the `subCode` that stands in JSON inside the message, as `MessageWritesBlocked` does. */
function readCode(failure: ConnectorFailure): string | undefined {
  const body = parse(failure.response?.bodyAsText);
  const error = body?.['error'] as { code?: unknown; message?: unknown } | undefined;
  const subCode = parse(error?.message)?.['subCode'];
  const code = [subCode, error?.code, failure.code].find(
    (value) => typeof value === 'string' && value !== '',
  );
  return typeof code === 'string' ? code.slice(0, 64) : undefined;
}

function parse(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** Seconds or an HTTP date. */
function readRetryAfter(failure: ConnectorFailure): number | undefined {
  const header = failure.response?.headers?.get('retry-after');
  if (header === undefined || header === '') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
