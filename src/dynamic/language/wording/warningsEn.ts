import type { RuleWording } from './ruleWording.ts';

export const warningsEn: RuleWording['warnings'] = {
  dash: () => 'This is a dash. A hyphen is safer.',
  spelling: ({ suggestion = '' }) => `The documented spelling is ${suggestion}.`,
  unwrappedQuantifier: () => 'Put -any and -all with their property and body in parentheses of their own.',
  loneApostrophe: () => 'Write an apostrophe twice. A single one matches only sometimes.',
  quotedBoolean: ({ typed = '' }) => `Write ${typed.toLowerCase()} without quotation marks.`,
  numberAsText: ({ typed = '' }) => `This property holds text. Write "${typed}".`,
  matchesWithoutValue: ({ property = '' }) => `This also matches everybody without a value for ${property}.`,
  changedByPerson: ({ property = '' }) =>
    `People may be able to change ${property} themselves, and so join or leave as they like.`,
  costlyOperator: ({ operator = '' }) =>
    `-${operator} is slow in large directories. -eq, -in, -startsWith and -endsWith are faster.`,
  guestsIncluded: () => 'Guests can match this rule too.',
  memberOfRetired: () =>
    'Microsoft ended memberOf on 3 November 2026. Groups with it keep their last members and are no longer updated.',
  planWithoutStatus: () =>
    'A plan counts here even when it is suspended or deleted. Ask for assignedPlan.capabilityStatus too.',
  addressWithoutPrefix: () => 'Stored addresses start with SMTP: or smtp:, which this value does not.',
  collectionDirectly: ({ property = '' }) =>
    `${property} holds many values. Saying -any or -all makes clear what is meant.`,
  notEvaluable: ({ typed = '' }) =>
    `This pattern may work in Entra and cannot be evaluated here (${typed}), so there is no preview for it.`,
  changesWithTime: () => 'Who matches changes as time passes, without any change of an attribute.',
  placeholderId: () => 'This does not look like the ID of a group.',
};
