import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  answerConnector,
  connectorError,
  personConcerned,
  type ConnectorParts,
  type ConnectorRequest,
} from './connectorRoutes.ts';
import type { ConnectorFault, FaultPlan } from './faultPlan.ts';
import { pathParts, readJson, sendAnswer, type JsonAnswer } from './jsonHttp.ts';
import type { ConnectorCall } from './teamsTypes.ts';

/** Path of the serviceUrl. The region stands for Teams' `/emea/`, `/amer/` … */
export const connectorPath = '/_sandbox/connector/emea/';

/** What the bot's tokens for the connector must be for. */
const CONNECTOR_AUDIENCE = 'https://api.botframework.com';

export interface ConnectorOptions extends ConnectorParts {
  readonly faults: FaultPlan;
  readonly record: (call: ConnectorCall) => void;
  /** Gets the answers that will never be given, so that they can be ended with the simulator. */
  readonly hold: (response: ServerResponse) => void;
  readonly verifyAccessToken: (header: string | undefined, audience: string) => boolean | Promise<boolean>;
}

/** Serves the connector below `connectorPath`: checks the token, meets the faults planned, answers, records. */
export async function serveConnector(
  options: ConnectorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://connector');
  const path = `/${url.pathname.slice(connectorPath.length)}`;
  const parts = pathParts(path);
  const call: ConnectorRequest = {
    method: request.method ?? 'GET',
    parts: parts ?? [],
    query: url.searchParams,
    body: await readJson(request),
  };
  const userId = personConcerned(options.world, call);
  const answerAndRecord = (answer: JsonAnswer): void => {
    options.record({
      method: call.method,
      path,
      body: call.body,
      userId,
      status: answer.status,
      at: new Date().toISOString(),
    });
    sendAnswer(response, answer);
  };
  if (!(await options.verifyAccessToken(request.headers.authorization, CONNECTOR_AUDIENCE))) {
    answerAndRecord(connectorError(401, 'BotNotRegistered', 'No registered bot found with AppId.'));
    return;
  }
  const fault = options.faults.take(userId);
  if (fault !== undefined && fault.delivered !== true) {
    if (fault.drop === undefined) answerAndRecord(faultAnswer(fault));
    else dropConnection(options, call, path, userId, fault, response);
    return;
  }
  const answer = await answerConnector(options, call);
  if (fault?.drop !== undefined) dropConnection(options, call, path, userId, fault, response);
  else answerAndRecord(fault === undefined ? answer : faultAnswer(fault));
}

function faultAnswer(fault: ConnectorFault): JsonAnswer {
  const answer = connectorError(fault.status ?? 500, fault.code, fault.message);
  return fault.retryAfter === undefined
    ? answer
    : { ...answer, headers: { 'retry-after': String(fault.retryAfter) } };
}

function dropConnection(
  options: ConnectorOptions,
  call: ConnectorRequest,
  path: string,
  userId: string | undefined,
  fault: ConnectorFault,
  response: ServerResponse,
): void {
  options.record({
    method: call.method,
    path,
    body: call.body,
    userId,
    status: 0,
    at: new Date().toISOString(),
  });
  if (fault.drop === 'reset') response.socket?.resetAndDestroy();
  else options.hold(response);
}
