import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { WhyWording } from './rulesWording.ts';

const { list } = grammarOf('en', { other: '# more' });

export const whyEn: WhyWording = {
  youAreIn: (group) => text`You are in ${strong(group)}`,
  youAreOut: (group) => text`You are not in ${strong(group)}`,
  isIn: (name, group) => text`${strong(name)} is in ${strong(group)}`,
  isOut: (name, group) => text`${strong(name)} is not in ${strong(group)}`,
  joinByRule: (group) =>
    text`Nobody can ask to join ${strong(group)}: a rule decides who is in it. Here is what it says about you.`,
  through: (groups) => text`Through ${list(groups)}, which is inside this group.`,
  direct: 'As a direct member.',
  letIn: (byName, at) => text`Let in by ${strong(byName)} on ${moment(at, 'date')}.`,
  notKnownWho: 'Usher does not know who let them in; it was not done through Usher.',
  noRuleOut: 'No rule decides about this group: people are let in by its owners.',
  ruleDecides: 'A rule decides who is in this group.',
  ruleWantsIn: {
    entra:
      'The rule wants them in. Entra takes them in when it next works through the rule, which can take hours.',
    usher: 'By the rule this membership is due. Usher adds it with its next reading of the directory.',
  },
  ruleWantsOut: {
    entra: 'The rule no longer wants them in. Entra takes them out when it next works through the rule.',
    usher: 'By the rule this membership ends. Usher removes it with its next reading of the directory.',
  },
  exceptions: {
    in: 'This is an exception: an owner or an approved request decided it, whatever the rule says.',
    out: 'This is an exception: whoever left or was taken out stays out, whatever the rule says.',
  },
  dryRunNote: 'So far this is a dry run: nobody comes in or goes out by the rule yet.',
  pausedNote: 'The rule is paused, so nobody comes in or goes out by it now. An owner can let it work again.',
  notReadable: 'This rule cannot be worked out here. Please ask an owner of the group.',
  products: (products) => text`Members get ${list(products)}.`,
  fromGroup: (product, group) => text`${strong(product)}, through the group ${strong(group)}`,
  ofYourOwn: (product) => text`${strong(product)}, given to you directly`,
  notWorking: 'It does not work yet, because something stands against it. Please ask your IT help desk.',
  noLicences: 'You have no licences.',
};
