import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';

/** What the product does when it is killed. */
type Deed = 'graphWrite' | 'send' | 'edit';
/** `done`: it had its effect and nobody heard the answer; `answered`: the answer is on its way. */
type Stage = 'arriving' | 'done' | 'answered';

export type KillPoint =
  | { readonly at: Deed; readonly stage: Stage }
  /** So long after somebody began to write or to press something. */
  | { readonly at: 'turn'; readonly ms: number }
  /** So long after the process was ready. */
  | { readonly at: 'moment'; readonly ms: number }
  /** So long after the process was started, ready or not. */
  | { readonly at: 'start'; readonly ms: number };

const deeds: readonly Deed[] = ['graphWrite', 'send', 'edit'];
const stages: readonly Stage[] = ['arriving', 'done', 'answered'];

/** At least as many points as asked for: every deed at every stage, and times chosen by chance; in any order. */
export function chooseKillPoints(chance: Chance, count: number): readonly KillPoint[] {
  const certain = deeds.flatMap((at) => stages.map((stage): KillPoint => ({ at, stage })));
  const random = Array.from({ length: Math.max(0, count - certain.length) }, (_, index): KillPoint => {
    if (index % 5 === 4) return { at: 'start', ms: chance.below(2_000) };
    return index % 2 === 0 ? { at: 'turn', ms: chance.below(40) } : { at: 'moment', ms: chance.below(600) };
  });
  return chance.shuffled([...chance.shuffled(certain).slice(0, count), ...random]);
}

/** Watches what the product does, to act at exactly that point. */
export interface Watch {
  /** For the cloud: sees each call before it is carried out. */
  readonly onCall: RequestListener;
  /** Somebody is about to write or to press something. */
  noteTurn(): void;
  /** Calls `act` once, synchronously, when the product gets there; resolves after it. */
  waitFor(point: KillPoint, act: () => void): Promise<void>;
  /** Resolves when every call that came in has had its effect. */
  settled(): Promise<void>;
}

export function createWatch(): Watch {
  let awaited: { readonly point: KillPoint; readonly reached: () => void } | undefined;
  const open = new Set<ServerResponse>();
  const reach = (at: KillPoint['at'], stage?: Stage): void => {
    if (awaited?.point.at !== at) return;
    if ('stage' in awaited.point && awaited.point.stage !== stage) return;
    const { reached } = awaited;
    awaited = undefined;
    reached();
  };
  return {
    onCall: (request, response) => {
      const deed = deedOf(request);
      follow(request, response, open, (stage) => {
        if (deed !== undefined) reach(deed, stage);
      });
    },
    noteTurn: () => {
      reach('turn');
    },
    waitFor: async (point, act) => {
      const isCall = 'stage' in point;
      if (isCall || point.at === 'turn') {
        await new Promise<void>((resolve) => {
          const reached = (): void => {
            if (isCall) act();
            resolve();
          };
          awaited = { point, reached };
        });
      }
      if (isCall) return;
      await pause(point.ms);
      act();
    },
    settled: async () => {
      while (open.size > 0) await pause(5);
    },
  };
}

function deedOf({ method, url = '' }: IncomingMessage): Deed | undefined {
  const isMembership = method === 'POST' && /\/groups\/[^/]+\/members\/\$ref/u.test(url);
  if (method === 'PATCH' || isMembership) return 'graphWrite';
  if (!/\/v3\/conversations\/[^/]+\/activities/u.test(url)) return undefined;
  return method === 'POST' ? 'send' : method === 'PUT' ? 'edit' : undefined;
}

/** A call whose caller was killed is still carried out when it came in whole. */
function follow(
  request: IncomingMessage,
  response: ServerResponse,
  open: Set<ServerResponse>,
  reach: (stage: Stage) => void,
): void {
  open.add(response);
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = ((...args: unknown[]) => {
    reach('done');
    open.delete(response);
    return end(...args);
  }) as typeof response.end;
  response.once('finish', () => {
    reach('answered');
  });
  response.once('close', () => {
    if (!request.complete) open.delete(response);
  });
  reach('arriving');
}
