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
  const body = await readJson(request);
  const method = request.method ?? 'GET';
  const call: ConnectorRequest = { method, parts: pathParts(path) ?? [], query: url.searchParams, body };
  const userId = personConcerned(options.world, call);
  const record = (status: number): void => {
    options.record({ method, path, body, userId, status, at: new Date().toISOString() });
  };
  const mayCall = await options.verifyAccessToken(request.headers.authorization, CONNECTOR_AUDIENCE);
  const fault = mayCall ? options.faults.take(userId) : undefined;
  const takesEffect = mayCall && (fault === undefined || fault.delivered === true);
  const answer = takesEffect ? await answerConnector(options, call) : notRegistered;
  if (fault?.drop !== undefined) {
    record(0);
    if (fault.drop === 'reset') response.socket?.resetAndDestroy();
    else options.hold(response);
    return;
  }
  const given = fault === undefined ? answer : faultAnswer(fault);
  record(given.status);
  sendAnswer(response, given);
}

const notRegistered = connectorError(401, 'BotNotRegistered', 'No registered bot found with AppId.');

function faultAnswer(fault: ConnectorFault): JsonAnswer {
  const answer = connectorError(fault.status ?? 500, fault.code, fault.message);
  const { retryAfter } = fault;
  return retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}
