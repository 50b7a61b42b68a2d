import { grammarOf } from '../grammar.ts';
import { moment, strong, text } from '../text.ts';
import type { WhyWording } from './rulesWording.ts';

const { list } = grammarOf('de', { other: '# weitere' });

export const whyDe: WhyWording = {
  youAreIn: (group) => text`Sie sind in ${strong(group)}`,
  youAreOut: (group) => text`Sie sind nicht in ${strong(group)}`,
  isIn: (name, group) => text`${strong(name)} ist in ${strong(group)}`,
  isOut: (name, group) => text`${strong(name)} ist nicht in ${strong(group)}`,
  joinByRule: (group) =>
    text`Um ${strong(group)} kann niemand bitten: Eine Regel entscheidet, wer dazugehört. Das sagt sie über Sie.`,
  through: (groups) => text`Durch ${list(groups)} innerhalb dieser Gruppe.`,
  direct: 'Als direktes Mitglied.',
  letIn: (byName, at) => text`Aufgenommen von ${strong(byName)} am ${moment(at, 'date')}.`,
  notKnownWho: 'Usher weiß nicht, wer die Person aufgenommen hat; es geschah nicht über Usher.',
  noRuleOut: 'Über diese Gruppe entscheidet keine Regel: Die Besitzer nehmen Personen auf.',
  ruleDecides: 'Eine Regel entscheidet, wer in dieser Gruppe ist.',
  ruleWantsIn: {
    entra:
      'Die Regel will die Person aufnehmen. Entra tut das beim nächsten Durchgang, was Stunden dauern kann.',
    usher:
      'Nach der Regel steht diese Mitgliedschaft an. Usher trägt sie ein, sobald es das Verzeichnis wieder liest.',
  },
  ruleWantsOut: {
    entra: 'Die Regel will die Person nicht mehr. Entra nimmt sie beim nächsten Durchgang heraus.',
    usher:
      'Nach der Regel endet diese Mitgliedschaft. Usher trägt sie aus, sobald es das Verzeichnis wieder liest.',
  },
  exceptions: {
    in: 'Das ist eine Ausnahme: Ein Besitzer oder eine genehmigte Anfrage hat es entschieden, gleich was die Regel sagt.',
    out: 'Das ist eine Ausnahme: Wer gegangen ist oder herausgenommen wurde, bleibt draußen, gleich was die Regel sagt.',
  },
  dryRunNote: 'Noch ist das ein Probelauf: Durch die Regel kommt und geht niemand.',
  pausedNote:
    'Die Regel ist angehalten, derzeit kommt und geht durch sie niemand. Ein Besitzer kann sie fortsetzen.',
  notReadable: 'Diese Regel lässt sich hier nicht auswerten. Bitte fragen Sie einen Besitzer der Gruppe.',
  products: (products) => text`Mitglieder bekommen ${list(products)}.`,
  fromGroup: (product, group) => text`${strong(product)}, durch die Gruppe ${strong(group)}`,
  ofYourOwn: (product) => text`${strong(product)}, Ihnen direkt zugewiesen`,
  notWorking: 'Sie wirkt noch nicht, weil etwas dagegensteht. Bitte fragen Sie Ihren IT-Helpdesk.',
  noLicences: 'Sie haben keine Lizenzen.',
};
