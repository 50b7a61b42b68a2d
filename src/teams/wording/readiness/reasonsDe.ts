import type { ReadinessWording } from './readinessWording.ts';

export const reasonsDe: ReadinessWording['reasons'] = {
  onPremises: 'Wird lokal verwaltet: Wer darin ist, ändern die Betreuer des lokalen Verzeichnisses.',
  dynamic: 'Eine Regel bestimmt, wer darin ist; von Hand kann niemand hinzukommen.',
  roleAssignable:
    'Verleiht Verzeichnisrollen; nur Administratoren für privilegierte Rollen dürfen sie ändern.',
  restrictedManagement:
    'Liegt in einer eingeschränkten Verwaltungseinheit; nur deren Administratoren dürfen sie ändern.',
  hiddenMembership: 'Verbirgt, wer darin ist.',
  mailEnabledSecurity: 'Eine E-Mail-aktivierte Sicherheitsgruppe; sie wird in Exchange verwaltet.',
  distribution: 'Eine Verteilerliste; sie wird in Exchange verwaltet.',
  unknownKind: 'Von einer Art, die Usher nicht kennt.',
  notSecurityEnabled: 'Eine Microsoft-365-Gruppe ohne Sicherheitsfunktion; sie kann keine Lizenzen tragen.',
  licenceErrors: 'Jemandem darin fehlt eine Lizenz, die sie geben soll.',
  noOwner: 'Niemand besitzt sie.',
  ownersCannotAnswer: 'Alle ihre Besitzer sind Gäste, deaktiviert oder nicht mehr da.',
  guestsWithLicence: 'Sie trägt Lizenzen und hat Gäste, die keine bekommen sollten.',
  nestedWithLicence: 'Sie trägt Lizenzen und enthält Gruppen, deren Leute keine bekommen.',
  guests: 'Sie hat Gäste, für die Lizenzen nicht gedacht sind.',
  nestedGroups: 'Sie enthält Gruppen, deren Leute nicht zählen würden.',
  rulePaused: 'Ihre Regel ist angehalten; niemand kommt hinzu, niemand geht.',
  ruleNotUnderstood: 'Ihre Regel kann Usher nicht lesen.',
  noPremium: 'Kein Produkt mit Entra ID P1 wurde gefunden; das ist dafür nötig.',
  otherMembers: 'Sie enthält Geräte, Kontakte oder Anwendungen, die eine Regel für Leute herausnähme.',
  peopleUnread: 'Wer darin ist, konnte nicht gelesen werden.',
  licencesUnread: 'Ob jemandem eine Lizenz fehlt, konnte nicht gelesen werden.',
  noMembers: 'Niemand ist darin, darum legt niemand eine Regel nahe.',
  noRuleFound: 'Ihre Leute haben nichts gemeinsam, das eine Regel ergäbe.',
  oneOwner: 'Sie hat nur einen Besitzer.',
  membersOnPremises: 'Wer darin ist, wird lokal verwaltet.',
  licensed: 'Sie trägt Lizenzen.',
  losesLicences: 'Sie trägt Lizenzen; wen eine Regel herausnimmt, der verliert sie.',
  noUsageLocation: 'Einige darin haben keinen Nutzungsort; für sie gilt der des Mandanten.',
  byRule: 'Eine Regel bestimmt, wer darin ist.',
};

export const waysDe: ReadinessWording['ways'] = {
  licenceErrors:
    'Öffnen Sie die Lizenzen der Gruppe im Admin Center und beheben Sie die Fehler, die dort stehen.',
  noOwner:
    'Benennen Sie im Entra Admin Center einen Besitzer, besser zwei, oder lassen Sie ein Mitglied sich in Usher anbieten.',
  ownersCannotAnswer: 'Fügen Sie einen Besitzer hinzu, der hier arbeitet und ein aktives Konto hat.',
  guestsWithLicence: 'Geben Sie den Gästen eine eigene Gruppe ohne Lizenz.',
  nestedWithLicence:
    'Fügen Sie die Leute der inneren Gruppen direkt hinzu, oder geben Sie diesen Gruppen die Lizenz.',
  guests: 'Nehmen Sie für Lizenzen eine Gruppe ohne Gäste.',
  nestedGroups: 'Fügen Sie die Leute der inneren Gruppen direkt hinzu.',
  rulePaused:
    'Schalten Sie die Regelverarbeitung in den Eigenschaften der Gruppe ein, oder weisen Sie die Mitglieder zu.',
  ruleNotUnderstood: 'Prüfen Sie die Regel im Entra Admin Center.',
  noPremium:
    'Kaufen Sie Entra ID P1 oder ein Produkt, das es enthält, oder lassen Sie diese Gruppen, wie sie sind.',
  otherMembers: 'Geben Sie dem, was keine Person ist, eine eigene Gruppe, bevor eine Regel gilt.',
  peopleUnread: 'Erteilen Sie User.Read.All und sehen Sie erneut nach.',
  licencesUnread: 'Erteilen Sie Group.Read.All und sehen Sie erneut nach.',
  noMembers: 'Schreiben Sie selbst eine Regel, oder löschen Sie die Gruppe, wenn sie niemand vermisst.',
  noRuleFound: 'Überlassen Sie sie ihren Besitzern, oder schreiben Sie selbst eine Regel.',
};
