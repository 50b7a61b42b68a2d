import type { IncomingMessage, RequestListener } from 'node:http';

export interface ConnectorCounts {
  readonly sent: number;
  readonly edited: number;
  /** Milliseconds since 1970 of the last call; 0 before the first. */
  readonly lastAt: number;
}

export interface LightConnector {
  readonly listener: RequestListener;
  counts(): ConnectorCounts;
}

/** The Bot Connector as far as its answers go, and nothing else, so that little of the machine goes to it. */
export function createLightConnector(): LightConnector {
  let sent = 0;
  let edited = 0;
  let lastAt = 0;
  return {
    counts: () => ({ sent, edited, lastAt }),
    listener: (request, response) => {
      whenRead(request, () => {
        lastAt = Date.now();
        if (request.method === 'PUT') edited += 1;
        else sent += 1;
        const isEdit = request.method === 'PUT';
        const body = `{"id":"1:${sent + edited}"}`;
        const headers = { 'content-type': 'application/json', 'content-length': body.length };
        response.writeHead(isEdit ? 200 : 201, headers);
        response.end(body);
      });
    },
  };
}

function whenRead(request: IncomingMessage, then: () => void): void {
  request.on('end', then).resume();
}
