import type { DiagnosticFacts } from '../diagnostics.ts';
import type { RuleWording } from './ruleWording.ts';

const tryThis = ({ suggestion }: DiagnosticFacts): string =>
  suggestion === undefined ? '' : ` Try ${suggestion}.`;
const list = (items: readonly string[] = []): string => items.join(', ');

export const errorsEn: RuleWording['errors'] = {
  empty: () => 'The rule is empty.',
  unexpected: ({ typed = '' }) => `${typed} does not belong here.`,
  unterminatedText: () => 'This quotation mark is never closed.',
  smartQuotes: () => 'Curly quotation marks do not work here. Use straight ones.',
  backslashQuote: () =>
    'Inside a text, a quotation mark is written with a backtick in front, not a backslash.',
  missingSpace: () => 'There must be a space before the hyphen of an operator.',
  missingOpening: () => 'This parenthesis closes nothing.',
  missingClosing: ({ number = 1 }) =>
    number === 1 ? 'This parenthesis is never closed.' : `${String(number)} parentheses are never closed.`,
  missingBracket: () => 'This list is never closed. A ] is missing.',
  missingConnective: () => 'Between two conditions there must be -and or -or.',
  missingTerm: ({ typed = '' }) => `A condition is missing beside ${typed === '' ? 'this' : typed}.`,
  missingOperator: ({ typed = '' }) => `An operator such as -eq is missing after ${typed}.`,
  missingValue: ({ operator = '' }) => `A value is missing after -${operator}.`,
  missingPrefix: (facts) =>
    `A property starts with user. or device., which ${facts.typed ?? ''} does not.${tryThis(facts)}`,
  propertyFirst: () => 'The property comes first, then the operator, then the value.',
  unquotedText: ({ typed = '' }) => `A text stands in quotation marks: "${typed}".`,
  listExpected: () => 'This operator takes a list in square brackets: ["a","b"].',
  wrongList: ({ typed = '' }) => `${typed} does not belong in a list. Texts are separated by single commas.`,
  itemOutside: (facts) =>
    facts.suggestion === undefined
      ? `${facts.typed ?? ''} has a meaning only inside -any or -all of its collection.`
      : `${facts.typed ?? ''} does not belong to this collection.${tryThis(facts)}`,
  propertyInside: (facts) =>
    `Inside -any and -all, conditions are about the item and not ${facts.typed ?? ''}.${tryThis(facts)}`,
  oneOffset: () => 'Only one -plus or -minus may follow system.now. Add the durations up.',
  directReportsForm: () => 'This is written: Direct Reports for "the ID of the manager".',
  unknownProperty: (facts) => `A rule cannot use ${facts.typed ?? ''}.${tryThis(facts)}`,
  unknownItemField: ({ typed = '', allowed }) => `${typed} does not exist. There are: ${list(allowed)}.`,
  unknownOperator: (facts) => `“${facts.typed ?? ''}” is not an operator of rules.${tryThis(facts)}`,
  operatorForType: ({ property = '', operator = '', allowed = [] }) =>
    `${property} cannot be used with -${operator}. It takes: ${list(allowed.map((name) => `-${name}`))}.`,
  collectionNeedsAny: (facts) =>
    `${facts.property ?? ''} holds many values, so ask for any of them.${tryThis(facts)}`,
  notManyValues: ({ property = '' }) =>
    `-any and -all need a property with many values, and ${property} has one.`,
  memberOfForm: () => 'memberOf takes only this form: user.memberOf -any (group.objectId -in ["…"]).',
  nowNeedsOrder: () => 'system.now is compared with -ge or -le.',
  wrongType: ({ allowed }) => `This property takes: ${list(allowed)}.`,
  listNotExpected: (facts) => `A list needs -in or -notIn.${tryThis(facts)}`,
  notADate: (facts) =>
    `${facts.typed ?? ''} is not a date. Dates look like 2025-05-28 or 2025-05-28T09:00:00Z.${tryThis(facts)}`,
  notADuration: (facts) =>
    `${facts.typed ?? ''} is not a duration of days, hours, minutes and seconds, such as P30D.${tryThis(facts)}`,
  emptyList: () => 'The list is empty.',
  nullInList: () => 'null cannot be in a list. Ask for it with -eq null.',
  notAnId: () => 'This is not an object ID.',
  tooManyGroups: ({ number = 0 }) =>
    `A rule can name at most 50 groups, and this one names ${String(number)}.`,
  nullOperator: () => 'null is compared with -eq or -ne.',
  wrongPattern: (facts) => `The pattern is not valid: ${facts.typed ?? ''}.${tryThis(facts)}`,
  wrongObject: ({ typed = '', suggestion = '' }) =>
    `This rule is about ${suggestion} properties, and this is one of a ${typed}. One rule cannot mix them.`,
  directReportsAlone: () => 'Direct Reports must be the whole rule.',
  memberOfAlone: () => 'memberOf must be the whole rule, without -not and without other conditions.',
  tooLong: ({ number = 0 }) => `A rule has at most 3,072 characters, and this one has ${String(number)}.`,
};
