import { z } from 'zod';
import { agreeToCreation, refuseCreation } from '../groups/groupCreationApproval.ts';
import {
  checkCreation,
  createGroup,
  openCreation,
  reopenCreation,
  showCreation,
} from '../groups/groupCreationHandlers.ts';
import {
  confirmDeletion,
  confirmRestore,
  openDeletion,
  showDeletion,
} from '../groups/groupDeletionHandlers.ts';
import { defaultPolicy, joinModes } from '../groups/policy.ts';
import { withdrawCreation } from '../groups/groupCreationWithdrawal.ts';
import { id, picks, verb, words } from './verb.ts';

const ofCreation = z.object({ creationId: id });
const ofDecision = ofCreation.extend({ note: words });
const ofForm = z.object({
  kind: z.enum(['security', 'microsoft365']).catch('security'),
  name: words,
  purpose: words,
  owners: words,
  members: words,
  pickedOwners: picks,
  pickedMembers: picks,
  joinMode: z.enum(joinModes).catch(defaultPolicy.mode),
});

const ofGroup = z.object({ groupId: id });
const ofDeletion = z.object({ deletionId: id });

/** Making groups: the form, the question, the wish, the decision about it; and the end of groups. */
export const creationVerbs = {
  'groups.openCreate': verb(z.unknown(), ({ creation }, { actor }) =>
    openCreation(creation, actor, { name: '' }),
  ),
  'groups.checkCreate': verb(ofForm, ({ creation }, { actor }, data) => checkCreation(creation, actor, data)),
  'groups.reopenCreate': verb(ofCreation, ({ creation }, { actor }, { creationId }) =>
    reopenCreation(creation, actor, creationId),
  ),
  'groups.create': verb(ofCreation, ({ creation }, { actor, place }, { creationId }) =>
    createGroup(creation, actor, { creationId, place }),
  ),
  'groups.showCreate': verb(ofCreation, ({ creation }, { actor }, { creationId }) =>
    showCreation(creation, actor.userId, creationId),
  ),
  'groups.approveCreate': verb(ofDecision, ({ creation }, { actor }, data) =>
    agreeToCreation(creation, actor, data),
  ),
  'groups.denyCreate': verb(ofDecision, ({ creation }, { actor }, data) =>
    refuseCreation(creation, actor, data),
  ),
  'groups.withdrawCreate': verb(ofCreation, ({ creation }, { actor }, { creationId }) =>
    withdrawCreation(creation, actor, creationId),
  ),
  'groups.openDelete': verb(ofGroup, ({ creation }, { actor }, { groupId }) =>
    openDeletion(creation, actor, groupId),
  ),
  'groups.delete': verb(
    ofGroup.extend({ name: words }),
    ({ creation }, { actor, place }, { groupId, name }) =>
      confirmDeletion(creation, actor, { groupId, name, place }),
  ),
  'groups.showDelete': verb(ofDeletion, ({ creation }, { actor }, { deletionId }) =>
    showDeletion(creation, actor.userId, deletionId),
  ),
  'groups.restore': verb(ofDeletion, ({ creation }, { actor }, { deletionId }) =>
    confirmRestore(creation, actor, deletionId),
  ),
};
