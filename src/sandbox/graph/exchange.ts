/** One Graph request, whether it came over HTTP or inside a batch. Header names are lower case. */
export interface GraphRequest {
  readonly method: string;
  /** Path below the version, without a leading slash, still percent-encoded. */
  readonly path: string;
  /** Raw query string without the question mark. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for 204 and the empty 201; a string is sent as text/plain. */
  readonly body?: unknown;
}

/** A no in Graph's words. Handlers return it; the dispatcher adds the innerError triple and the headers. */
export interface Refused {
  readonly refused: true;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly details?: readonly { code: string; target: string; message: string }[];
  /** Extra members of innerError, as 429 has. */
  readonly inner?: Readonly<Record<string, string>>;
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

export function ok(body: unknown, status = 200, headers: Record<string, string> = {}): GraphAnswer {
  return { status, headers, body };
}

export function noContent(): GraphAnswer {
  return { status: 204, headers: {} };
}

export const graphOrigin = 'https://graph.microsoft.com';
export const graphRoot = `${graphOrigin}/v1.0`;

/** Body of a POST or PATCH as an object; Graph answers anything else with a bad request. */
export function bodyOf(request: GraphRequest): Record<string, unknown> | undefined {
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined;
}
