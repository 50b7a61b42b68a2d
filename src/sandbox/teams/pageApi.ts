import { cardIn, isSuccess, teamsTexts, type PersonActions } from './personActions.ts';
import { asObject, asString, type JsonAnswer } from './jsonHttp.ts';
import type { ChatStore } from './chatStore.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { TeamsEvents } from './teamsEvents.ts';
import type { BotAnswer, Chat, InstallState, TeamsPerson, TeamsSimulatorOptions } from './teamsTypes.ts';
import type { TeamsWorld } from './teamsWorld.ts';

export interface PageApiParts {
  readonly options: TeamsSimulatorOptions;
  readonly world: TeamsWorld;
  readonly store: ChatStore;
  readonly actions: PersonActions;
  readonly events: TeamsEvents;
  readonly faults: FaultPlan;
}

const notFound: JsonAnswer = { status: 404, body: { error: 'There is nothing here.' } };
const badRequest: JsonAnswer = { status: 400, body: { error: 'The request is not understood.' } };
const done: JsonAnswer = { status: 200, body: {} };

/** Answers the page's own calls; `path` is what follows `/_sandbox/api/`, decoded and split. */
export async function answerPage(
  parts: PageApiParts,
  method: string,
  path: readonly string[],
  body: unknown,
): Promise<JsonAnswer> {
  const [area, subject, verb] = path;
  if (method === 'GET') return await answerQuestion(parts, area);
  const input = asObject(body);
  if (input === undefined) return badRequest;
  if (area === 'people' && subject !== undefined && verb !== undefined) {
    const person = parts.world.findPerson(subject);
    return person === undefined ? notFound : await act(parts, person, verb, input);
  }
  if (area === 'faults') return await switchFaults(parts, input);
  if (area === 'reset') return await reset(parts);
  return notFound;
}

async function answerQuestion(
  { options, world, store, faults }: PageApiParts,
  area: string | undefined,
): Promise<JsonAnswer> {
  if (area === 'state') {
    const people = world.people.map((person) => ({
      ...person,
      memberId: world.memberId(person.id),
      install: world.installState(person.id),
      locale: store.locales.get(person.id) ?? 'en-GB',
    }));
    const { id, title, userIds } = world.groupChat;
    const body = {
      botName: options.botName ?? 'Usher',
      people,
      seats: options.defaultSeats,
      groupChat: { id, title, userIds },
      hasTenant: options.tenantControls !== undefined,
    };
    return { status: 200, body };
  }
  if (area === 'tenant') {
    const groups = (await options.tenantControls?.getGroups()) ?? [];
    const graph = options.tenantControls?.getFaults() ?? {};
    return { status: 200, body: { groups, faults: { graph, teams: { outage: faults.outage } } } };
  }
  return notFound;
}

type Input = Readonly<Record<string, unknown>>;

async function act(
  parts: PageApiParts,
  person: TeamsPerson,
  verb: string,
  input: Input,
): Promise<JsonAnswer> {
  const { actions, world } = parts;
  const messageId = asString(input['messageId']);
  if (verb === 'open') return await open(parts, person, input);
  if (verb === 'settings') return await changeSettings(parts, person, input);
  if (verb === 'messages') {
    const text = asString(input['text'])?.trim() ?? '';
    const chat = findChat(world, person, input);
    if (text === '' || chat === undefined) return badRequest;
    await actions.sendMessage(person.id, text, { chatId: chat.id });
    return done;
  }
  if (verb === 'search') return await search(actions, person, input);
  if (messageId === undefined || !hasMessage(world, person, messageId)) return badRequest;
  const data = asObject(input['data']) ?? {};
  if (verb === 'submit') {
    const answer = await actions.submit(person.id, messageId, { data });
    return {
      status: 200,
      body: isSuccess(answer) ? { outcome: 'sent' } : { outcome: 'error', text: teamsTexts.submitFailed },
    };
  }
  if (verb === 'invoke') {
    const trigger = input['trigger'] === 'automatic' ? 'automatic' : 'manual';
    const answer = await actions.invoke(person.id, messageId, asString(input['verb']) ?? '', data, trigger);
    return { status: 200, body: invokeOutcome(answer) };
  }
  return notFound;
}

async function open(
  { actions, world }: PageApiParts,
  person: TeamsPerson,
  input: Input,
): Promise<JsonAnswer> {
  const chat = findChat(world, person, input);
  if (chat === undefined) return badRequest;
  // The page is not kept waiting for the bot's welcome: it comes as an event.
  void actions.openChat(person.id, chat);
  return { status: 200, body: { chats: world.chatsOf(person.id), install: world.installState(person.id) } };
}

async function changeSettings(
  { actions, store, world }: PageApiParts,
  person: TeamsPerson,
  input: Input,
): Promise<JsonAnswer> {
  const states: readonly InstallState[] = ['installed', 'notInstalled', 'blocked'];
  const install = states.find((state) => state === input['install']);
  const locale = asString(input['locale']);
  if (install !== undefined && person.accountEnabled) await actions.setInstall(person.id, install);
  if (locale !== undefined && /^[a-z]{2}-[A-Z]{2}$/.test(locale)) store.locales.set(person.id, locale);
  await store.save();
  return {
    status: 200,
    body: { install: world.installState(person.id), locale: store.locales.get(person.id) },
  };
}

async function search(actions: PersonActions, person: TeamsPerson, input: Input): Promise<JsonAnswer> {
  const messageId = asString(input['messageId']);
  const answer = await actions.search(person.id, {
    text: asString(input['text']) ?? '',
    dataset: asString(input['dataset']) ?? '',
    data: asObject(input['data']) ?? {},
    ...(messageId === undefined ? {} : { messageId }),
  });
  const results = asObject(asObject(answer.body)?.['value'])?.['results'];
  const choices = (Array.isArray(results) ? results : []).slice(0, 15).flatMap((result) => {
    const { title, value } = asObject(result) ?? {};
    return typeof title === 'string' && typeof value === 'string' ? [{ title, value }] : [];
  });
  return isSuccess(answer)
    ? { status: 200, body: { choices } }
    : { status: 200, body: { error: teamsTexts.executeFailed } };
}

/** What the client does with an invoke's answer: the card has already been put in its place. */
function invokeOutcome(answer: BotAnswer): object {
  if (cardIn(answer) !== undefined) return { outcome: 'card' };
  const body = asObject(answer.body);
  const text = asString(body?.['value']);
  if (
    answer.status === 200 &&
    body?.['type'] === 'application/vnd.microsoft.activity.message' &&
    text !== undefined
  ) {
    return { outcome: 'message', text };
  }
  return { outcome: 'error', text: teamsTexts.executeFailed };
}

async function switchFaults({ options, events, faults }: PageApiParts, input: Input): Promise<JsonAnswer> {
  const teams = asObject(input['teams']);
  const graph = asObject(input['graph']);
  if (typeof teams?.['outage'] === 'boolean') faults.setOutage(teams['outage']);
  if (graph !== undefined) await options.tenantControls?.setFaults(graph);
  events.publish({ type: 'faults' });
  return done;
}

async function reset({ options, world, store, faults }: PageApiParts): Promise<JsonAnswer> {
  faults.clear();
  await options.onReset?.();
  world.reset();
  await store.save();
  return done;
}

function findChat(world: TeamsWorld, person: TeamsPerson, input: Input): Chat | undefined {
  const chatId = asString(input['chatId']);
  return world.chatsOf(person.id).find((chat) => chatId === undefined || chat.id === chatId);
}

function hasMessage(world: TeamsWorld, person: TeamsPerson, messageId: string): boolean {
  return world.chatsOf(person.id).some((chat) => world.findMessage(chat, messageId) !== undefined);
}
