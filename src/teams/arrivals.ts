import { giveUpOnApprover } from '../requests/unreachable.ts';
import { appendAudit } from '../store/audit.ts';
import {
  claimWelcome,
  findConversation,
  markUnreachable,
  saveConversation,
  type Conversation,
  type ConversationSighting,
} from '../store/conversations.ts';
import { oweCards } from '../store/outbox.ts';
import type { Sender } from './actor.ts';
import type { BotParts } from './botParts.ts';

export interface Arrivals {
  /** Remembers where this person, who just wrote or pressed something, can be reached. */
  see(sender: Sender): Promise<void>;
  /** The app was added to, or removed from, somebody's own chats; `action` as Teams names it. */
  installed(sender: Sender, action: unknown): Promise<void>;
}

export function createArrivals(parts: BotParts): Arrivals {
  const { requests } = parts;
  const see = async (sender: Sender): Promise<void> => {
    // Compared with the store and not with a memory of our own: another replica, or a card that could not be sent,
    // may have noted meanwhile that this person was gone.
    const known = await findConversation(requests.db, sender.actor.userId);
    const seen = sightingOf(sender);
    if (known === undefined || !isSame(known, seen)) {
      await saveConversation(requests.db, seen, requests.now());
    }
  };
  const installed = async (sender: Sender, action: unknown): Promise<void> => {
    if (sender.conversationType !== 'personal') return;
    if (action === 'remove') {
      await farewell(parts, sender);
    } else if (action === 'add') {
      await see(sender);
      await welcome(parts, sender);
    }
  };
  return { see, installed };
}

function isSame(known: Conversation, seen: ConversationSighting): boolean {
  return (
    known.mri === seen.mri &&
    (seen.conversationId === null || known.conversation_id === seen.conversationId) &&
    known.service_url === seen.serviceUrl &&
    known.locale === seen.locale &&
    (seen.installState === null || known.install_state === seen.installState)
  );
}

/** One greeting per person: Teams tells of an installation more than once. */
async function welcome({ requests }: BotParts, sender: Sender): Promise<void> {
  const { userId } = sender.actor;
  const now = requests.now();
  await requests.db.transaction().execute(async (trx) => {
    if (!(await claimWelcome(trx, userId, now))) return;
    await oweCards(trx, [{ userId, view: 'teams.welcome', subjectId: userId, version: 1 }], now);
    await requests.enqueue(trx, 'teams.deliver', [{ userId }]);
  });
}

async function farewell({ requests }: BotParts, sender: Sender): Promise<void> {
  const { userId, tenantId } = sender.actor;
  const now = requests.now();
  await requests.db.transaction().execute(async (trx) => {
    await markUnreachable(trx, { userId, tenantId, serviceUrl: sender.serviceUrl }, 'removed', now);
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'user', userId },
      action: 'teams.removeApp',
      subjectKind: 'conversation',
      subjectId: userId,
    });
    await giveUpOnApprover(trx, requests, userId);
  });
}

/** A shared chat tells how to reach the person's part of Teams, and nothing about their own chat with Usher. */
function sightingOf({
  actor,
  mri,
  conversationId,
  conversationType,
  serviceUrl,
}: Sender): ConversationSighting {
  const isPersonal = conversationType === 'personal';
  return {
    userId: actor.userId,
    tenantId: actor.tenantId,
    mri,
    conversationId: isPersonal ? conversationId : null,
    serviceUrl,
    locale: actor.locale,
    installState: isPersonal ? 'installed' : null,
  };
}
