import type { InstallState, StoredMessage } from './teamsTypes.ts';

/** What has just happened, for the page and for those who wait. */
export type TeamsEvent =
  | {
      readonly type: 'message';
      readonly isNew: boolean;
      readonly userIds: readonly string[];
      readonly message: StoredMessage;
    }
  /** One person's own card of a message changed. */
  | { readonly type: 'personalCard'; readonly userId: string; readonly message: StoredMessage }
  | { readonly type: 'typing'; readonly chatId: string }
  | { readonly type: 'install'; readonly userId: string; readonly state: InstallState }
  | { readonly type: 'faults' }
  | { readonly type: 'reset' };

export interface TeamsEvents {
  publish(event: TeamsEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: TeamsEvent) => void): () => void;
}

export function createTeamsEvents(): TeamsEvents {
  const listeners = new Set<(event: TeamsEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
