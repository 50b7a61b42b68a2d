import { randomUUID } from 'node:crypto';

export const contosoTenantId = '11111111-1111-4111-8111-111111111111';
export const usherAppId = '22222222-2222-4222-8222-222222222222';
export const adaId = 'aaaaaaaa-aaaa-4aaa-aaaa-aaaaaaaaaaaa';

export interface ActivityParts {
  readonly type?: string;
  /** Entra object id of the sender. */
  readonly userId?: string;
  readonly userName?: string;
  readonly tenantId?: string;
  readonly conversationId?: string;
  readonly conversationType?: 'personal' | 'groupChat' | 'channel';
  readonly serviceUrl?: string;
  readonly text?: string;
  /** Of an invoke, e.g. `adaptiveCard/action`. */
  readonly name?: string;
  readonly value?: unknown;
  /** Anything else, or a built part replaced; `undefined` leaves a part out. */
  readonly changes?: Record<string, unknown>;
}

/** An activity as Teams sends it: Ada says "hi" in her personal chat, unless the test says otherwise. */
export function anActivity(parts: ActivityParts = {}): Record<string, unknown> {
  const { userId = adaId, tenantId = contosoTenantId, conversationType = 'personal' } = parts;
  return {
    type: parts.type ?? (parts.name === undefined ? 'message' : 'invoke'),
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: parts.serviceUrl ?? 'https://smba.trafficmanager.net/emea/',
    locale: 'en-GB',
    from: { id: mriOf(userId), name: parts.userName ?? 'Ada Admin', aadObjectId: userId },
    recipient: { id: `28:${usherAppId}`, name: 'Usher' },
    conversation: { id: parts.conversationId ?? `a:${userId}`, conversationType, tenantId },
    channelData: { tenant: { id: tenantId } },
    ...(parts.name === undefined ? { text: parts.text ?? 'hi', textFormat: 'plain' } : { name: parts.name }),
    ...(parts.value === undefined ? {} : { value: parts.value }),
    ...parts.changes,
  };
}

/** A press on a card's button that carries a verb and ids. */
export function aPress(
  verb: string,
  data: Record<string, unknown>,
  parts: ActivityParts = {},
): Record<string, unknown> {
  const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' };
  return anActivity({ ...parts, name: 'adaptiveCard/action', value });
}

/** Stands in for the id Teams gives a person for this bot. */
export function mriOf(userId: string): string {
  return `29:${userId}`;
}
