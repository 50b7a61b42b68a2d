import type { TeamsEvents } from './teamsEvents.ts';
import type { SimulatedMessage } from './teamsTypes.ts';
import { viewFor, type TeamsWorld } from './teamsWorld.ts';

export interface MessageWait {
  readonly userId: string;
  readonly fits: (message: SimulatedMessage) => boolean;
  readonly timeoutMs: number;
}

/** The newest message in the person's chats that fits, else the first to come, new or edited. Rejects after the time. */
export function waitForMessage(
  world: TeamsWorld,
  events: TeamsEvents,
  { userId, fits, timeoutMs }: MessageWait,
): Promise<SimulatedMessage> {
  const present = world
    .chatsOf(userId)
    .flatMap((chat) => chat.messages.map((message) => viewFor(message, userId)))
    .findLast(fits);
  if (present !== undefined) return Promise.resolve(present);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unsubscribe();
      reject(new Error(`No such message came within ${String(timeoutMs)} ms.`));
    }, timeoutMs);
    const unsubscribe = events.subscribe((event) => {
      if (event.type !== 'message' && event.type !== 'personalCard') return;
      const concerned = event.type === 'message' ? event.userIds : [event.userId];
      const view = viewFor(event.message, userId);
      if (!concerned.includes(userId) || !fits(view)) return;
      clearTimeout(timer);
      unsubscribe();
      resolve(view);
    });
  });
}
