import type { Wording } from '../wording.ts';

/** Why nobody joins or leaves a group through Usher, and who can help. */
export const ineligibleEn: Wording['ineligible'] = {
  onPremises: 'Its members are kept on your organisation’s own servers. Please ask your IT help desk.',
  dynamic: 'A rule decides who is in it. Its owners can change the rule.',
  keptByRule: 'Usher keeps its members by a rule, without exceptions. Its owners can change the rule.',
  roleAssignable: 'It gives administrator rights. Please ask your IT help desk.',
  restrictedManagement: 'Only chosen administrators may change it. Please ask your IT help desk.',
  hiddenMembership: 'Its members are hidden, so Usher leaves it alone. Please write to one of its owners.',
  mailEnabledSecurity: 'Its members are managed in Exchange. Please ask your IT help desk.',
  distribution: 'It is a mailing list. You can join or leave it in Outlook, or write to one of its owners.',
  unknownKind: 'Usher does not know this kind of group. Please ask your IT help desk.',
};
