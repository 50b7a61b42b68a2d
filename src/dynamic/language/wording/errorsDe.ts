import type { DiagnosticFacts } from '../diagnostics.ts';
import type { RuleWording } from './ruleWording.ts';

const tryThis = ({ suggestion }: DiagnosticFacts): string =>
  suggestion === undefined ? '' : ` Vorschlag: ${suggestion}.`;
const list = (items: readonly string[] = []): string => items.join(', ');

export const errorsDe: RuleWording['errors'] = {
  empty: () => 'Die Regel ist leer.',
  unexpected: ({ typed = '' }) => `${typed} gehört nicht hierher.`,
  unterminatedText: () => 'Dieses Anführungszeichen wird nicht geschlossen.',
  smartQuotes: () => 'Typografische Anführungszeichen gelten hier nicht. Bitte gerade verwenden.',
  backslashQuote: () =>
    'Vor einem Anführungszeichen im Text steht ein Gravis (`) und kein umgekehrter Schrägstrich.',
  missingSpace: () => 'Vor dem Bindestrich eines Operators muss ein Leerzeichen stehen.',
  missingOpening: () => 'Diese Klammer schließt nichts.',
  missingClosing: ({ number = 1 }) =>
    number === 1
      ? 'Diese Klammer wird nicht geschlossen.'
      : `${String(number)} Klammern werden nicht geschlossen.`,
  missingBracket: () => 'Diese Liste wird nicht geschlossen. Es fehlt ein ].',
  missingConnective: () => 'Zwischen zwei Bedingungen muss -and oder -or stehen.',
  missingTerm: ({ typed = '' }) => `Neben ${typed === '' ? 'dieser Stelle' : typed} fehlt eine Bedingung.`,
  missingOperator: ({ typed = '' }) => `Nach ${typed} fehlt ein Operator wie -eq.`,
  missingValue: ({ operator = '' }) => `Nach -${operator} fehlt ein Wert.`,
  missingPrefix: (facts) =>
    `Eine Eigenschaft beginnt mit user. oder device., ${facts.typed ?? ''} nicht.${tryThis(facts)}`,
  propertyFirst: () => 'Zuerst kommt die Eigenschaft, dann der Operator, dann der Wert.',
  unquotedText: ({ typed = '' }) => `Ein Text steht in Anführungszeichen: "${typed}".`,
  listExpected: () => 'Dieser Operator verlangt eine Liste in eckigen Klammern: ["a","b"].',
  wrongList: ({ typed = '' }) => `${typed} gehört nicht in eine Liste. Texte trennt je ein Komma.`,
  itemOutside: (facts) =>
    facts.suggestion === undefined
      ? `${facts.typed ?? ''} hat nur innerhalb von -any oder -all seiner Sammlung eine Bedeutung.`
      : `${facts.typed ?? ''} gehört nicht zu dieser Sammlung.${tryThis(facts)}`,
  propertyInside: (facts) =>
    `In -any und -all geht es um den Eintrag und nicht um ${facts.typed ?? ''}.${tryThis(facts)}`,
  oneOffset: () => 'Nach system.now steht höchstens ein -plus oder -minus. Bitte zusammenzählen.',
  directReportsForm: () => 'Man schreibt: Direct Reports for "ID der Leitung".',
  unknownProperty: (facts) => `Eine Regel kann ${facts.typed ?? ''} nicht verwenden.${tryThis(facts)}`,
  unknownItemField: ({ typed = '', allowed }) => `${typed} gibt es nicht. Es gibt: ${list(allowed)}.`,
  unknownOperator: (facts) => `„${facts.typed ?? ''}“ ist kein Operator für Regeln.${tryThis(facts)}`,
  operatorForType: ({ property = '', operator = '', allowed = [] }) =>
    `-${operator} passt nicht zu ${property}. Möglich sind: ${list(allowed.map((name) => `-${name}`))}.`,
  collectionNeedsAny: (facts) =>
    `${facts.property ?? ''} hat viele Werte; bitte nach einem davon fragen.${tryThis(facts)}`,
  notManyValues: ({ property = '' }) =>
    `-any und -all verlangen eine Eigenschaft mit vielen Werten, und ${property} hat einen.`,
  memberOfForm: () => 'memberOf kennt nur diese Form: user.memberOf -any (group.objectId -in ["…"]).',
  nowNeedsOrder: () => 'system.now wird mit -ge oder -le verglichen.',
  wrongType: ({ allowed }) => `Diese Eigenschaft nimmt: ${list(allowed)}.`,
  listNotExpected: (facts) => `Eine Liste verlangt -in oder -notIn.${tryThis(facts)}`,
  notADate: (facts) =>
    `${facts.typed ?? ''} ist kein Datum. Beispiele: 2025-05-28, 2025-05-28T09:00:00Z.${tryThis(facts)}`,
  notADuration: (facts) =>
    `${facts.typed ?? ''} ist keine Dauer aus Tagen, Stunden, Minuten und Sekunden wie P30D.${tryThis(facts)}`,
  emptyList: () => 'Die Liste ist leer.',
  nullInList: () => 'null kann nicht in einer Liste stehen. Danach fragt -eq null.',
  notAnId: () => 'Das ist keine Objekt-ID.',
  tooManyGroups: ({ number = 0 }) =>
    `Eine Regel kann höchstens 50 Gruppen nennen, und diese nennt ${String(number)}.`,
  nullOperator: () => 'null wird mit -eq oder -ne verglichen.',
  wrongPattern: (facts) => `Das Muster ist nicht gültig: ${facts.typed ?? ''}.${tryThis(facts)}`,
  wrongObject: ({ typed = '', suggestion = '' }) =>
    `In dieser Regel geht es um Eigenschaften von ${suggestion}, und diese ist eine von ${typed}. ` +
    'Eine Regel kann sie nicht mischen.',
  directReportsAlone: () => 'Direct Reports muss die ganze Regel sein.',
  memberOfAlone: () => 'memberOf muss die ganze Regel sein, ohne -not und ohne weitere Bedingungen.',
  tooLong: ({ number = 0 }) => `Eine Regel hat höchstens 3.072 Zeichen, und diese hat ${String(number)}.`,
};
