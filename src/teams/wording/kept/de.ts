import { grammarOf } from '../grammar.ts';
import { moment, said, strong, text } from '../text.ts';
import type { KeptWording } from './keptWording.ts';

const { count, names } = grammarOf('de', { one: '# weitere Person', other: '# weitere' });
const people = (n: number): string => count(n, { one: '# Person', other: '# Personen' });

export const keptDe: KeptWording = {
  commands: {
    keep: ['halte'],
    actNow: ['jetzt anwenden auf', 'jetzt anwenden'],
    pause: ['halten pausieren'],
    resume: ['halten fortsetzen'],
    stop: ['halten beenden'],
  },
  by: ['nach'],
  title: 'Nach Regel gehalten',
  editorIntro:
    'Sagen Sie, was auf Personen zutreffen muss, und Usher hält die Gruppe danach. Nichts wird geschrieben, bevor Sie gesehen haben, wer kommt und geht.',
  state: {
    dryRun: (actAt) =>
      actAt === null
        ? said('Das ist ein Probelauf: Niemand wird aufgenommen oder entfernt.')
        : text`Das ist ein Probelauf: Niemand wird aufgenommen oder entfernt. Ab ${moment(actAt)} tut Usher es, wenn Sie nichts anderes sagen.`,
    acting: () => said('Usher nimmt Personen nach dieser Regel auf und entfernt sie.'),
    paused: () => said('Die Regel ruht. Die Mitglieder bleiben, wie sie sind.'),
    stopped: () => said('Usher hält diese Gruppe nicht mehr. Die Mitglieder bleiben, wie sie sind.'),
  },
  resting: 'Die Regel ruht, weil die Gruppe sich geändert hat.',
  version: (version, author, at) => text`Fassung ${version} von ${strong(author)}, ${moment(at, 'date')}`,
  means: (rule) => text`Alle, für die gilt: ${rule}.`,
  comparing:
    'Usher vergleicht die Gruppe gerade mit der Regel. Zeigen sagt gleich, wer kommen und gehen würde.',
  wouldMove: (joins, leaves) => text`Dazu kämen ${people(joins)}, gehen würden ${people(leaves)}.`,
  joining: (who) => text`Dazu kommen: ${names(who)}`,
  leaving: (who) => text`Gehen: ${names(who)}`,
  asOf: (at) => text`Stand ${moment(at)}`,
  members: (byRule, exceptions, leftOut) =>
    text`Nach der Regel dabei: ${byRule}. Ausnahmen: ${exceptions} dabei, ${leftOut} nicht.`,
  onTheWay: (adding, removing) => text`Unterwegs: ${adding} hinein, ${removing} hinaus.`,
  held: (joins, leaves) =>
    text`Die Regel würde viele auf einmal bewegen: ${people(joins)} hinein, ${people(leaves)} hinaus. Nichts wird geschrieben, bis ein anderer Besitzer oder ein Administrator zustimmt.`,
  driftTitle: 'Jemand anderes hat die Mitglieder gegen die Regel geändert. Was soll mit ihnen geschehen?',
  driftLabel: 'Personen',
  driftOf: {
    stranger: (name) => `${name}: ist dabei, obwohl die Regel es nicht vorsieht`,
    missing: (name) => `${name}: ist nicht dabei, obwohl die Regel es vorsieht`,
  },
  steps: { actNow: 'Jetzt anwenden', pause: 'Pausieren', resume: 'Fortsetzen', stop: 'Nicht mehr halten' },
  change: 'Regel ändern',
  restore: 'Vorherige Regel wiederherstellen',
  start: 'Probelauf beginnen',
  startHint:
    'Ein Probelauf schreibt eine Woche lang nichts. Einen Tag, bevor er wirksam wird, bekommen Sie seinen Bericht.',
  massChange:
    'Es würden sich so viele Personen bewegen, dass ein anderer Besitzer oder die Administration zustimmen muss, bevor die Regel wirkt.',
  starting: 'Usher sieht alle noch einmal an und beginnt den Probelauf. Seine Karte kommt als Nachricht.',
  undecided: (n) =>
    `${count(n, { one: 'Bei # Person', other: 'Bei # Personen' })} kann Usher es nicht sagen und lässt alles, wie es ist.`,
  confirm: 'Zustimmen',
  adopt: 'Als Ausnahmen lassen',
  putRight: 'Nach der Regel richten',
  show: 'Zeigen',
  troubles: {
    groupGone: 'Die Gruppe gibt es nicht mehr.',
    ruleUnreadable: 'Die Regel lässt sich nicht mehr lesen. Bitte schreiben Sie sie neu.',
    licensed: 'Ihre Mitglieder erhalten durch sie Lizenzen. Wer diese zuweist, sollte sie halten.',
  },
  refusals: {
    groupNotFound: ({ text: typed }) =>
      typed === null
        ? said('Diese Gruppe gibt es nicht mehr.')
        : text`Es gibt keine Gruppe namens „${strong(typed)}“. Bitte versuchen Sie ein anderes Wort.`,
    notAnOwner: ({ groupName }) =>
      text`Das tun nur Besitzer von ${strong(groupName)}. Es hat sich nichts geändert.`,
    mayNotWrite: ({ groupName }) =>
      text`Ihr Administrator lässt nur manche Besitzer Regeln schreiben. Bitte fragen Sie einen von ihnen nach ${strong(groupName)}.`,
    cannotKeep: ({ groupName }) => text`Usher kann ${strong(groupName)} nicht nach einer Regel halten.`,
    notKept: ({ groupName }) =>
      text`Das passt nicht dazu, wie ${strong(groupName)} gerade gehalten wird. Es hat sich nichts geändert.`,
    keptAlready: ({ groupName }) => text`Usher hält ${strong(groupName)} schon nach genau dieser Regel.`,
    ownMoves: () =>
      said(
        'Sie haben die Regel geschrieben, also muss jemand anderes zustimmen: ein anderer Besitzer oder ein Administrator.',
      ),
    movesOver: ({ groupName }) => text`Zu ${strong(groupName)} wartet nichts mehr auf eine Antwort.`,
    noExceptions: ({ groupName }) =>
      text`Ihr Administrator lässt in Gruppen, die nach einer Regel gehalten werden, keine Ausnahmen zu. Bitte ändern Sie stattdessen die Regel von ${strong(groupName)}.`,
    nobodyChosen: () => said('Bitte wählen Sie mindestens eine Person, die noch aufgeführt ist.'),
  },
};
