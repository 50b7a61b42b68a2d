import { DirectoryError, type DirectoryErrorDetails, type DirectoryErrorReason } from '../errors.ts';
import { retryAfterMs } from './transport/retryAfter.ts';

/** One answer of Graph, whether it came alone or as an item of a batch. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text when it is none; undefined when there is no body. */
  readonly body: unknown;
}

interface Rule {
  readonly status: number;
  /** Stable part of the message, where the code alone is shared by opposite meanings. */
  readonly fragment: string;
  readonly reason: DirectoryErrorReason;
}

/**
 * The refusals that status and code (`Request_BadRequest` for all of them) cannot tell apart.
 * Source: Microsoft Graph, "Add members" and "Remove member", and the answers the service gives.
 */
const RULES: readonly Rule[] = [
  { status: 400, fragment: 'added object references already exist', reason: 'conflict' },
  { status: 400, fragment: 'removed object references do not exist', reason: 'conflict' },
  { status: 400, fragment: 'one of the objects being referenced do not exist', reason: 'notFound' },
  { status: 400, fragment: 'another object with the same value', reason: 'conflict' },
];

const REASONS: ReadonlyMap<number, DirectoryErrorReason> = new Map([
  // Seen only after the token was renewed once: worth coming back for, since nothing was wrong with the request.
  [401, 'unavailable'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [408, 'unavailable'],
  [409, 'conflict'],
  [410, 'notFound'],
  [412, 'conflict'],
  [423, 'conflict'],
  [424, 'unavailable'],
  [429, 'throttled'],
  [501, 'rejected'],
]);

/**
 * The only reader of Graph's error codes. The message of the service stays out of the error: it may quote what
 * people typed, and it is not for them either. Code and request id find it again.
 */
export function toDirectoryError(operation: string, answer: GraphAnswer, now: number): DirectoryError {
  const { code, message, requestId } = readError(answer);
  const wait = retryAfterMs(answer.headers, now);
  const details: DirectoryErrorDetails = {
    status: answer.status,
    ...(code === undefined ? {} : { graphCode: code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
  const said = [String(answer.status), code, requestId].filter((part) => part !== undefined).join(' ');
  return new DirectoryError(
    reasonFor(answer.status, message),
    `${operation}: Graph answered ${said}`,
    details,
  );
}

/**
 * True when a membership write was refused because the membership already is as wanted (or was made so by an
 * earlier attempt whose answer got lost). A real 409 is not that.
 */
export function saysAlreadySo(error: DirectoryError): boolean {
  return error.reason === 'conflict' && error.details.status === 400;
}

/** True when a delta link is worth nothing any more and everything has to be read again. */
export function saysStartOver(error: DirectoryError): boolean {
  const { status, graphCode = '' } = error.details;
  return status === 410 || ['syncstatenotfound', 'resyncrequired'].includes(graphCode.toLowerCase());
}

/** True for the answers that may differ when asked again. */
export function isTransient(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}

function reasonFor(status: number, message: string): DirectoryErrorReason {
  const text = message.toLowerCase();
  const rule = RULES.find((candidate) => candidate.status === status && text.includes(candidate.fragment));
  return rule?.reason ?? REASONS.get(status) ?? (status >= 500 ? 'unavailable' : 'rejected');
}

/** Gateways in front of Graph answer in HTML or not at all; then only the headers tell anything. */
function readError(answer: GraphAnswer): { code?: string; message: string; requestId?: string } {
  const error = property(answer.body, 'error');
  // The metadata writes `innererror`, the service `innerError`.
  const inner = property(error, 'innerError') ?? property(error, 'innererror');
  const code = property(error, 'code');
  const message = property(error, 'message');
  const requestId = property(inner, 'request-id') ?? answer.headers.get('request-id');
  return {
    ...(typeof code === 'string' && code !== '' ? { code } : {}),
    message: typeof message === 'string' ? message : '',
    ...(typeof requestId === 'string' && requestId !== '' ? { requestId } : {}),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
