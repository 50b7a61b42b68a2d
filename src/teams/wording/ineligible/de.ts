import type { Wording } from '../wording.ts';

/** Why nobody joins or leaves a group through Usher, and who can help. */
export const ineligibleDe: Wording['ineligible'] = {
  onPremises: 'Ihre Mitglieder stehen auf den Servern Ihrer Organisation. Bitte fragen Sie die IT-Hilfe.',
  dynamic: 'Eine Regel bestimmt, wer darin ist. Ihre Besitzer können die Regel ändern.',
  keptByRule:
    'Usher hält ihre Mitglieder nach einer Regel, ohne Ausnahmen. Ihre Besitzer können die Regel ändern.',
  roleAssignable: 'Sie verleiht Administratorrechte. Bitte fragen Sie die IT-Hilfe.',
  restrictedManagement: 'Nur wenige Administratoren dürfen sie ändern. Bitte fragen Sie die IT-Hilfe.',
  hiddenMembership: 'Ihre Mitglieder sind verborgen. Bitte schreiben Sie einem ihrer Besitzer.',
  mailEnabledSecurity: 'Ihre Mitglieder werden in Exchange verwaltet. Bitte fragen Sie die IT-Hilfe.',
  distribution: 'Sie ist ein Verteiler. Bitte öffnen Sie sie in Outlook oder schreiben einem Besitzer.',
  unknownKind: 'Usher kennt diese Art von Gruppe nicht. Bitte fragen Sie die IT-Hilfe.',
};
