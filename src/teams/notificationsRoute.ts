import type { Next, Request, Response } from 'restify';
import type { Logger } from '../log.ts';
import { within } from './within.ts';

export const notificationsPath = '/api/notifications';

/** Graph's are some kilobytes; many changes come in several calls. */
export const notificationsLimitBytes = 256 * 1024;
/** Graph gives up on an answer after three seconds, and comes again. */
const answerWithinMs = 2_500;
const longestToken = 2_048;

/**
 * Refuses by headers alone what Graph does not send. restify's limit counts the bytes before they are unpacked, and
 * bytes that only say they are compressed would end the process.
 */
export function refuseStrangeNotifications(request: Request, response: Response, next: Next): void {
  const { 'content-encoding': encoding, 'content-length': length } = request.headers;
  const isTooLarge = Number(length ?? 0) > notificationsLimitBytes;
  if (encoding === undefined && !isTooLarge) {
    next();
    return;
  }
  // The unread body makes the connection useless for another request.
  response.header('Connection', 'close');
  response.send(isTooLarge ? 413 : 415);
  next(false);
}

/**
 * Answers Microsoft Graph's change notifications. The handshake gives its token back as it came. A call whose secret is
 * wrong is answered like any other, so that nobody learns from the answer.
 * Source: Microsoft Graph, "Receive change notifications through webhooks".
 */
export function answerNotifications(receive: (body: unknown) => Promise<unknown>, log: Logger) {
  return async (request: Request, response: Response): Promise<void> => {
    const token = new URLSearchParams(request.getQuery()).get('validationToken');
    if (token !== null) {
      const isBearable = token.length <= longestToken;
      response.sendRaw(isBearable ? 200 : 400, isBearable ? token : '', {
        'Content-Type': 'text/plain; charset=utf-8',
        'X-Content-Type-Options': 'nosniff',
      });
      return;
    }
    const body = parse(request.body);
    if (body === undefined) {
      response.send(400);
      return;
    }
    const isTaken = await within(
      answerWithinMs,
      receive(body).then(() => true),
      () => false,
    );
    if (!isTaken) log.warn('a notification could not be taken in time');
    response.send(isTaken ? 202 : 503);
  };
}

function parse(body: unknown): unknown {
  try {
    const text = Buffer.isBuffer(body) ? body.toString() : body;
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
