import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TeamsEvents } from './teamsEvents.ts';

/** Proxies and browsers give up on a silent connection. */
const HEARTBEAT_MS = 20_000;

/** The page's live feed, as server-sent events. */
export interface PageEvents {
  open(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

export function createPageEvents(events: TeamsEvents): PageEvents {
  const pages = new Set<ServerResponse>();
  return {
    open: (request, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        connection: 'keep-alive',
      });
      response.write('retry: 1000\n\n');
      const unsubscribe = events.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
      const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
      pages.add(response);
      request.on('close', () => {
        clearInterval(heartbeat);
        unsubscribe();
        pages.delete(response);
      });
    },
    close: () => {
      for (const page of pages) page.end();
    },
  };
}
