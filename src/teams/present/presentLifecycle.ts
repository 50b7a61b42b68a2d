import type { LifecycleView } from '../../groups/groupCreationViews.ts';
import type { Wording } from '../wording/wording.ts';
import {
  presentCreationRefusal,
  presentGroupApproval,
  presentGroupConfirm,
  presentGroupCreation,
  presentGroupForm,
} from './creationCards.ts';
import { presentDeletionRefusal, presentGroupDelete, presentGroupDeletion } from './deletionCards.ts';
import type { Presented, Viewer } from './presented.ts';

const lifecycleCards: readonly string[] = [
  'groupForm',
  'groupConfirm',
  'groupCreation',
  'groupApproval',
  'creationRefusal',
  'groupDelete',
  'groupDeletion',
  'deletionRefusal',
] satisfies readonly LifecycleView['card'][];

export function isLifecycleView(view: { readonly card: string }): view is LifecycleView {
  return lifecycleCards.includes(view.card);
}

/** Cards about groups that come or go. */
export function presentLifecycle(view: LifecycleView, wording: Wording, viewer: Viewer): Presented {
  switch (view.card) {
    case 'groupForm':
      return presentGroupForm(view.data, wording);
    case 'groupConfirm':
      return presentGroupConfirm(view.data, wording);
    case 'groupCreation':
      return presentGroupCreation(view.data, wording, viewer);
    case 'groupApproval':
      return presentGroupApproval(view.data, wording, viewer);
    case 'creationRefusal':
      return presentCreationRefusal(view.data, wording);
    case 'groupDelete':
      return presentGroupDelete(view.data, wording);
    case 'groupDeletion':
      return presentGroupDeletion(view.data, wording, viewer);
    case 'deletionRefusal':
      return presentDeletionRefusal(view.data, wording);
  }
}
