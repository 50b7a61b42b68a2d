import { z } from 'zod';
import { confirmChange, setPolicy, showChange, showPolicy } from '../groups/policyHandlers.ts';
import { joinModes } from '../groups/policy.ts';
import { id, picks, verb, words } from './verb.ts';

const ofGroup = z.object({ groupId: id });
const ofChange = z.object({ changeId: id });
/** "0" or nothing means no limit; what is not a number is refused with a sentence. */
const days = z
  .union([z.string().max(20), z.number()])
  .nullish()
  .transform((value) => (Number(value ?? 0) === 0 ? null : Number(value)));
const quorum = z
  .string()
  .max(10)
  .catch('1')
  .transform((value) => {
    const count = Number(value);
    return { all: value === 'all', atLeast: Number.isInteger(count) && count >= 1 ? count : 1 };
  });
/** One group from a typeahead list, or none. */
const pick = id
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const ofForm = ofGroup.extend({
  mode: z.enum(joinModes),
  reasonRequired: z.union([z.string(), z.boolean()]).transform((value) => String(value) === 'true'),
  longest: days,
  usual: days,
  quorum,
  approvers: words,
  second: words,
  incompatible: words,
  pickedApprovers: picks,
  pickedSecond: picks,
  pickedApproverGroup: pick,
  pickedSecondGroup: pick,
  pickedIncompatible: picks,
});

/** How people join a group: to see, to change, to confirm. */
export const policyVerbs = {
  'policy.open': verb(ofGroup, ({ requests }, { actor }, { groupId }) =>
    showPolicy(requests, actor, { groupId, groupText: null }),
  ),
  'policy.save': verb(ofForm, ({ requests }, { actor }, { longest, usual, ...form }) =>
    setPolicy(requests, actor, { ...form, longestDays: longest, defaultDays: usual }),
  ),
  'policy.confirm': verb(ofChange, ({ requests }, { actor }, { changeId }) =>
    confirmChange(requests, actor, changeId),
  ),
  'policy.showChange': verb(ofChange, ({ requests }, { actor }, { changeId }) =>
    showChange(requests, actor, changeId),
  ),
};
