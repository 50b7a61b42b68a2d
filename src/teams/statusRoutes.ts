import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'restify';
import { groupIdInPath } from './groupLink.ts';
import type { Metrics } from './metrics.ts';
import { within } from './within.ts';

const readinessLimitMs = 5_000;
const notReady: Readiness = { ready: false };

export interface Readiness {
  readonly ready: boolean;
  /** For the operator alone. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Answers `GET /readyz` with yes or no; strangers learn nothing more, who knows the metrics' token does. */
export function answerReadiness(ready: () => Promise<Readiness>, token: string | null) {
  return async (request: Request, response: Response): Promise<void> => {
    const answer = Promise.resolve()
      .then(ready)
      .then(
        (state) => state,
        () => notReady,
      );
    const state = await within(readinessLimitMs, answer, () => notReady);
    const isOperator = token !== null && isSame(request.header('authorization', ''), `Bearer ${token}`);
    response.send(state.ready ? 200 : 503, {
      status: state.ready ? 'ready' : 'notReady',
      ...(isOperator ? { details: state.details ?? {} } : {}),
    });
  };
}

/** Answers `GET /metrics` to who knows the token. Without a token set there is no such page. */
export function answerMetrics(metrics: Metrics, token: string | null) {
  return async (request: Request, response: Response): Promise<void> => {
    if (token === null) {
      response.send(404);
    } else if (!isSame(request.header('authorization', ''), `Bearer ${token}`)) {
      response.header('WWW-Authenticate', 'Bearer');
      response.send(401);
    } else {
      const { contentType, text } = await metrics.render();
      response.sendRaw(200, text, { 'Content-Type': contentType });
    }
  };
}

/** Leads a link to a group on to the chat with Usher. */
export function answerGroupLink(linkTo: ((groupId: string) => string) | undefined) {
  return (request: Request, response: Response): Promise<void> => {
    const groupId = groupIdInPath(request.path());
    if (linkTo === undefined || groupId === undefined) {
      response.send(404);
    } else {
      response.header('Location', linkTo(groupId));
      response.send(302);
    }
    return Promise.resolve();
  };
}

/** Compares digests, which are equally long, in a time that does not depend on where they differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
