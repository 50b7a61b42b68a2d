import { choicesIn, isSuccess, outcomeOf, teamsTexts } from './botAnswer.ts';
import type { PersonActions } from './personActions.ts';
import { asObject, asString, type JsonAnswer } from './jsonHttp.ts';
import { answerConsent, fileIn } from './pageFiles.ts';
import { composeFromPage } from './pageCompose.ts';
import type { ChatStore } from './chatStore.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { TeamsEvents } from './teamsEvents.ts';
import type { Compose } from './composeTypes.ts';
import type { Chat, InstallState, TeamsPerson, TeamsSimulatorOptions } from './teamsTypes.ts';
import type { TeamsWorld } from './teamsWorld.ts';

export interface PageApiParts {
  readonly options: TeamsSimulatorOptions;
  readonly world: TeamsWorld;
  readonly store: ChatStore;
  readonly actions: PersonActions;
  readonly compose: Compose;
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
  if (area === 'attributes' && subject !== undefined) {
    const isDone = parts.options.tenantControls?.setAttributes(subject, input) ?? false;
    return isDone ? done : badRequest;
  }
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
      linkDomain: options.linkDomains?.[0] ?? null,
      hasTenant: options.tenantControls !== undefined,
      resetsAll: options.onReset !== undefined,
    };
    return { status: 200, body };
  }
  if (area === 'tenant') {
    const groups = (await options.tenantControls?.getGroups()) ?? [];
    const graph = options.tenantControls?.getFaults() ?? {};
    const people = options.tenantControls?.getAttributes() ?? [];
    return { status: 200, body: { groups, people, faults: { graph, teams: { outage: faults.outage } } } };
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
  if (verb === 'open') return open(parts, person, input);
  if (verb === 'settings') return await changeSettings(parts, person, input);
  if (verb === 'messages') return await say(parts, person, input);
  if (verb === 'compose') return await compose(parts, person, input);
  if (verb === 'consent') {
    const messageId = asString(input['messageId']) ?? '';
    const isTheirs = hasMessage(parts.world, person, messageId);
    return isTheirs ? await answerConsent(parts.actions, person.id, messageId, input) : badRequest;
  }
  if (verb === 'search') return await search(parts.actions, person, input);
  return verb === 'submit' || verb === 'invoke' ? await press(parts, person, verb, input) : notFound;
}

async function say({ actions, world }: PageApiParts, person: TeamsPerson, input: Input): Promise<JsonAnswer> {
  const text = asString(input['text'])?.trim() ?? '';
  const files = fileIn(input);
  const chat = findChat(world, person, input);
  const card = asObject(input['card']);
  const isEmpty = text === '' && card === undefined && files.length === 0;
  if (isEmpty || chat === undefined) return badRequest;
  const withCard = card === undefined ? {} : { card };
  await actions.sendMessage(person.id, text, { chatId: chat.id, files, ...withCard });
  return done;
}

async function compose(
  { compose: extension, world }: PageApiParts,
  person: TeamsPerson,
  input: Input,
): Promise<JsonAnswer> {
  const chat = findChat(world, person, input);
  if (chat === undefined) return badRequest;
  return (await composeFromPage(extension, { userId: person.id, chatId: chat.id }, input)) ?? badRequest;
}

async function press(
  { actions, world }: PageApiParts,
  person: TeamsPerson,
  kind: 'submit' | 'invoke',
  input: Input,
): Promise<JsonAnswer> {
  const messageId = asString(input['messageId']);
  if (messageId === undefined || !hasMessage(world, person, messageId)) return badRequest;
  const data = asObject(input['data']) ?? {};
  if (kind === 'submit') {
    const isSent = isSuccess(await actions.submit(person.id, messageId, { data }));
    return {
      status: 200,
      body: isSent ? { outcome: 'sent' } : { outcome: 'error', text: teamsTexts.submitFailed },
    };
  }
  const trigger = input['trigger'] === 'automatic' ? 'automatic' : 'manual';
  const answer = await actions.invoke(person.id, messageId, asString(input['verb']) ?? '', data, trigger);
  return { status: 200, body: outcomeOf(answer) };
}

function open({ actions, world }: PageApiParts, person: TeamsPerson, input: Input): JsonAnswer {
  const chat = findChat(world, person, input);
  if (chat === undefined) return badRequest;
  // The page is not kept waiting for the bot's welcome: it comes as an event.
  actions.openChat(person.id, chat).catch(() => undefined);
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
  const data = asObject(input['data']);
  const answer = await actions.search(person.id, {
    text: asString(input['text']) ?? '',
    dataset: asString(input['dataset']) ?? '',
    ...(messageId === undefined ? {} : { messageId }),
    ...(data === undefined ? {} : { data }),
  });
  const choices = choicesIn(answer);
  return { status: 200, body: choices === undefined ? { error: teamsTexts.executeFailed } : { choices } };
}

async function switchFaults({ options, events, faults }: PageApiParts, input: Input): Promise<JsonAnswer> {
  const teams = asObject(input['teams']);
  const graph = asObject(input['graph']);
  if (typeof teams?.['outage'] === 'boolean') faults.setOutage(teams['outage']);
  if (graph !== undefined) await options.tenantControls?.setFaults(graph);
  events.publish({ type: 'faults' });
  return done;
}

async function reset({ options, world, store, actions, faults }: PageApiParts): Promise<JsonAnswer> {
  faults.clear();
  await options.onReset?.();
  actions.reset();
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
