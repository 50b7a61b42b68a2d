import { licensingDe } from '../licensing/de.ts';
import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import { changeDe, refusalsDe, setsDe } from './changeDe.ts';
import type { LicencesWording } from './licencesWording.ts';

const { count, list } = grammarOf('de', { other: '# weitere' });
const number = (n: number): string => count(n, { other: '#' });

const licences: LicencesWording = {
  commands: ['lizenzen', 'lizenz'],
  titles: {
    overview: 'Lizenzen',
    sets: 'Zusammengehörige Produkte',
    look: 'Gruppe ansehen',
    change: 'Produkte ändern',
    plans: 'Dienstpläne zeigen',
    preview: 'Vorschau',
    confirm: 'Ausführen',
    agree: 'Zustimmen',
    drop: 'Nicht ändern',
    retry: 'Erneut versuchen',
    waitingList: 'Warteliste',
    prepare: 'Vorbereiten',
    news: 'Lizenzen, die nicht zugewiesen werden konnten',
    warning: 'Plätze werden knapp',
  },
  labels: {
    used: 'Belegt',
    promised: 'Zugesagt',
    free: 'Frei',
    bought: 'Gekauft',
    products: 'Produkte, die die Gruppe zuweist',
    plansOff: 'Abgeschaltete Dienstpläne',
    gives: 'Was sie zuweist',
    errors: 'Wer nicht alles bekommt',
    fails: 'Wer es nicht bekäme',
    loses: 'Wer was verliert',
  },
  asOf: (at) => text`Stand: ${moment(at)}`,
  noProducts: 'Die Organisation hat keine Produkte, von denen Personen einen Platz bekommen.',
  typedHint:
    'Schreiben Sie „lizenzen“ und den Namen einer Gruppe, um zu sehen, was sie zuweist und wer leer ausgeht.',
  counts: ({ bought, used, promised, free, waiting }) =>
    [
      `${number(bought)} gekauft`,
      `${number(used)} belegt`,
      `${number(promised)} zugesagt`,
      `${number(free)} frei`,
      `${number(waiting)} wartend`,
    ].join(' · '),
  levels: { low: 'Nur noch wenige Plätze frei', empty: 'Kein Platz mehr frei' },
  status: (status) => `Mit dem Abonnement stimmt etwas nicht (${status}). Bitte im Admin Center nachsehen.`,
  trendTitle: 'Belegte Plätze je Woche',
  trend: (product, used) => `${product}: ${used.map(number).join(' → ')}`,
  runsOut: (product, weeks) =>
    `In diesem Tempo reichen die Plätze von ${product} noch ${count(weeks, { one: '# Woche', other: '# Wochen' })}.`,
  givesNothing: 'Die Gruppe weist keine Lizenzen zu.',
  plansOn: (plans) => text`Pläne an: ${list(plans)}`,
  plansOff: (plans) => text`Pläne aus: ${list(plans)}`,
  processing: 'Der Dienst weist hier gerade noch Lizenzen zu oder entzieht sie.',
  noErrors: 'Alle in der Gruppe haben, was sie zuweist.',
  moreErrors: (n) => count(n, { one: '# weitere Person', other: '# weitere Personen' }),
  problems: {
    noSeat: (product) =>
      text`Für ${product} war kein Platz frei. Bitte Plätze kaufen oder einen freimachen und dann erneut versuchen.`,
    conflict: (product) =>
      text`${product} verträgt sich nicht mit einem anderen Produkt dieser Person. Bitte eines der beiden entziehen oder die kollidierenden Pläne abschalten und dann erneut versuchen.`,
    missingPlan: (product) =>
      text`${product} braucht einen Plan, den diese Person nicht hat. Bitte das Produkt mit diesem Plan zuweisen oder abschalten, was ihn braucht, und dann erneut versuchen.`,
    forbiddenLocation: (product) =>
      text`${product} darf im Land des Kontos nicht zugewiesen werden. Bitte den Nutzungsort von der Benutzerverwaltung berichtigen lassen und dann erneut versuchen.`,
    sameAddress: (product) =>
      text`${product} wurde nicht zugewiesen, weil jemand anderes eine der Mailadressen dieser Person hat. Bitte die doppelte Adresse in Exchange entfernen und dann erneut versuchen.`,
    otherProduct: (product) =>
      text`${product} wartet auf ein anderes Produkt, das nicht zugewiesen werden konnte. Bitte die Lizenzen der Person im Entra Admin Center ansehen und dann erneut versuchen.`,
    unknown: (product) =>
      text`${product} konnte nicht zugewiesen werden, und Usher kennt den Grund nicht. Bitte die Lizenzen der Person im Entra Admin Center ansehen.`,
    neverCame: (product) => text`${product} ist noch nicht angekommen. Bitte erneut versuchen.`,
  },
  blocked: (products) => text`Aus diesem Grund ebenfalls nicht zugewiesen: ${list(products)}`,
  retrying: (name) => text`Der Dienst versucht es für ${strong(name)} erneut. Sie erfahren, was daraus wird.`,
  isRetried: 'Wird erneut versucht',
  retried: {
    running: (name) => text`Der Dienst versucht es für ${strong(name)} erneut.`,
    solved: (name, group) => text`${strong(name)} hat jetzt alles, was ${strong(group)} zuweist.`,
    remains: (name) =>
      text`Der Dienst hat es für ${strong(name)} erneut versucht. Etwas steht noch entgegen:`,
    failed: (name) =>
      text`Für ${strong(name)} konnte der Dienst nicht erneut beauftragt werden. Bitte prüfen, ob Usher das darf, und dann erneut versuchen.`,
  },
  newsAbout: (group, n) =>
    text`In ${strong(group)} ${count(n, { one: 'bekommt # Person', other: 'bekommen # Personen' })} nicht alles, was die Gruppe zuweist.`,
  warningAbout: 'Bitte Plätze kaufen oder freimachen, bevor jemand warten muss.',
  scarce: (product, free, bought) =>
    free === 0
      ? text`${strong(product)}: Von ${number(bought)} Plätzen ist keiner mehr frei.`
      : text`${strong(product)}: Von ${number(bought)} Plätzen ${free === 1 ? 'ist' : 'sind'} noch ${number(free)} frei.`,
  editorAbout: (group) => text`Was ${strong(group)} den Mitgliedern zuweist`,
  choice: (product, free) => `${product} (${number(free)} frei)`,
  change: changeDe,
  sets: setsDe,
  refusals: refusalsDe,
};

/** Everything said about licences: to those who ask for groups, and to those who look after licences. */
export const licencesDe = { licensing: licensingDe, licences };
export { failuresByLicensingDe, refusalsByLicensingDe } from '../licensing/de.ts';
