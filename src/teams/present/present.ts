import type { DeskView } from '../../groups/deskViews.ts';
import type { LifecycleView } from '../../groups/groupCreationViews.ts';
import type { PolicyView } from '../../groups/policyViews.ts';
import type { GroupsView } from '../../groups/groupViews.ts';
import type { RuleView } from '../../dynamic/ruleViews.ts';
import type { KeptView } from '../../dynamic/keptViews.ts';
import type { RequestsView } from '../../requests/requestViews.ts';
import type { LicenceView } from '../../licensing/licenceViews.ts';
import type { AdminView } from '../../admin/adminViews.ts';
import type { Wording } from '../wording/wording.ts';
import { isAdminView, presentAdmin } from './presentAdmin.ts';
import { presentApproval, presentDenyForm } from './approvalCard.ts';
import { presentApprovalList } from './approvalListCard.ts';
import { presentDecided } from './decidedCard.ts';
import { isDeskView, presentDesk } from './deskCards.ts';
import { presentGroupChoice } from './groupChoiceCard.ts';
import { presentGroupList } from './groupListCard.ts';
import { presentHome } from './homeCard.ts';
import { isKeptView, presentKept } from './keptCards.ts';
import { presentLeaveConfirm, presentLeaveStatus } from './leavingCards.ts';
import { isLifecycleView, presentLifecycle } from './presentLifecycle.ts';
import { isLicenceView, presentLicence } from './presentLicence.ts';
import { presentMyGroups } from './myGroupsCard.ts';
import { presentMyRequests } from './myRequestsCard.ts';
import { presentOutcome } from './outcomeCard.ts';
import { isPolicyView, presentPolicies } from './presentPolicies.ts';
import type { Presented, Viewer } from './presented.ts';
import { isRuleView, presentRules } from './ruleCards.ts';
import { presentRefusal } from './refusalCard.ts';
import { presentRequestForm } from './requestFormCard.ts';
import { presentAskDialog, presentSharedGroup } from './searchCards.ts';
import { presentWaitingList } from './waitingListCard.ts';
import { presentRequestStatus } from './requestStatusCard.ts';

/** Every card the slices can ask for. */
export type CardView =
  | PolicyView
  | GroupsView
  | LifecycleView
  | RequestsView
  | AdminView
  | DeskView
  | LicenceView
  | RuleView
  | KeptView;
export type CardName = CardView['card'];

/** A view in the viewer's language, ready for its template. Pure: equal views give equal cards. */
export function present(view: CardView, wording: Wording, viewer: Viewer): Presented {
  if (isAdminView(view)) return presentAdmin(view, wording);
  if (isLicenceView(view)) return presentLicence(view, wording);
  if (isDeskView(view)) return presentDesk(view, wording, viewer);
  if (isRuleView(view) || isKeptView(view)) return presentByRule(view, wording, viewer);
  if (isPolicyView(view)) return presentPolicies(view, wording, viewer);
  if (isLifecycleView(view)) return presentLifecycle(view, wording, viewer);
  switch (view.card) {
    case 'home':
      return presentHome(view.data, wording);
    case 'groupList':
      return presentGroupList(view.data, wording);
    case 'groupChoice':
      return presentGroupChoice(view.data, wording);
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

function presentByRule(view: RuleView | KeptView, wording: Wording, viewer: Viewer): Presented {
  return isKeptView(view) ? presentKept(view, wording, viewer) : presentRules(view, wording, viewer);
}
