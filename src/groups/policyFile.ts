import { z } from 'zod';
import type { Ceiling, PolicyClass } from './ceiling.ts';
import { defaultLicensing } from './licensingSettings.ts';
import { defaultCreationSettings, type CreationSettings } from './creationSettings.ts';
import { joinModes, mostApprovals, type Quorum, type Stage } from './policy.ts';
import type { PolicyRules } from './policyRules.ts';
import { defaultRuleSettings } from './ruleSettings.ts';
import { readPolicyText } from './policyText.ts';

const id = z
  .guid('is not an id of the form 00000000-0000-0000-0000-000000000000. Copy it from the Entra admin center.')
  .toLowerCase();
const ids = z.array(id);
const days = z
  .int('is not a whole number of days.')
  .min(1, 'is less than a day.')
  .max(3650, 'is more than 3650 days.');
const yesOrNo = z.boolean('is neither true nor false. Write one of them, without quotation marks.');
const approvals = z
  .custom<number | 'all'>(isCount, `is not a number from 1 to ${mostApprovals}, nor "all".`)
  .transform((value): Quorum =>
    value === 'all' ? { atLeast: 1, all: true } : { atLeast: value, all: false },
  );
const stage = z
  .strictObject({ people: ids.min(1).optional(), group: id.optional(), approvals: approvals.prefault(1) })
  .refine(
    ({ people, group }) => (people === undefined) !== (group === undefined),
    'names both people and a group, or neither. Write one of the two.',
  )
  .transform(({ people, group, approvals: quorum }): Stage => ({
    approvers:
      people === undefined ? { kind: 'group', groupId: group ?? '' } : { kind: 'people', userIds: people },
    quorum,
  }));
const atMost = z
  .strictObject({
    mode: z
      .enum(joinModes, 'is none of "open", "approval" and "closed". Write the loosest that is allowed.')
      .default('open'),
    reasonRequired: yesOrNo.default(false),
    longestDays: days.nullable().default(null),
    approvals: approvals.prefault(1),
    secondStage: stage.optional(),
    incompatibleGroups: ids.default([]),
    confirmLoosening: yesOrNo.default(false),
  })
  .transform(({ approvals: quorum, secondStage, incompatibleGroups, ...rest }): Ceiling => ({
    ...rest,
    quorum,
    stages: secondStage === undefined ? [] : [secondStage],
    incompatibleGroupIds: incompatibleGroups,
  }));
const policyClass = z
  .strictObject({
    name: z.string().min(1, 'is empty. People read it when they ask why: give the class a name.').max(80),
    match: z.strictObject({
      name: z.string().min(1).max(256).optional(),
      kind: z.enum(['security', 'microsoft365'], 'is neither "security" nor "microsoft365".').optional(),
      licensed: yesOrNo.optional(),
    }),
    atMost,
  })
  .transform(({ atMost: ceiling, ...rest }): PolicyClass => ({ ...rest, ceiling }));
const { naming } = defaultCreationSettings;
const creation = z.strictObject({
  whoMayCreate: z
    .union(
      [z.enum(['nobody', 'everybody']), z.strictObject({ membersOf: id })],
      'is none of "nobody", "everybody" and { "membersOf": "<id of a group>" }.',
    )
    .default(defaultCreationSettings.whoMayCreate),
  approval: z
    .strictObject({ approverIds: ids.min(1, 'names nobody. Name people or groups, or write null.') })
    .nullable()
    .default(null),
  naming: z
    .strictObject({
      prefix: z.string().max(64).default(naming.prefix),
      suffix: z.string().max(64).default(naming.suffix),
      blockedWords: z.array(z.string().min(1)).default([...naming.blockedWords]),
      maxLength: z
        .int()
        .min(8, 'is less than 8.')
        .max(256, 'is more than 256, the limit of Entra.')
        .default(naming.maxLength),
    })
    .prefault({}),
});
const count = z.int('is not a whole number.');
const membershipRules = z.strictObject({
  whoMayWrite: z
    .union(
      [z.enum(['nobody', 'owners']), z.strictObject({ membersOf: id })],
      'is none of "nobody", "owners" and { "membersOf": "<id of a group>" }.',
    )
    .default(defaultRuleSettings.whoMayWrite),
  brake: z
    .strictObject({
      people: count
        .min(1, 'is less than 1.')
        .max(1_000_000, 'is more than a million.')
        .default(defaultRuleSettings.brake.people),
      percent: count
        .min(1, 'is less than 1.')
        .max(100, 'is more than 100.')
        .default(defaultRuleSettings.brake.percent),
    })
    .prefault({}),
  exceptions: z
    .enum(['keep', 'refuse'], 'is neither "keep" nor "refuse".')
    .default(defaultRuleSettings.exceptions),
});
const licensing = z.strictObject({
  whenNoSeat: z
    .enum(
      ['wait', 'addAnyway'],
      'is neither "wait" nor "addAnyway". Write what an approval does when no seat is free.',
    )
    .default(defaultLicensing.whenNoSeat),
  guests: z
    .enum(['refuse', 'warn'], 'is neither "refuse" nor "warn". Write what becomes of guests.')
    .default(defaultLicensing.guests),
  waitDays: days.default(defaultLicensing.waitDays),
  warnBelowPercent: z
    .int('is not a whole number.')
    .min(0, 'is less than 0.')
    .max(100, 'is more than 100.')
    .default(defaultLicensing.warnBelowPercent),
  productSets: z
    .array(
      z.strictObject({
        name: z.string().min(1, 'is empty. Name the set as people know it.').max(80),
        parts: z
          .array(z.array(z.string().min(1).max(128)).min(1, 'names no product. Write a part number.'))
          .min(2, 'has fewer than two parts. A set is of products that belong together.')
          .max(5, 'has more than five parts.'),
      }),
    )
    .max(20, 'has more than twenty sets.')
    .default([]),
});
const file = z.strictObject({
  $schema: z.string().optional(),
  classes: z.array(policyClass).default([]),
  creation: creation.prefault({}),
  licensing: licensing.prefault({}),
  membershipRules: membershipRules.prefault({}),
});

/** The rules in a file, JSON or YAML, or everything that is wrong with it, each with its line and what to do. */
export function parsePolicyFile(
  text: string,
): { readonly rules: PolicyRules } | { readonly problems: readonly string[] } {
  const read = readPolicyText(text);
  if ('problems' in read) return read;
  // An editor may leave a file empty for a moment while it saves, and no rules are not meant by that.
  if (read.value === null)
    return { problems: ['Line 1: the file is empty. Write {} where nothing is limited.'] };
  const { data, error } = file.safeParse(read.value);
  if (data === undefined) return { problems: error.issues.map((issue) => wordIssue(issue, read.lineOf)) };
  const settings: CreationSettings = data.creation;
  return {
    rules: {
      classes: data.classes,
      creation: settings,
      licensing: data.licensing,
      membershipRules: data.membershipRules,
    },
  };
}

function wordIssue(issue: z.core.$ZodIssue, lineOf: (path: readonly PropertyKey[]) => number): string {
  const where = issue.path.map(String).join('.');
  const subject = where === '' ? 'the file ' : `${where} `;
  if (issue.code === 'unrecognized_keys') {
    const line = lineOf([...issue.path, issue.keys[0] ?? '']);
    const keys = issue.keys.map((key) => `"${key}"`).join(' and ');
    return `Line ${String(line)}: ${subject}has ${keys}, which means nothing here. Remove it or correct its spelling.`;
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return `Line ${String(lineOf(issue.path))}: ${subject}${isMissing ? 'is missing. Add it.' : wordOwn(issue.message)}`;
}

function isCount(value: unknown): boolean {
  return value === 'all' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostApprovals);
}

/** Messages of our own go on after the name of the place; the library's stand for themselves. */
function wordOwn(message: string): string {
  return /^(is|has|names) /.test(message) ? message : `is not right: ${message}.`;
}
