import { giveUpOnApprover } from '../requests/jobs.ts';
import { appendAudit } from '../store/audit.ts';
import { claimWelcome, markUnreachable, saveConversation } from '../store/conversations.ts';
import { oweCards } from '../store/outbox.ts';
import type { Sender } from './actor.ts';
import type { BotParts } from './botParts.ts';

export interface Arrivals {
  /** Remembers where this person can be reached. */
  see(sender: Sender): Promise<void>;
  /** The app was added to, or removed from, somebody's own chats; `action` as Teams names it. */
  installed(sender: Sender, action: string): Promise<void>;
}

/** People whose address is known to be stored as it is; only a cache, the store has the truth. */
const mostRemembered = 50_000;

export function createArrivals(parts: BotParts): Arrivals {
  const stored = new Map<string, string>();
  const { requests } = parts;
  const see = async (sender: Sender): Promise<void> => {
    if (sender.conversationType !== 'personal') return;
    const { actor, mri, conversationId, serviceUrl } = sender;
    const address = [mri, conversationId, serviceUrl, actor.locale].join(' ');
    if (stored.get(actor.userId) === address) return;
    await saveConversation(requests.db, { ...sightingOf(sender), installState: 'installed' }, requests.now());
    if (stored.size >= mostRemembered) stored.clear();
    stored.set(actor.userId, address);
  };
  const installed = async (sender: Sender, action: string): Promise<void> => {
    if (sender.conversationType !== 'personal') return;
    stored.delete(sender.actor.userId);
    if (action === 'add') await welcome(parts, sender);
    if (action === 'remove') await farewell(parts, sender);
  };
  return { see, installed };
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

function sightingOf({ actor, mri, conversationId, serviceUrl }: Sender) {
  return {
    userId: actor.userId,
    tenantId: actor.tenantId,
    mri,
    conversationId,
    serviceUrl,
    locale: actor.locale,
  };
}
