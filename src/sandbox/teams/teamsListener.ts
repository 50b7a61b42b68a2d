import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { connectorPath, serveConnector, type ConnectorOptions } from './connector.ts';
import type { FileShelf } from './fileShelf.ts';
import { pathParts, readJson, sendAnswer } from './jsonHttp.ts';
import { answerPage, type PageApiParts } from './pageApi.ts';
import { sendAsset } from './pageAssets.ts';
import type { PageEvents } from './pageEvents.ts';
import { isOwnChange, isOwnPage } from './pageGuard.ts';

const apiPath = '/_sandbox/api/';

export interface TeamsListenerParts {
  readonly connector: ConnectorOptions;
  readonly page: PageApiParts;
  readonly pageEvents: PageEvents;
  readonly shelf: FileShelf;
}

/** The connector for the bot; the page, its data and its live events for a browser on this machine. */
export function createTeamsListener(parts: TeamsListenerParts): RequestListener {
  return (request, response) => {
    serve(parts, request, response).catch(() => response.destroy());
  };
}

/** True for the paths the listener answers: the page and everything under `/_sandbox/`. */
export function isTeamsPath(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return path === '/' || path === '/index.html' || path === '/favicon.ico' || path.startsWith('/_sandbox/');
}

async function serve(
  { connector, page, pageEvents, shelf }: TeamsListenerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith(connectorPath)) {
    await serveConnector(connector, request, response);
  } else if (!isOwnPage(request)) {
    refuse(response, 403, 'The sandbox answers only its own page, on this machine.');
  } else if (await shelf.serve(path, request, response)) {
    return;
  } else if (path === '/_sandbox/events') {
    pageEvents.open(request, response);
  } else if (path.startsWith(apiPath)) {
    await servePageApi(page, path, request, response);
  } else if (request.method !== 'GET' || !sendAsset(path, response)) {
    refuse(response, 404, 'There is nothing here.');
  }
}

async function servePageApi(
  page: PageApiParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && !isOwnChange(request)) {
    refuse(response, 415, 'Changes are sent as JSON with POST.');
    return;
  }
  const parts = pathParts(path.slice(apiPath.length)) ?? [];
  sendAnswer(response, await answerPage(page, request.method ?? 'GET', parts, await readJson(request)));
}

function refuse(response: ServerResponse, status: number, error: string): void {
  sendAnswer(response, { status, body: { error } });
}
