import type { AdminView } from '../../admin/adminViews.ts';
import type { Wording } from '../wording/wording.ts';
import { presentAdminAudit, presentAdminExport } from './adminAuditCards.ts';
import { presentAdminHome, presentAdminList } from './adminCards.ts';
import { presentAdminPolicy } from './adminPolicyCard.ts';
import type { Presented } from './presented.ts';
import { isReadinessView, presentReadiness } from './presentReadiness.ts';

export function isAdminView(view: { readonly card: string }): view is AdminView {
  return view.card.startsWith('admin');
}

export function presentAdmin(view: AdminView, wording: Wording): Presented {
  if (isReadinessView(view)) return presentReadiness(view, wording);
  switch (view.card) {
    case 'adminHome':
      return presentAdminHome(view.data, wording);
    case 'adminList':
      return presentAdminList(view.data, wording);
    case 'adminAudit':
      return presentAdminAudit(view.data, wording);
    case 'adminExport':
      return presentAdminExport(view.data, wording);
    case 'adminPolicy':
      return presentAdminPolicy(view.data, wording);
  }
}
