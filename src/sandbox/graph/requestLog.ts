/** One request as it arrived, for tests that check what the product sends. The token itself is not kept. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** As the client meant it: `https://graph.microsoft.com/v1.0/...`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  clear(): void;
}

/** Keeps the newest requests, at most `length`. */
export function createRequestLog(length: number): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push(entry);
      if (entries.length > length) entries.splice(0, entries.length - length);
    },
    clear: () => {
      entries.length = 0;
    },
  };
}
