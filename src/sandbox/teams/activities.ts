import { createHash, randomUUID } from 'node:crypto';
import type { Activity, Chat, TeamsPerson } from './teamsTypes.ts';

export interface ActivityContext {
  readonly appId: string;
  readonly botName: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly locale: string;
}

/** Teams' id for a person towards one bot: not the Entra id, and another one for another bot. */
export function memberIdOf(appId: string, userId: string): string {
  return `29:1${digest(appId, userId)}`;
}

export function personalChatId(appId: string, userId: string): string {
  return `a:1${digest(appId, userId, 'personal')}`;
}

export function groupChatId(appId: string, title: string): string {
  return `19:${digest(appId, title).slice(0, 32).toLowerCase()}@thread.v2`;
}

export function botId(appId: string): string {
  return `28:${appId}`;
}

/** The fields Teams puts on every activity; `more` holds what the kind of activity adds. */
export function buildActivity(
  context: ActivityContext,
  chat: Chat,
  person: TeamsPerson,
  more: Record<string, unknown>,
): Activity {
  const now = new Date();
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = context.locale.split('-')[1] ?? 'GB';
  const isGroup = chat.kind === 'groupChat';
  return {
    id: `f:${randomUUID()}`,
    timestamp: now.toISOString(),
    localTimestamp: now.toISOString(),
    localTimezone: timezone,
    channelId: 'msteams',
    serviceUrl: context.serviceUrl,
    locale: context.locale,
    from: { id: memberIdOf(context.appId, person.id), name: person.displayName, aadObjectId: person.id },
    recipient: { id: botId(context.appId), name: context.botName },
    conversation: {
      id: chat.id,
      conversationType: chat.kind,
      tenantId: context.tenantId,
      ...(isGroup ? { isGroup: true, name: chat.title } : {}),
    },
    channelData: { tenant: { id: context.tenantId } },
    ...more,
    entities: [
      { type: 'clientInfo', locale: context.locale, country, platform: 'Web', timezone },
      ...((more['entities'] as unknown[] | undefined) ?? []),
    ],
  };
}

/** Both activities with which Teams tells a bot that it was added; either may be the first to arrive. */
export function installActivities(
  context: ActivityContext,
  chat: Chat,
  person: TeamsPerson,
): readonly Activity[] {
  const members = chat.userIds.map((id) => ({ id: memberIdOf(context.appId, id), aadObjectId: id }));
  return [
    buildActivity(context, chat, person, { type: 'installationUpdate', action: 'add' }),
    buildActivity(context, chat, person, {
      type: 'conversationUpdate',
      membersAdded: [{ id: botId(context.appId) }, ...(chat.kind === 'personal' ? members : [])],
    }),
  ];
}

export function uninstallActivities(
  context: ActivityContext,
  chat: Chat,
  person: TeamsPerson,
): readonly Activity[] {
  return [
    buildActivity(context, chat, person, { type: 'installationUpdate', action: 'remove' }),
    buildActivity(context, chat, person, {
      type: 'conversationUpdate',
      membersRemoved: [{ id: botId(context.appId) }],
    }),
  ];
}

export function mention(context: ActivityContext): object {
  return {
    type: 'mention',
    text: `<at>${context.botName}</at>`,
    mentioned: { id: botId(context.appId), name: context.botName },
  };
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}
