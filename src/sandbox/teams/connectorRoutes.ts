import { asObject, asString, type JsonAnswer } from './jsonHttp.ts';
import { usualCodes } from './faultPlan.ts';
import { botMessages, isTooBig } from './botMessage.ts';
import type { TeamsEvents } from './teamsEvents.ts';
import type { Chat, StoredMessage, TeamsPerson } from './teamsTypes.ts';
import type { TeamsWorld } from './teamsWorld.ts';

export interface ConnectorRequest {
  readonly method: string;
  /** Decoded parts below the serviceUrl: `v3`, `conversations`, … */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ConnectorParts {
  readonly world: TeamsWorld;
  readonly events: TeamsEvents;
  readonly tenantId: string;
  readonly save: () => Promise<void>;
}

/** An error in the connector's form; the texts are the platform's. */
export function connectorError(
  status: number,
  code = usualCodes[status] ?? 'ServiceError',
  message: string = code,
): JsonAnswer {
  return { status, body: { error: { code, message } } };
}

/** Answers one call of the connector's REST interface, version 3, as the bot's SDK makes them. */
export async function answerConnector(parts: ConnectorParts, request: ConnectorRequest): Promise<JsonAnswer> {
  const [version, resource, chatId, what, activityId, below] = request.parts;
  if (version !== 'v3' || resource !== 'conversations')
    return connectorError(404, 'ServiceError', 'Not found.');
  if (chatId === undefined) return request.method === 'POST' ? createChat(parts, request) : methodNotAllowed;
  // A channel's thread is written into the id; chats have none.
  const chat = parts.world.findChat(chatId.split(';')[0] ?? chatId);
  if (chat === undefined) return connectorError(404, 'ConversationNotFound', 'Conversation not found.');
  if (request.method === 'GET') return answerRoster(parts, chat, request);
  if (what !== 'activities' || below !== undefined) return methodNotAllowed;
  const refusal = writeRefusal(parts.world, chat) ?? (isTooBig(request.body) ? tooBig : undefined);
  return refusal ?? (await writeActivity(parts, chat, activityId, request));
}

/** The person a call concerns, when it is one person's chat: for faults and the record. */
export function personConcerned(world: TeamsWorld, request: ConnectorRequest): string | undefined {
  const chatId = request.parts[2];
  if (chatId === undefined) return memberAsked(world, request.body)?.id;
  const chat = world.findChat(chatId);
  return chat?.kind === 'personal' ? chat.userIds[0] : undefined;
}

const methodNotAllowed = connectorError(405, 'MethodNotAllowed', 'The method is not allowed here.');
const tooBig = connectorError(413, 'MessageSizeTooBig', 'Message size too large.');

/** Ids stay the same however often the chat is asked for, which is what bots rely on. */
function createChat({ world }: ConnectorParts, request: ConnectorRequest): JsonAnswer {
  const body = asObject(request.body);
  if (body === undefined || body['isGroup'] === true) {
    return connectorError(400, 'BadArgument', 'Only chats with one person can be created.');
  }
  const person = memberAsked(world, body);
  if (person === undefined) return connectorError(400, 'BadArgument', 'Failed to decrypt pairwise id');
  const state = world.installState(person.id);
  if (state === 'notInstalled') {
    return connectorError(403, 'ForbiddenOperationException', "Bot isn't installed in user's personal scope");
  }
  return { status: 201, body: { id: world.personalChat(person.id).id } };
}

function memberAsked(world: TeamsWorld, body: unknown): TeamsPerson | undefined {
  const members = asObject(body)?.['members'];
  const asked =
    Array.isArray(members) && members.length === 1 ? asString(asObject(members[0])?.['id']) : undefined;
  if (asked === undefined) return undefined;
  return world.people.find(
    (person) => world.memberId(person.id) === asked || person.id === asked.toLowerCase(),
  );
}

const notInRoster = connectorError(
  403,
  'BotNotInConversationRoster',
  'The bot is not part of the conversation roster.',
);

function writeRefusal(world: TeamsWorld, chat: Chat): JsonAnswer | undefined {
  const userId = chat.userIds[0];
  if (chat.withoutBot === true) return notInRoster;
  if (chat.kind !== 'personal' || userId === undefined) return undefined;
  const state = world.installState(userId);
  if (state === 'blocked')
    return connectorError(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.');
  return state === 'notInstalled' ? notInRoster : undefined;
}

async function writeActivity(
  parts: ConnectorParts,
  chat: Chat,
  activityId: string | undefined,
  request: ConnectorRequest,
): Promise<JsonAnswer> {
  if (request.method === 'POST') return await addActivity(parts, chat, request);
  const isChange = request.method === 'PUT' || request.method === 'DELETE';
  return isChange ? await changeActivity(parts, chat, activityId, request) : methodNotAllowed;
}

async function addActivity(
  { world, events, save }: ConnectorParts,
  chat: Chat,
  request: ConnectorRequest,
): Promise<JsonAnswer> {
  const activity = asObject(request.body);
  if (activity?.['type'] === 'typing') {
    events.publish({ type: 'typing', chatId: chat.id });
    return { status: 202, body: {} };
  }
  const messages = activity === undefined ? undefined : botMessages(activity);
  if (messages === undefined)
    return connectorError(400, 'BadArgument', 'The activity is not a message with text or cards.');
  if (messages.some(({ file }) => file) && chat.kind !== 'personal')
    return connectorError(400, 'BadArgument', 'Files are for personal chats.');
  const added = messages.map((content) => world.addMessage(chat, null, content));
  await save();
  // Teams splits a message that has text and cards, and then tells no id.
  return { status: 201, body: added.length === 1 ? { id: added[0]?.id } : {} };
}

async function changeActivity(
  { world, save }: ConnectorParts,
  chat: Chat,
  activityId: string | undefined,
  request: ConnectorRequest,
): Promise<JsonAnswer> {
  const message: StoredMessage | undefined = world.findMessage(chat, activityId ?? '');
  if (message === undefined)
    return connectorError(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
  if (message.senderId !== null)
    return connectorError(403, 'NotEnoughPermissions', 'Only own messages can be changed.');
  if (request.method === 'DELETE') {
    world.deleteMessage(chat, message);
    await save();
    return { status: 200 };
  }
  const activity = asObject(request.body);
  const [content, ...rest] = (activity === undefined ? undefined : botMessages(activity)) ?? [];
  if (content === undefined || rest.length > 0)
    return connectorError(400, 'BadArgument', 'The activity is not one message.');
  world.editMessage(chat, message, content);
  await save();
  return { status: 200, body: { id: message.id } };
}

function answerRoster(
  { world, tenantId }: ConnectorParts,
  chat: Chat,
  request: ConnectorRequest,
): JsonAnswer {
  const [, , , what, reference, below] = request.parts;
  const describe = (person: TeamsPerson): object => ({
    id: world.memberId(person.id),
    name: person.displayName,
    objectId: person.id,
    aadObjectId: person.id,
    userPrincipalName: person.userPrincipalName,
    email: person.userPrincipalName,
    tenantId,
    userRole: person.userType === 'Guest' ? 'guest' : 'user',
  });
  const members = chat.userIds.flatMap((userId) => world.findPerson(userId) ?? []).map(describe);
  if (what === 'members' && reference !== undefined) {
    const person = world.findMember(chat, reference);
    if (person !== undefined) return { status: 200, body: describe(person) };
    return connectorError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
  }
  if (what === 'members' || (what === 'activities' && below === 'members'))
    return { status: 200, body: members };
  if (what === 'pagedmembers') return { status: 200, body: pageOf(members, request.query) };
  return connectorError(404, 'ServiceError', 'Not found.');
}

/** Pages of 50 to 500 members, as in Teams whatever smaller size is asked for; the token is the next offset. */
function pageOf(members: readonly object[], query: URLSearchParams): object {
  const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)));
  const start = Number(query.get('continuationToken') ?? 0);
  const next = start + size;
  return {
    members: members.slice(start, next),
    ...(next < members.length ? { continuationToken: String(next) } : {}),
  };
}
