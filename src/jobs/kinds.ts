/**
 * Job kinds and their payloads: ids only. A kind is a contract, rows of it wait in queues for days, so it is
 * never renamed and never changes its meaning.
 */
export interface JobPayloads {
  /** Write the approved memberships of one group; all that wait together are written together. */
  'requests.deliverMembership': { readonly groupId: string; readonly requestId: string };
  /** Read a written membership back until the directory shows it. */
  'requests.verifyMembership': { readonly requestId: string };
  /** Take somebody out of a group they asked to leave. */
  'requests.removeMembership': { readonly departureId: string };
  /** Read whether somebody got the licences of a group they came into. */
  'requests.verifyLicence': { readonly requestId: string };
  /** Read whether people whom an owner added got the licences of the group, and give back the seats kept for them. */
  'requests.verifyAdded': { readonly changeId: string };
  /** Let those go on who wait for a seat and whose turn it is. */
  'requests.offerSeats': Record<string, never>;
  /** Somebody was taken out of a group: look for the seat that comes free, until this instant. */
  'requests.followRemoval': { readonly groupId: string; readonly until: string };
  /** An approver could not be reached: ask the others, then the fallback approvers, then give up aloud. */
  'requests.replaceApprover': { readonly requestId: string; readonly userId: string };
  /** Expire what waited too long, repair what is stuck, say what cannot be repaired. */
  'requests.sweep': Record<string, never>;
  /** Carry out what an owner changed in a group, up to 20 people at a time. */
  'groups.writeChange': { readonly groupId: string; readonly changeId: string };
  /** End the wish for a group to which nobody agreed in time. */
  'groups.expireCreate': { readonly creationId: string };
  /** Delete a group whose owner typed its name. */
  'groups.delete': { readonly deletionId: string };
  /** Bring a deleted group back. */
  'groups.restore': { readonly deletionId: string };
  /** Make a group that was wished for, with its people. */
  'groups.create': { readonly creationId: string };
  /** Bring the index of groups up to date with the directory, some pages at a time. */
  'groups.index': Record<string, never>;
  /** Give agreed changes of groups whose job is gone their job back. */
  'groups.sweep': Record<string, never>;
  /** Read the department and manager of somebody who searches. */
  'groups.rememberPlace': { readonly userId: string };
  /** Bring the mirror of the people up to date with the directory, some pages at a time. */
  'dynamic.mirrorPeople': Record<string, never>;
  /** Have Graph tell of changes among people, or no longer. */
  'dynamic.keepSubscription': Record<string, never>;
  /** Look at what changed about people since the last time, for the groups that Usher keeps by rule. */
  'dynamic.peopleChanged': Record<string, never>;
  /** Make a file that somebody let Usher put into their OneDrive, and put it there. */
  'files.send': { readonly offerId: string };
  /** Work out what a change of a membership rule would do, and show it to its owner. */
  'dynamic.previewRule': { readonly groupId: string; readonly changeId: string };
  /** Write a membership rule that its owner said yes to. */
  'dynamic.writeRule': { readonly groupId: string; readonly changeId: string };
  /** End the changes of rules to which nobody agreed in time. */
  'dynamic.expireRules': Record<string, never>;
  /** Compare one group with the rule that Usher keeps it by, and bring it about. */
  'dynamic.keepGroup': { readonly groupId: string };
  /** Find the kept groups that time, dry runs or changes made elsewhere call for. */
  'dynamic.keepTimer': Record<string, never>;
  /** Go on reading every group of the tenant, some pages at a time. */
  'admin.survey': Record<string, never>;
  /** Tell owners that they can run their groups, group by group. */
  'admin.tellOwners': { readonly roundId: string };
  /** Find the groups in which somebody could not be given every licence. */
  'licensing.sweepErrors': Record<string, never>;
  /** Compare the licence errors of one group with those that were told. */
  'licensing.checkGroup': { readonly groupId: string };
  /** Record the seats of the day, and tell of products that became scarce. */
  'licensing.watchSeats': Record<string, never>;
  /** Have the service try again to give somebody their licences. */
  'licensing.retryPerson': { readonly retryId: string };
  /** Write the products of a group as somebody confirmed them. */
  'licensing.writeChange': { readonly changeId: string };
  /** Look for errors once the service is through with a change of products. */
  'licensing.followChange': { readonly changeId: string };
  /** End the changes of products to which nobody agreed in time. */
  'licensing.expireChanges': Record<string, never>;
  /** Send or edit everything owed to one person, in order. */
  'teams.deliver': { readonly userId: string };
  /** VACUUM and CHECKPOINT on the embedded store, which has no background processes of its own. */
  'store.maintain': Record<string, never>;
}

export type JobKind = keyof JobPayloads;

export const jobKinds = [
  'requests.deliverMembership',
  'requests.verifyMembership',
  'requests.removeMembership',
  'requests.verifyLicence',
  'requests.verifyAdded',
  'requests.offerSeats',
  'requests.followRemoval',
  'requests.replaceApprover',
  'requests.sweep',
  'groups.writeChange',
  'groups.create',
  'groups.expireCreate',
  'groups.delete',
  'groups.restore',
  'groups.index',
  'groups.sweep',
  'groups.rememberPlace',
  'dynamic.mirrorPeople',
  'dynamic.keepSubscription',
  'dynamic.peopleChanged',
  'files.send',
  'dynamic.previewRule',
  'dynamic.writeRule',
  'dynamic.expireRules',
  'dynamic.keepGroup',
  'dynamic.keepTimer',
  'admin.survey',
  'admin.tellOwners',
  'licensing.sweepErrors',
  'licensing.checkGroup',
  'licensing.watchSeats',
  'licensing.retryPerson',
  'licensing.writeChange',
  'licensing.followChange',
  'licensing.expireChanges',
  'teams.deliver',
  'store.maintain',
] as const satisfies readonly JobKind[];
