/**
 * The four thrown families. Refusals (a no we can word) are returned, never thrown; anything else that is
 * thrown is a bug. Vendor codes are read in one file per vendor and end up in `reason`.
 */

export type DirectoryErrorReason =
  'throttled' | 'unavailable' | 'forbidden' | 'notFound' | 'conflict' | 'rejected';

export interface DirectoryErrorDetails {
  readonly status?: number;
  /** Graph's own `error.code`. */
  readonly graphCode?: string;
  /** Graph's `request-id`, for a support case. */
  readonly requestId?: string;
  /** How long Graph asked us to wait. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Microsoft Graph did not do what was asked. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly reason: DirectoryErrorReason;
  readonly details: DirectoryErrorDetails;

  constructor(reason: DirectoryErrorReason, message: string, details: DirectoryErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.details = details;
  }
}

export type DeliveryErrorReason =
  'notInstalled' | 'blocked' | 'throttled' | 'gone' | 'unavailable' | 'rejected';

export interface DeliveryErrorDetails {
  readonly status?: number;
  /** The connector's own error code, e.g. `BotNotInConversationRoster`. */
  readonly connectorCode?: string;
  readonly retryAfterMs?: number;
  /** True when the message may have arrived all the same (time-out, 502, 504). */
  readonly mayHaveArrived?: boolean;
  readonly cause?: unknown;
}

/** Teams did not take a message. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly reason: DeliveryErrorReason;
  readonly details: DeliveryErrorDetails;

  constructor(reason: DeliveryErrorReason, message: string, details: DeliveryErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.details = details;
  }
}

/** The environment does not describe a runnable Usher; every problem is listed with its remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** What arrived at an edge does not have the shape it must have. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Path of the offending part, e.g. `data.requestId`. */
  readonly at: string;

  constructor(at: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.at = at;
  }
}
