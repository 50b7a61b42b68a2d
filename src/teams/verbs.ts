import { z } from 'zod';
import { findGroups, showHome, showMyGroups } from '../groups/handlers.ts';
import { showPicked } from '../groups/showPicked.ts';
import {
  approveRequest,
  denyRequest,
  openRequestForm,
  submitRequest,
  withdrawRequest,
} from '../requests/handlers.ts';
import { leaveGroup, openLeave, showLeave } from '../requests/leave.ts';
import { openDenyForm, showApprovals, showMyRequests, showReview, showStatus } from '../requests/show.ts';
import { creationVerbs } from './creationVerbs.ts';
import { adminVerbs } from './adminVerbs.ts';
import { deskVerbs } from './deskVerbs.ts';
import { fileVerbs } from './fileVerbs.ts';
import { orWhy } from './orWhy.ts';
import { keptVerbs } from './keptVerbs.ts';
import { licenceVerbs } from './licenceVerbs.ts';
import { seatVerbs } from './seatVerbs.ts';
import { readinessVerbs } from './readinessVerbs.ts';
import { runTyped } from './runCommand.ts';
import { policyVerbs } from './policyVerbs.ts';
import { ruleVerbs } from './ruleVerbs.ts';
import { id, verb, words, type Verb } from './verb.ts';
import type { VerbName } from './verbNames.ts';

/** What was chosen from a typeahead list, if anything was. */
const picked = id
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const page = z.coerce.number().int().min(0).max(10_000).catch(0);
const origin = z.enum(['card', 'list']).catch('card');
const duration = z
  .union([z.string().max(20), z.number()])
  .nullish()
  .transform(readDuration);

const nothing = z.unknown();
const ofGroup = z.object({ groupId: id });
const ofRequest = z.object({ requestId: id });
const ofReview = ofRequest.extend({ origin });
const ofDecision = ofReview.extend({ note: words });
const ofPage = z.object({ page });

/** Every verb a card may carry, with the shape its data must have. Nothing else of the data is used. */
export const verbs: Readonly<Record<VerbName, Verb>> = {
  ...deskVerbs,
  ...fileVerbs,
  ...policyVerbs,
  ...ruleVerbs,
  ...keptVerbs,
  'groups.home': verb(nothing, ({ groups }, { actor }) => showHome(groups, actor, null)),
  'groups.find': verb(z.object({ text: words, page, picked }), ({ groups }, { actor }, query) =>
    query.picked !== null
      ? showPicked(groups, actor, query.picked)
      : query.text.trim() === ''
        ? showHome(groups, actor, null)
        : findGroups(groups, actor, query),
  ),
  // Nothing chosen asks again.
  'groups.choose': verb(z.object({ groupId: picked, typed: words }), (parts, press, { groupId, typed }) =>
    runTyped(parts, groupId === null ? press : { ...press, chosenGroupId: groupId }, typed),
  ),
  'groups.listMine': verb(ofPage, ({ groups }, { actor }, data) => showMyGroups(groups, actor, data.page)),
  ...creationVerbs,
  'requests.openForm': verb(ofGroup, async (parts, { actor }, { groupId }) => {
    const wish = { groupId, groupText: null, durationDays: null };
    return orWhy(parts, actor, groupId, await openRequestForm(parts.requests, actor, wish));
  }),
  'requests.submit': verb(ofGroup.extend({ reason: words, duration }), ({ requests }, press, data) =>
    submitRequest(requests, press.actor, {
      groupId: data.groupId,
      groupText: null,
      justification: data.reason,
      durationDays: data.duration,
      activityId: press.activityId,
      place: press.place,
    }),
  ),
  'requests.show': verb(ofRequest, ({ requests }, { actor }, data) =>
    showStatus(requests, actor.userId, data.requestId),
  ),
  'requests.withdraw': verb(ofRequest, ({ requests }, { actor }, data) =>
    withdrawRequest(requests, actor, data.requestId),
  ),
  'requests.review': verb(ofReview, ({ requests }, { actor }, data) =>
    showReview(requests, actor.userId, data.requestId, data.origin),
  ),
  'requests.approve': verb(ofDecision, ({ requests }, { actor }, data) =>
    approveRequest(requests, actor, data),
  ),
  'requests.approveToWait': verb(ofDecision, ({ requests }, { actor }, data) =>
    approveRequest(requests, actor, { ...data, mayWait: true }),
  ),
  ...seatVerbs,
  ...licenceVerbs,
  'requests.openDeny': verb(ofDecision, ({ requests }, { actor }, data) =>
    openDenyForm(requests, actor, data),
  ),
  'requests.deny': verb(ofDecision, ({ requests }, { actor }, data) => denyRequest(requests, actor, data)),
  'requests.listMine': verb(nothing, ({ requests }, { actor }) => showMyRequests(requests, actor.userId)),
  'requests.listApprovals': verb(ofPage, ({ requests }, { actor }, data) =>
    showApprovals(requests, actor.userId, {
      page: data.page,
      isDigest: false,
      justDecided: null,
      problem: null,
    }),
  ),
  'requests.openLeave': verb(ofGroup, ({ requests }, { actor }, { groupId }) =>
    openLeave(requests, actor, { groupId, groupText: null }),
  ),
  'requests.leave': verb(ofGroup, ({ requests }, press, { groupId }) =>
    leaveGroup(requests, press.actor, { groupId, activityId: press.activityId, place: press.place }),
  ),
  'requests.showLeave': verb(z.object({ departureId: id }), ({ requests }, { actor }, data) =>
    showLeave(requests, actor.userId, data.departureId),
  ),
  ...adminVerbs,
  ...readinessVerbs,
};

export function findVerb(name: unknown): VerbName | undefined {
  return typeof name === 'string' && Object.hasOwn(verbs, name) ? (name as VerbName) : undefined;
}

/** Days as the form sends them: "0" or nothing means until the person leaves; NaN is refused with a sentence. */
function readDuration(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  const days = Number(value);
  return days === 0 ? null : days;
}
