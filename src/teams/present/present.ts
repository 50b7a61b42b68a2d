import type { DeskView } from '../../groups/deskViews.ts';
import type { LifecycleView } from '../../groups/groupCreationViews.ts';
import type { PolicyView } from '../../groups/policyViews.ts';
import type { GroupsView } from '../../groups/groupViews.ts';
import type { RuleView } from '../../dynamic/ruleViews.ts';
import type { RequestsView } from '../../requests/requestViews.ts';
import type { AdminView } from '../../admin/adminViews.ts';
import type { Wording } from '../wording/wording.ts';
import { isAdminView, presentAdmin } from './presentAdmin.ts';
import { presentApproval, presentDenyForm } from './approvalCard.ts';
import { presentApprovalList } from './approvalListCard.ts';
import { presentDecided } from './decidedCard.ts';
import { isDeskView, presentDesk } from './deskCards.ts';
import { presentGroupList } from './groupListCard.ts';
import { presentHome } from './homeCard.ts';
import { presentLeaveConfirm, presentLeaveStatus } from './leavingCards.ts';
import { isLifecycleView, presentLifecycle } from './presentLifecycle.ts';
import { presentMyGroups } from './myGroupsCard.ts';
import { presentMyRequests } from './myRequestsCard.ts';
import { presentOutcome } from './outcomeCard.ts';
import {
  presentJoinDigest,
  presentPolicy,
  presentPolicyChange,
  presentPolicyRefusal,
} from './policyCards.ts';
import type { Presented, Viewer } from './presented.ts';
import { isRuleView, presentRules } from './ruleCards.ts';
import { presentRefusal } from './refusalCard.ts';
import { presentRequestForm } from './requestFormCard.ts';
import { presentAskDialog, presentSharedGroup } from './searchCards.ts';
import { presentWaitingList } from './waitingListCard.ts';
import { presentRequestStatus } from './requestStatusCard.ts';

/** Every card the slices can ask for. */
export type CardView =
  PolicyView | GroupsView | LifecycleView | RequestsView | AdminView | DeskView | RuleView;
export type CardName = CardView['card'];

/** A view in the viewer's language, ready for its template. Pure: equal views give equal cards. */
export function present(view: CardView, wording: Wording, viewer: Viewer): Presented {
  if (isAdminView(view)) return presentAdmin(view, wording);
  if (isDeskView(view)) return presentDesk(view, wording, viewer);
  if (isRuleView(view)) return presentRules(view, wording, viewer);
  if (isLifecycleView(view)) return presentLifecycle(view, wording, viewer);
  switch (view.card) {
    case 'policy':
      return presentPolicy(view.data, wording);
    case 'policyChange':
      return presentPolicyChange(view.data, wording, viewer);
    case 'joinDigest':
      return presentJoinDigest(view.data, wording);
    case 'policyRefusal':
      return presentPolicyRefusal(view.data, wording);
    case 'home':
      return presentHome(view.data, wording);
    case 'groupList':
      return presentGroupList(view.data, wording);
    case 'myGroups':
      return presentMyGroups(view.data, wording);
    case 'requestForm':
      return presentRequestForm(view.data, wording);
    case 'requestStatus':
      return presentRequestStatus(view.data, wording, viewer);
    case 'approval':
      return presentApproval(view.data, wording, viewer);
    case 'denyForm':
      return presentDenyForm(view.data, wording);
    case 'decided':
      return presentDecided(view.data, wording, viewer);
    case 'approvalList':
      return presentApprovalList(view.data, wording, viewer);
    case 'myRequests':
      return presentMyRequests(view.data, wording);
    case 'leaveConfirm':
      return presentLeaveConfirm(view.data, wording);
    case 'leaveStatus':
      return presentLeaveStatus(view.data, wording, viewer);
    case 'outcome':
      return presentOutcome(view.data, wording);
    case 'waitingList':
      return presentWaitingList(view.data, wording);
    case 'sharedGroup':
      return presentSharedGroup(view.data, wording);
    case 'askDialog':
      return presentAskDialog(view.data, wording);
    case 'refusal':
      return presentRefusal(view.data, wording);
  }
}
