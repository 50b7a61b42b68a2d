import type { PolicyView } from '../../groups/policyViews.ts';
import type { Wording } from '../wording/wording.ts';
import {
  presentJoinDigest,
  presentPolicy,
  presentPolicyChange,
  presentPolicyRefusal,
} from './policyCards.ts';
import type { Presented, Viewer } from './presented.ts';

const cards: readonly string[] = [
  'policy',
  'policyChange',
  'joinDigest',
  'policyRefusal',
] satisfies readonly PolicyView['card'][];

export function isPolicyView(view: { readonly card: string }): view is PolicyView {
  return cards.includes(view.card);
}

export function presentPolicies(view: PolicyView, wording: Wording, viewer: Viewer): Presented {
  switch (view.card) {
    case 'policy':
      return presentPolicy(view.data, wording);
    case 'policyChange':
      return presentPolicyChange(view.data, wording, viewer);
    case 'joinDigest':
      return presentJoinDigest(view.data, wording);
    case 'policyRefusal':
      return presentPolicyRefusal(view.data, wording);
  }
}
