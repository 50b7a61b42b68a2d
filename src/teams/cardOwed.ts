import { showFileOutcome } from '../files/handlers.ts';
import { everyCard as ruleCards } from '../dynamic/commitRule.ts';
import { loadRuleCard } from '../dynamic/ruleAnswers.ts';
import { showOwnerNews } from '../admin/ownerNews.ts';
import { creationCards } from '../groups/creationCards.ts';
import { owedDeskCards } from '../groups/deskOwed.ts';
import { showHome } from '../groups/handlers.ts';
import { owedLicenceCards } from '../licensing/licensingOwed.ts';
import { owedPolicyCards } from '../groups/policyOwed.ts';
import { owedKeptCards } from '../dynamic/keptOwed.ts';
import { owedCards, type OwedView } from '../requests/owedCards.ts';
import type { CardCopy } from '../store/outbox.ts';
import type { BotParts, View } from './botParts.ts';

export type CardNow = Omit<OwedView, 'view'> & { readonly view: View };

/** The card as it should be now; undefined when it is no longer owed. */
export async function loadCard(parts: BotParts, copy: CardCopy): Promise<CardNow | undefined> {
  const creation = creationCards[copy.view];
  if (creation !== undefined) return creation(parts.creation, copy);
  const desk = owedDeskCards[copy.view];
  if (desk !== undefined) return desk(parts.desk, copy);
  const policy = owedPolicyCards[copy.view];
  if (policy !== undefined) return policy(parts.requests, copy);
  if (copy.view === 'files.outcome') return showFileOutcome(parts.files, copy);
  if (ruleCards.includes(copy.view)) return loadRuleCard(parts.rules, copy);
  const kept = owedKeptCards[copy.view];
  if (kept !== undefined) return kept(parts.kept, copy);
  if (copy.view === 'admin.ownerNews') return showOwnerNews(parts.readiness, copy.subject_id);
  const licence = owedLicenceCards[copy.view];
  if (licence !== undefined) return licence(parts.licensing, copy);
  if (copy.view !== 'teams.welcome') return owedCards[copy.view]?.(parts.requests, copy);
  const view = await showHome(parts.groups, { userId: copy.user_id, name: '' }, null);
  return { view, version: copy.wanted_version, isFinal: true };
}
