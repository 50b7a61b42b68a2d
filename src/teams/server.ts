import type { RequestListener, Server as HttpServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import restify, {
  type Next,
  type Request,
  type RequestHandler,
  type Response,
  type ServerOptions,
} from 'restify';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { groupIdInPath } from './groupLink.ts';
import { describeBug } from './describeBug.ts';
import { answerMessage, bodyLimitBytes, refuseByHeaders, type MessagesParts } from './messagesRoute.ts';
import { answerGroupLink, answerMetrics, answerReadiness, type Readiness } from './statusRoutes.ts';
import {
  answerNotifications,
  notificationsLimitBytes,
  notificationsPath,
  refuseStrangeNotifications,
} from './notificationsRoute.ts';
import { within } from './within.ts';

const readLimitMs = 10_000;
const drainLimitMs = 20_000;
const paths = ['/api/messages', notificationsPath, '/healthz', '/readyz', '/metrics'];

export interface ServerParts extends MessagesParts {
  /** Whether work can be done: store, queue, tokens. Strangers are told the yes or no. */
  readonly ready: () => Promise<Readiness>;
  /** Where `GET /groups/<id>` leads to; it is the same for every id, so that nobody learns which exist. */
  readonly linkToGroup?: (groupId: string) => string;
  /** Takes what Microsoft Graph tells of changes. */
  readonly onNotifications: (body: unknown) => Promise<unknown>;
  /** Null switches `GET /metrics` off. */
  readonly metricsToken: string | null;
  /** Answers every other path; without it they are 404. */
  readonly mount?: RequestListener;
  readonly log: Logger;
}

export interface Server {
  /** Starts listening and returns the port, chosen by the system for 0. All interfaces without a host. */
  listen(port: number, host?: string): Promise<number>;
  /** Stops accepting, lets turns in flight finish, then closes what is left. */
  close(): Promise<void>;
}

/** The HTTP door: the messages endpoint, three pages for operators, and whatever is mounted beside them. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({ name: 'Usher', log: asRestifys(parts.log) });
  const http = server.server as HttpServer;
  http.requestTimeout = readLimitMs;
  http.headersTimeout = readLimitMs;
  const inFlight = new Set<Promise<void>>();
  const track = (response: Response): void => {
    // A sender who hung up is done with too.
    const sent = finished(response as unknown as ServerResponse).catch(() => undefined);
    inFlight.add(sent);
    void sent.finally(() => inFlight.delete(sent));
  };
  let isClosing = false;

  server.pre((_request: Request, response: Response, next: Next) => {
    if (!isClosing) {
      next();
      return;
    }
    // On a connection kept alive; the sender asks again and reaches another process.
    response.header('Connection', 'close');
    response.send(503);
    next(false);
  });
  server.pre(mountElsewhere(parts.mount, track));
  server.post(
    '/api/messages',
    refuseByHeaders(parts.metrics),
    restify.plugins.bodyReader({ maxBodySize: bodyLimitBytes }),
    guarded(parts.log, (request, response) => answerMessage(parts, request, response)),
  );
  routeNotifications(server, parts);
  server.get(
    '/healthz',
    guarded(parts.log, (_request, response) => {
      response.send(200, { status: 'ok' });
      return Promise.resolve();
    }),
  );
  server.get('/groups/:groupId', guarded(parts.log, answerGroupLink(parts.linkToGroup)));
  routeStatus(server, parts);

  return {
    listen: (port, host) => listen(http, port, host),
    close: () => {
      isClosing = true;
      return drain(http, inFlight);
    },
  };
}

function routeStatus(server: restify.Server, { ready, metrics, metricsToken, log }: ServerParts): void {
  server.get('/readyz', guarded(log, answerReadiness(ready, metricsToken)));
  server.get('/metrics', guarded(log, answerMetrics(metrics, metricsToken)));
}

function routeNotifications(server: restify.Server, { onNotifications, log }: ServerParts): void {
  server.post(
    notificationsPath,
    refuseStrangeNotifications,
    restify.plugins.bodyReader({ maxBodySize: notificationsLimitBytes }),
    guarded(log, answerNotifications(onNotifications, log)),
  );
}

/** Pages beside the product's own are not waited for when the server closes: they may stream without end. */
function mountElsewhere(
  mount: RequestListener | undefined,
  track: (response: Response) => void,
): RequestHandler {
  return (request: Request, response: Response, next: Next): void => {
    if (paths.includes(request.path()) || groupIdInPath(request.path()) !== undefined) {
      track(response);
      next();
      return;
    }
    if (mount === undefined) {
      response.send(404);
      next(false);
      return;
    }
    // restify answers 500 by itself when a chain ends before something was written, and pages answer later.
    response.once('close', () => {
      next(false);
    });
    mount(request, response);
  };
}

type Answering = (request: Request, response: Response) => Promise<void>;

/** restify would put a message of ours or of a library into the answer. */
function guarded(log: Logger, answer: Answering): Answering {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      log.error(describeBug(error), 'request could not be answered');
      if (!response.headersSent) response.send(500);
    }
  };
}

function listen(http: HttpServer, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error);
    });
    http.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      http.removeAllListeners('error');
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function portTaken(port: number): ConfigError {
  return new ConfigError([
    `Port ${String(port)} is taken. Stop what listens there, or set PORT to another one.`,
  ]);
}

async function drain(http: HttpServer, inFlight: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    http.close(() => {
      resolve();
    });
  });
  http.closeIdleConnections();
  await within(drainLimitMs, Promise.allSettled(inFlight), () => []);
  // What is left are streams that never end by themselves, such as those of the sandbox page.
  http.closeAllConnections();
  await closed;
}

/** restify writes to pino; its types still name the logger of its earlier versions. */
function asRestifys(log: Logger): NonNullable<ServerOptions['log']> {
  return log as unknown as NonNullable<ServerOptions['log']>;
}
