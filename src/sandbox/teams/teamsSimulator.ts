import type { ServerResponse } from 'node:http';
import { memberIdOf, personalChatId, type ActivityContext } from './activities.ts';
import { postToBot } from './botClient.ts';
import { openChatStore, type ChatStore } from './chatStore.ts';
import { connectorPath } from './connector.ts';
import { createFaultPlan } from './faultPlan.ts';
import { FileShelf } from './fileShelf.ts';
import { waitForMessage } from './messageWait.ts';
import { createPageEvents } from './pageEvents.ts';
import { createCompose } from './compose.ts';
import { PersonActions } from './personActions.ts';
import { createTeamsEvents } from './teamsEvents.ts';
import { createTeamsListener, isTeamsPath } from './teamsListener.ts';
import { TeamsWorld, viewFor } from './teamsWorld.ts';
import type {
  Activity,
  BotAnswer,
  ConnectorCall,
  TeamsSimulator,
  TeamsSimulatorOptions,
} from './teamsTypes.ts';

/** Calls and activities kept for looking at; a sandbox that runs for weeks must not grow without end. */
const RECORDS_KEPT = 2_000;

/**
 * Teams without Microsoft: the connector a bot talks to, the activities it gets, signed, and a web page on which
 * the people of the tenant sit side by side. Serve `listener` on the server whose address `baseUrl` tells.
 */
export function createTeamsSimulator(options: TeamsSimulatorOptions): TeamsSimulator {
  const parts = createParts(options);
  const { world, events, store, actions, faults, held, pageEvents } = parts;
  return {
    listener: createTeamsListener(connectorAndPage(options, parts)),
    isTeamsPath,
    connectorUrl: parts.connectorUrl,
    groupChatId: () => world.groupChat.id,
    peopleChatId: () => world.peopleChat.id,
    compose: parts.compose,
    setLocale: (userId, locale) => {
      store.locales.set(userId, locale);
    },
    post: parts.post,
    faults,
    calls: parts.calls,
    activities: parts.activities,
    sendMessage: (userId, text, sendOptions) => actions.sendMessage(userId, text, sendOptions),
    submit: (userId, messageId, press) => actions.submit(userId, messageId, press),
    invoke: (userId, messageId, verb, data, trigger) =>
      actions.invoke(userId, messageId, verb, data, trigger),
    answerConsent: (userId, messageId, action) => actions.answerConsent(userId, messageId, action),
    findFile: (contentUrl) => parts.shelf.find(contentUrl),
    search: (userId, query) => actions.search(userId, query),
    install: (userId) => actions.setInstall(userId, 'installed'),
    uninstall: (userId) => actions.setInstall(userId, 'notInstalled'),
    block: (userId) => actions.setInstall(userId, 'blocked'),
    conversationOf: (userId) => personalChatId(options.appId, userId),
    memberIdOf: (userId) => memberIdOf(options.appId, userId),
    messages: (userId, chatId) => {
      const chat = chatId === undefined ? world.personalChat(userId) : world.findChat(chatId);
      return (chat?.messages ?? []).map((message) => viewFor(message, userId));
    },
    waitFor: (userId, fits, timeoutMs) => waitForMessage(world, events, { userId, fits, timeoutMs }),
    close: async () => {
      pageEvents.close();
      for (const response of held) response.destroy();
      await store.save();
    },
  };
}

type Parts = ReturnType<typeof createParts>;

function createParts(options: TeamsSimulatorOptions) {
  const store = openChatStore(options.stateFile);
  const events = createTeamsEvents();
  const world = new TeamsWorld(options, store, events);
  const shelf = new FileShelf(options.baseUrl);
  const activities: Activity[] = [];
  const connectorUrl = (): string => `${options.baseUrl()}${connectorPath}`;
  const post = async (activity: Activity): Promise<BotAnswer> => {
    keep(activities, activity);
    return await postToBot(options, activity);
  };
  const contextFor = (userId: string): ActivityContext => contextOf(options, store, connectorUrl(), userId);
  const actions = new PersonActions({ world, store, shelf, post, contextFor });
  return {
    store,
    events,
    world,
    shelf,
    activities,
    connectorUrl,
    post,
    actions,
    compose: createCompose(actions, options.linkDomains ?? []),
    faults: createFaultPlan(),
    calls: [] as ConnectorCall[],
    /** Answers that will never be given. */
    held: new Set<ServerResponse>(),
    pageEvents: createPageEvents(events),
  };
}

function connectorAndPage(
  options: TeamsSimulatorOptions,
  parts: Parts,
): Parameters<typeof createTeamsListener>[0] {
  const { world, events, store, shelf, actions, compose, faults, calls, held, pageEvents } = parts;
  return {
    page: { options, world, store, actions, compose, events, faults },
    pageEvents,
    shelf,
    connector: {
      world,
      events,
      faults,
      tenantId: options.tenantId,
      save: () => store.save(),
      record: (call) => {
        keep(calls, call);
      },
      hold: (response) => {
        held.add(response);
      },
      verifyAccessToken: (header, audience) => options.identity.verifyAccessToken(header, audience),
    },
  };
}

function contextOf(
  options: TeamsSimulatorOptions,
  store: ChatStore,
  serviceUrl: string,
  userId: string,
): ActivityContext {
  return {
    appId: options.appId,
    botName: options.botName ?? 'Usher',
    tenantId: options.tenantId,
    serviceUrl,
    locale: store.locales.get(userId) ?? 'en-GB',
  };
}

function keep<Item>(records: Item[], record: Item): void {
  records.push(record);
  if (records.length > RECORDS_KEPT) records.shift();
}
