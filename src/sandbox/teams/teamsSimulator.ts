import type { IncomingMessage, ServerResponse } from 'node:http';
import { memberIdOf, personalChatId } from './activities.ts';
import { postToBot } from './botClient.ts';
import { openChatStore } from './chatStore.ts';
import { connectorPath, serveConnector, type ConnectorOptions } from './connector.ts';
import { createFaultPlan } from './faultPlan.ts';
import { pathParts, readJson, sendAnswer } from './jsonHttp.ts';
import { sendAsset } from './pageAssets.ts';
import { answerPage, type PageApiParts } from './pageApi.ts';
import { createPageEvents, type PageEvents } from './pageEvents.ts';
import { isOwnChange, isOwnPage } from './pageGuard.ts';
import { createPersonActions } from './personActions.ts';
import { createTeamsEvents, type TeamsEvents } from './teamsEvents.ts';
import { createTeamsWorld, viewFor, type TeamsWorld } from './teamsWorld.ts';
import type {
  Activity,
  ConnectorCall,
  SimulatedMessage,
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
  const store = openChatStore(options.stateFile);
  const events = createTeamsEvents();
  const world = createTeamsWorld(options, store, events);
  const faults = createFaultPlan();
  const calls: ConnectorCall[] = [];
  const activities: Activity[] = [];
  const held = new Set<ServerResponse>();
  const connectorUrl = (): string => `${options.baseUrl()}${connectorPath}`;
  const post: TeamsSimulator['post'] = async (activity) => {
    keep(activities, activity);
    return await postToBot(options, activity);
  };
  const actions = createPersonActions({
    world,
    store,
    post,
    contextFor: (userId) => ({
      appId: options.appId,
      botName: options.botName ?? 'Usher',
      tenantId: options.tenantId,
      serviceUrl: connectorUrl(),
      locale: store.locales.get(userId) ?? 'en-GB',
    }),
  });
  const pageEvents = createPageEvents(events);
  const connector: ConnectorOptions = {
    world,
    events,
    faults,
    tenantId: options.tenantId,
    save: () => store.save(),
    record: (call) => {
      keep(calls, call);
    },
    hold: (response) => held.add(response),
    verifyAccessToken: (header, audience) => options.identity.verifyAccessToken(header, audience),
  };
  const page: PageApiParts = { options, world, store, actions, events, faults };
  return {
    listener: (request, response) => {
      serve(connector, page, pageEvents, request, response).catch(() => response.destroy());
    },
    connectorUrl,
    isTeamsPath,
    post,
    faults,
    calls,
    activities,
    sendMessage: actions.sendMessage,
    submit: actions.submit,
    invoke: actions.invoke,
    search: actions.search,
    install: (userId) => actions.setInstall(userId, 'installed'),
    uninstall: (userId) => actions.setInstall(userId, 'notInstalled'),
    block: (userId) => {
      world.setInstall(userId, 'blocked');
    },
    conversationOf: (userId) => personalChatId(options.appId, userId),
    memberIdOf: (userId) => memberIdOf(options.appId, userId),
    messages: (userId, chatId) => messagesOf(world, userId, chatId),
    waitFor: (userId, fits, timeoutMs) => waitForMessage(world, events, userId, fits, timeoutMs),
    close: async () => {
      pageEvents.close();
      for (const response of held) response.destroy();
      await store.save();
    },
  };
}

function isTeamsPath(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return path === '/' || path === '/index.html' || path === '/favicon.ico' || path.startsWith('/_sandbox/');
}

async function serve(
  connector: ConnectorOptions,
  page: PageApiParts,
  pageEvents: PageEvents,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith(connectorPath)) {
    await serveConnector(connector, request, response);
    return;
  }
  if (!isOwnPage(request)) {
    sendAnswer(response, {
      status: 403,
      body: { error: 'The sandbox answers only its own page, on this machine.' },
    });
  } else if (path === '/_sandbox/events') {
    pageEvents.open(request, response);
  } else if (path.startsWith('/_sandbox/api/')) {
    await servePageApi(page, path, request, response);
  } else if (request.method !== 'GET' || !sendAsset(path, response)) {
    sendAnswer(response, { status: 404, body: { error: 'There is nothing here.' } });
  }
}

async function servePageApi(
  page: PageApiParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && !isOwnChange(request)) {
    sendAnswer(response, { status: 415, body: { error: 'Changes are sent as JSON with POST.' } });
    return;
  }
  const parts = pathParts(path.slice('/_sandbox/api/'.length)) ?? [];
  sendAnswer(response, await answerPage(page, request.method ?? 'GET', parts, await readJson(request)));
}

function messagesOf(
  world: TeamsWorld,
  userId: string,
  chatId: string | undefined,
): readonly SimulatedMessage[] {
  const chat = chatId === undefined ? world.personalChat(userId) : world.findChat(chatId);
  return (chat?.messages ?? []).map((message) => viewFor(message, userId));
}

function waitForMessage(
  world: TeamsWorld,
  events: TeamsEvents,
  userId: string,
  fits: (message: SimulatedMessage) => boolean,
  timeoutMs: number,
): Promise<SimulatedMessage> {
  const present = world
    .chatsOf(userId)
    .flatMap((chat) => chat.messages.map((message) => viewFor(message, userId)))
    .find(fits);
  if (present !== undefined) return Promise.resolve(present);
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      unsubscribe();
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`No such message came within ${String(timeoutMs)} ms.`));
    }, timeoutMs);
    const unsubscribe = events.subscribe((event) => {
      if (event.type !== 'message' && event.type !== 'personalCard') return;
      const concerned = event.type === 'message' ? event.userIds : [event.userId];
      if (!concerned.includes(userId)) return;
      const view = viewFor(event.message, userId);
      if (!fits(view)) return;
      finish();
      resolve(view);
    });
  });
}

function keep<Item>(records: Item[], record: Item): void {
  records.push(record);
  if (records.length > RECORDS_KEPT) records.shift();
}
