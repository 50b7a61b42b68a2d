import type { RuleWording } from './ruleWording.ts';

export const warningsDe: RuleWording['warnings'] = {
  dash: () => 'Das ist ein Gedankenstrich. Ein Bindestrich ist sicherer.',
  spelling: ({ suggestion = '' }) => `Die dokumentierte Schreibweise ist ${suggestion}.`,
  unwrappedQuantifier: () => 'Bitte -any und -all samt Eigenschaft und Bedingung in eigene Klammern setzen.',
  loneApostrophe: () => 'Ein Apostroph wird doppelt geschrieben. Ein einzelner wirkt nur manchmal.',
  quotedBoolean: ({ typed = '' }) => `Bitte ${typed.toLowerCase()} ohne Anführungszeichen schreiben.`,
  numberAsText: ({ typed = '' }) => `Diese Eigenschaft enthält Text. Bitte "${typed}" schreiben.`,
  matchesWithoutValue: ({ property = '' }) => `Das trifft auch auf alle zu, bei denen ${property} leer ist.`,
  changedByPerson: ({ property = '' }) =>
    `${property} kann man möglicherweise selbst ändern und so nach Belieben eintreten oder austreten.`,
  costlyOperator: ({ operator = '' }) =>
    `-${operator} ist in großen Verzeichnissen langsam. Schneller sind -eq, -in, -startsWith und -endsWith.`,
  guestsIncluded: () => 'Auch Gäste können diese Regel erfüllen.',
  memberOfRetired: () =>
    'Microsoft hat memberOf am 3. November 2026 eingestellt. Solche Gruppen behalten ihre letzten Mitglieder ' +
    'und werden nicht mehr aktualisiert.',
  planWithoutStatus: () =>
    'Ein Plan zählt hier auch, wenn er ausgesetzt oder gelöscht ist. Bitte auch nach ' +
    'assignedPlan.capabilityStatus fragen.',
  addressWithoutPrefix: () => 'Gespeicherte Adressen beginnen mit SMTP: oder smtp:, dieser Wert nicht.',
  collectionDirectly: ({ property = '' }) =>
    `${property} hat viele Werte. Mit -any oder -all ist klar, was gemeint ist.`,
  notEvaluable: ({ typed = '' }) =>
    `Dieses Muster mag in Entra gelten und lässt sich hier nicht auswerten (${typed}); es gibt keine Vorschau.`,
  changesWithTime: () =>
    'Wer die Regel erfüllt, ändert sich mit der Zeit, ohne dass sich ein Attribut ändert.',
  placeholderId: () => 'Das sieht nicht wie die ID einer Gruppe aus.',
};
