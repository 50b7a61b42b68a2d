import type { Actor } from '../decision.ts';
import type { InboundActivity } from './activityShape.ts';

export type IgnoredReason =
  'tenantMissing' | 'tenantsDisagree' | 'foreignTenant' | 'noObjectId' | 'notAPerson' | 'guest';

/** The person behind a turn and where the turn happens. */
export interface Sender {
  readonly actor: Actor;
  /** The person's id for this bot, `29:…`. */
  readonly mri: string;
  readonly conversationId: string;
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  readonly serviceUrl: string;
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Turns the sender of an authenticated activity into an actor, or says why the activity has no effect. The token
 * proves the channel and nothing about the tenant: a SingleTenant registration does not keep others out. Guests
 * are finally known only from the directory, here by the hints that Teams gives.
 */
export function readActor(
  activity: InboundActivity,
  allowed: { tenantId: string; allowGuests: boolean },
): Sender | { readonly ignored: IgnoredReason } {
  const { from, conversation } = activity;
  const tenants = [conversation.tenantId, activity.channelData?.tenant?.id, from.tenantId]
    .filter((tenant) => typeof tenant === 'string' && tenant !== '')
    .map((tenant) => String(tenant).toLowerCase());
  const [tenantId] = tenants;
  if (tenantId === undefined) return { ignored: 'tenantMissing' };
  if (tenants.some((tenant) => tenant !== tenantId)) return { ignored: 'tenantsDisagree' };
  if (tenantId !== allowed.tenantId.toLowerCase()) return { ignored: 'foreignTenant' };
  const roles = [from.role, from.userRole].map((role) => role?.toLowerCase());
  if (
    roles.some((role) => role === 'bot' || role === 'skill' || role === 'anonymous') ||
    !from.id.startsWith('29:')
  ) {
    return { ignored: 'notAPerson' };
  }
  const userId = from.aadObjectId?.toLowerCase() ?? '';
  if (!guidPattern.test(userId)) return { ignored: 'noObjectId' };
  if (roles.includes('guest') && !allowed.allowGuests) return { ignored: 'guest' };
  return {
    actor: { userId, tenantId, name: from.name ?? '', locale: activity.locale ?? 'en-US' },
    mri: from.id,
    conversationId: conversation.id,
    conversationType: readConversationType(conversation),
    serviceUrl: activity.serviceUrl,
  };
}

/**
 * What is not known to be private is treated as public. A chat of two people, into which one of them inserted a card
 * of ours, is "personal" to Teams as well and must not be taken for somebody's own chat with Usher.
 */
function readConversationType({
  id,
  conversationType: type,
}: InboundActivity['conversation']): Sender['conversationType'] {
  if (id.endsWith('@unq.gbl.spaces')) return 'groupChat';
  return type === 'personal' || type === 'groupChat' ? type : 'channel';
}
