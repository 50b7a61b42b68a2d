import type { AdminView } from '../../admin/adminViews.ts';
import type { ReadinessView } from '../../admin/readinessViews.ts';
import type { Wording } from '../wording/wording.ts';
import { presentOwnerNews, presentOwnerNewsPreview } from './ownerNewsCards.ts';
import type { Presented } from './presented.ts';
import { presentReadinessReport } from './readinessCard.ts';
import { presentCandidates, presentReadinessExport, presentReadinessList } from './readinessListCards.ts';

const cards: readonly string[] = [
  'adminReadiness',
  'adminReadinessList',
  'adminCandidates',
  'adminOwnerNewsPreview',
  'adminOwnerNews',
  'adminReadinessExport',
] satisfies readonly ReadinessView['card'][];

export function isReadinessView(view: AdminView): view is ReadinessView {
  return cards.includes(view.card);
}

export function presentReadiness(view: ReadinessView, wording: Wording): Presented {
  switch (view.card) {
    case 'adminReadiness':
      return presentReadinessReport(view.data, wording);
    case 'adminReadinessList':
      return presentReadinessList(view.data, wording);
    case 'adminCandidates':
      return presentCandidates(view.data, wording);
    case 'adminOwnerNewsPreview':
      return presentOwnerNewsPreview(view.data, wording);
    case 'adminOwnerNews':
      return presentOwnerNews(view.data, wording);
    case 'adminReadinessExport':
      return presentReadinessExport(view.data, wording);
  }
}
