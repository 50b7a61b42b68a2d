/** One way for the connector to fail; a plain 500 when nothing is said. */
export interface ConnectorFault {
  readonly status?: number;
  /** Error code in the body; the platform's usual one for the status when not given. */
  readonly code?: string;
  readonly message?: string;
  /** Sent as Retry-After, in seconds. */
  readonly retryAfter?: number;
  /** `hang` never answers, `reset` breaks the connection. */
  readonly drop?: 'hang' | 'reset';
  /** The request takes effect and only its answer is lost or wrong, as a timeout in the cloud can look. */
  readonly delivered?: boolean;
}

export interface FaultPlan {
  /** The next `count` calls, whoever they concern, meet the fault. */
  next(count: number, fault: ConnectorFault): void;
  /** Every call about this person's chat meets the fault until cleared. */
  forPerson(userId: string, fault: ConnectorFault): void;
  /** All calls are answered 503 while on. */
  setOutage(on: boolean): void;
  readonly outage: boolean;
  clear(): void;
  /** The fault for a call that is now coming in; counts it. */
  take(userId: string | undefined): ConnectorFault | undefined;
}

/** The platform's code for each status it documents for bots. */
export const usualCodes: Readonly<Record<number, string>> = {
  400: 'BadArgument',
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

export function createFaultPlan(): FaultPlan {
  const upcoming: ConnectorFault[] = [];
  const byPerson = new Map<string, ConnectorFault>();
  let outage = false;
  return {
    next: (count, fault) => {
      for (let left = count; left > 0; left--) upcoming.push(fault);
    },
    forPerson: (userId, fault) => {
      byPerson.set(userId, fault);
    },
    setOutage: (on) => {
      outage = on;
    },
    get outage() {
      return outage;
    },
    clear: () => {
      upcoming.length = 0;
      byPerson.clear();
      outage = false;
    },
    take: (userId) => {
      if (outage) return { status: 503 };
      return upcoming.shift() ?? (userId === undefined ? undefined : byPerson.get(userId));
    },
  };
}
