import { Agent, request } from 'node:http';

export interface Target {
  readonly port: number;
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Run {
  /** Milliseconds, in the order of the answers. */
  readonly latencies: readonly number[];
  readonly elapsedMs: number;
  /** Answers other than 200. */
  readonly refused: number;
}

export interface Load {
  /** Keeps `concurrency` requests on their way until time is up, then waits for those that are. */
  forSeconds(seconds: number, concurrency: number, nextBody: () => string): Promise<Run>;
  /** Posts each once. */
  each<Given>(
    all: readonly Given[],
    concurrency: number,
    post: (given: Given) => Promise<unknown>,
  ): Promise<void>;
  post(body: string): Promise<Answer>;
  close(): void;
}

/** A closed loop over kept-alive connections: a new request leaves only when an answer has come. */
export function createLoad({ port, token }: Target): Load {
  const agent = new Agent({ keepAlive: true });
  const post = (body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      };
      const options = { agent, host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers };
      const outgoing = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: text });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    post,
    each: async (all, concurrency, work) => {
      const left = [...all].reverse();
      await together(concurrency, async () => {
        for (let given = left.pop(); given !== undefined; given = left.pop()) await work(given);
      });
    },
    forSeconds: async (seconds, concurrency, nextBody) => {
      const latencies: number[] = [];
      let refused = 0;
      const started = performance.now();
      const end = started + seconds * 1000;
      await together(concurrency, async () => {
        while (performance.now() < end) {
          const body = nextBody();
          const sentAt = performance.now();
          const { status } = await post(body);
          latencies.push(performance.now() - sentAt);
          if (status !== 200) refused += 1;
        }
      });
      return { latencies, elapsedMs: performance.now() - started, refused };
    },
    close: () => {
      agent.destroy();
    },
  };
}

function together(count: number, work: () => Promise<void>): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, work));
}
