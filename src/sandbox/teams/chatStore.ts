import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Chat, InstallState, StoredMessage } from './teamsTypes.ts';

const MESSAGES_KEPT = 500;

/** Everything the simulated Teams remembers. */
export interface ChatStore {
  readonly chats: Map<string, Chat>;
  readonly installs: Map<string, InstallState>;
  /** The language Teams says the person uses, such as `en-GB`. */
  readonly locales: Map<string, string>;
  /** Ids grow with time and never repeat, as in Teams. */
  nextMessageId(): string;
  addMessage(chat: Chat, message: StoredMessage): void;
  /** Resolves when what was changed before the call is on disk; writes asked for meanwhile are joined. */
  save(): Promise<void>;
  clear(): void;
}

interface SavedState {
  readonly chats: readonly Chat[];
  readonly installs: Readonly<Record<string, InstallState>>;
  readonly locales: Readonly<Record<string, string>>;
}

/** Reads the file if it is there. Each save replaces it as a whole, so a killed process leaves the old or the new. */
export function openChatStore(stateFile: string | undefined): ChatStore {
  const saved = stateFile === undefined ? undefined : readState(stateFile);
  const chats = new Map((saved?.chats ?? []).map((chat) => [chat.id, chat]));
  const installs = new Map(Object.entries(saved?.installs ?? {}));
  const locales = new Map(Object.entries(saved?.locales ?? {}));
  let lastId = Math.max(0, ...[...chats.values()].flatMap((chat) => chat.messages.map((m) => Number(m.id))));

  async function write(): Promise<void> {
    if (stateFile === undefined) return;
    const state: SavedState = {
      chats: [...chats.values()],
      installs: Object.fromEntries(installs),
      locales: Object.fromEntries(locales),
    };
    const draft = `${stateFile}.new`;
    await mkdir(dirname(stateFile), { recursive: true });
    await writeFile(draft, JSON.stringify(state));
    await rename(draft, stateFile);
  }

  return {
    chats,
    installs,
    locales,
    nextMessageId: () => {
      lastId = Math.max(Date.now(), lastId + 1);
      return String(lastId);
    },
    addMessage: (chat, message) => {
      chat.messages.push(message);
      if (chat.messages.length > MESSAGES_KEPT) chat.messages.shift();
    },
    save: joinWrites(write),
    clear: () => {
      chats.clear();
      installs.clear();
    },
  };
}

/** Runs one write at a time; callers that come during a write share the one after it. */
function joinWrites(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  function start(): Promise<void> {
    running = write().finally(() => {
      running = undefined;
    });
    return running;
  }
  return () => {
    if (running === undefined) return start();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return start();
      });
    return waiting;
  };
}

function readState(stateFile: string): SavedState | undefined {
  try {
    return JSON.parse(readFileSync(stateFile, 'utf8')) as SavedState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
