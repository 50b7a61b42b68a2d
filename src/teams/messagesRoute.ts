import type { Next, Request, Response } from 'restify';
import { InputError } from '../errors.ts';
import { readActivity, type InboundActivity } from './activityShape.ts';
import type { ActivityAnswer } from './adapter.ts';
import type { Metrics } from './metrics.ts';
import type { ServiceUrlCheck } from './serviceUrls.ts';
import { within } from './within.ts';

export const bodyLimitBytes = 256 * 1024;
/** Teams gives up and sends again after 15 s. */
const answerLimitMs = 14_500;

export interface MessagesParts {
  readonly onActivity: (authorization: string, activity: InboundActivity) => Promise<ActivityAnswer>;
  readonly isAllowedServiceUrl: ServiceUrlCheck;
  readonly metrics: Metrics;
}

/**
 * Refuses by headers alone what is not worth reading. Compressed bodies are refused because restify's limit
 * counts the bytes before they are unpacked.
 */
export function refuseByHeaders(metrics: Metrics) {
  return (request: Request, response: Response, next: Next): void => {
    const {
      'content-encoding': encoding,
      'content-type': type = '',
      'content-length': length,
    } = request.headers;
    const isJson = /^application\/json\s*(;|$)/i.test(type);
    const status =
      encoding !== undefined || !isJson ? 415 : Number(length ?? 0) > bodyLimitBytes ? 413 : undefined;
    if (status === undefined) {
      next();
      return;
    }
    metrics.refused(status === 413 ? 'tooLarge' : 'mediaType');
    // The unread body makes the connection useless for another request.
    response.header('Connection', 'close');
    response.send(status);
    next(false);
  };
}

/**
 * Answers `POST /api/messages`, whose body restify has read as text. Shape and address are judged before the
 * token, so that nothing outbound, not even the fetching of keys, happens for an address that is not allowed.
 */
export async function answerMessage(
  parts: MessagesParts,
  request: Request,
  response: Response,
): Promise<void> {
  const { status, body, refused } = await judge(parts, request);
  if (refused !== undefined) parts.metrics.refused(refused);
  if (status === 401) response.header('WWW-Authenticate', 'Bearer');
  if (body === undefined) response.send(status);
  else response.send(status, body);
}

async function judge(parts: MessagesParts, request: Request): Promise<ActivityAnswer> {
  let activity: InboundActivity;
  try {
    activity = readActivity(typeof request.body === 'string' ? request.body : '');
  } catch (error) {
    if (error instanceof InputError) return { status: 400, refused: 'shape' };
    throw error;
  }
  if (!parts.isAllowedServiceUrl(activity.serviceUrl)) return { status: 403, refused: 'serviceUrl' };
  const answer = parts.onActivity(request.header('authorization', ''), activity);
  return within(answerLimitMs, answer, () => ({ status: 504, refused: 'tooSlow' }));
}
