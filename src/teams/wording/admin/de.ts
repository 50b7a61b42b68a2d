import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { AdminWording } from './adminWording.ts';
import { policyOfDe } from './policyOfDe.ts';

const { count } = grammarOf('de', { other: '# weitere' });

export const adminDe: AdminWording = {
  title: 'Verwaltung',
  nothing: 'Zurzeit braucht Sie nichts.',
  sections: {
    jobs: {
      title: 'Gescheiterte Aufträge',
      hint: 'Arbeit, die nach stundenlangen Versuchen aufgegeben wurde.',
      none: 'Kein Auftrag ist gescheitert.',
    },
    notices: {
      title: 'Hinweise',
      hint: 'Was Usher nicht allein klären konnte. Das Handbuch erklärt jeden Code.',
      none: 'Es gibt keine offenen Hinweise.',
    },
    requests: {
      title: 'Anfragen ohne Entscheider',
      hint: 'Sie warten, und niemand der Gefragten ist erreichbar.',
      none: 'Über jede wartende Anfrage kann jemand entscheiden.',
    },
    owners: {
      title: 'Nicht erreichbare Besitzer',
      hint: 'Sie haben Usher entfernt oder blockiert; an ihrer Stelle werden andere gefragt.',
      none: 'Alle gefragten Besitzer sind erreichbar.',
    },
    groups: {
      title: 'Gruppen ohne Besitzer',
      hint: 'Die Vertretung entscheidet für sie, bis sie jemandem gehören.',
      none: 'Jede Gruppe hat einen Besitzer.',
    },
  },
  indexLoading: (groups, pages) =>
    text`Die Gruppen werden zum ersten Mal gelesen: bisher ${groups}, auf ${count(pages, { one: '# Seite', other: '# Seiten' })}. So lange wird im Verzeichnis selbst gesucht.`,
  indexLoaded: (groups, at) =>
    text`Die Suche kennt ${count(groups, { one: '# Gruppe', other: '# Gruppen' })}, Stand ${moment(at)}.`,
  peopleLoading: (people, pages) =>
    text`Die Personen werden zum ersten Mal gelesen: bisher ${count(people, { other: '#' })}, auf ${count(pages, { one: '# Seite', other: '# Seiten' })}. So lange lässt sich keine Regel ausprobieren.`,
  peopleLoaded: (people, at) =>
    text`Die Regeln kennen ${count(people, { one: '# Person', other: '# Personen' })}, Stand ${moment(at)}.`,
  notices: {
    groupIndexLoading:
      'Die Gruppen werden zum ersten Mal gelesen. Dieser Hinweis verschwindet von selbst; so lange wird im Verzeichnis selbst gesucht.',
    peopleLoading:
      'Die Personen werden zum ersten Mal gelesen. Dieser Hinweis verschwindet von selbst; so lange lässt sich keine Regel ausprobieren.',
    peopleNotReadable:
      'Usher darf die Personen des Verzeichnisses nicht lesen und kann deshalb nicht sagen, was eine Regel bewirkt. Bitte erteilen Sie User.Read.All; dann verschwindet dieser Hinweis von selbst.',
  },
  sectionWith: (title, n) => (n === null ? `${title} (unbekannt)` : `${title} (${count(n, { other: '#' })})`),
  titles: {
    retry: 'Erneut versuchen',
    retryAll: 'Alle erneut versuchen',
    dismiss: 'Von der Liste nehmen',
    acknowledge: 'Erledigt',
    audit: 'Protokoll durchsuchen',
    search: 'Suchen',
    export: 'Als CSV',
    sendFile: 'Als Datei',
    nextPart: 'Nächster Teil',
    overview: 'Verwaltung',
  },
  labels: {
    who: 'Wer',
    whoPlaceholder: 'Name, Adresse oder Id; „usher“ für Usher selbst',
    what: 'Was',
    whatPlaceholder: 'Zum Beispiel: approve',
    group: 'Gruppe',
    groupPlaceholder: 'Name oder Id',
    since: 'Erster Tag',
    until: 'Letzter Tag',
    csv: 'CSV',
  },
  deeds: {
    retried: (n) =>
      count(n, { one: '# Auftrag wird erneut versucht.', other: '# Aufträge werden erneut versucht.' }),
    dismissed: () => 'Der Auftrag steht nicht mehr auf der Liste.',
    acknowledged: () => 'Der Hinweis ist erledigt. Er kommt wieder, wenn die Sache wiederkommt.',
  },
  tooLate: 'Es war nichts mehr zu tun: Jemand anderes war schneller.',
  givenUp: (n, at) =>
    text`Aufgegeben nach ${count(n, { one: '# Versuch', other: '# Versuchen' })} am ${moment(at)}`,
  failedWith: (codes) => text`Letzter Fehler: ${codes.join(', ')}`,
  settled: 'Damit endete die Sache, und die Beteiligten wissen es. Sie können neu anfragen.',
  noticed: (at) => text`Seit ${moment(at)}`,
  asked: (who, at) => text`${strong(who)} hat am ${moment(at)} angefragt`,
  removed: (at) => text`Hat Usher entfernt, bekannt seit ${moment(at, 'date')}`,
  blocked: (at) => text`Hat Usher blockiert, bekannt seit ${moment(at, 'date')}`,
  owns: (n) => count(n, { one: 'Besitzt # Gruppe', other: 'Besitzt # Gruppen' }),
  waiting: (n) => count(n, { one: '# Anfrage wartet', other: '# Anfragen warten' }),
  auditTitle: 'Protokoll',
  auditNone: 'Es wurde nichts aufgezeichnet, das passt.',
  auditUtc: 'Tage beginnen und enden um Mitternacht UTC. Leere Felder stehen für alles.',
  done: (who, at) => text`${strong(who ?? 'Usher')}, ${moment(at)}`,
  ruleBefore: (rule) => text`Regel vorher: ${rule}`,
  ruleAfter: (rule) => text`Regel nachher: ${rule}`,
  ruleStays: (rule) => text`Regel: ${rule}`,
  noRule: 'keine',
  exportTitle: (n) => count(n, { one: '# Eintrag als CSV', other: '# Einträge als CSV' }),
  exportHint:
    'Markieren Sie den Text, kopieren Sie ihn in eine leere Datei und speichern Sie sie als audit.csv.',
  exportMore: 'Es passen noch ältere Einträge. Sie kommen als nächster Teil.',
  policyOf: policyOfDe,
  refusals: {
    groupUnknown: ({ text: typed }) =>
      text`Eine Gruppe namens „${strong(typed)}“ gibt es nicht. Bitte versuchen Sie ein anderes Wort oder ihre Id.`,
    notADay: ({ text: typed }) =>
      text`„${strong(typed)}“ ist kein Tag. Bitte schreiben Sie ihn wie ${strong('2026-11-20')}.`,
  },
};
