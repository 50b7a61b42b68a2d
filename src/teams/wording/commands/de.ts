import type { CommandWords } from '../commandWords.ts';

export const commandsDe: CommandWords = {
  help: ['hilfe', 'hallo', 'guten tag', 'guten morgen', 'moin', 'servus', 'danke', 'vielen dank', 'menü'],
  find: ['suche', 'suche nach', 'suchen', 'finde', 'finden'],
  join: ['beitreten', 'beitritt zu', 'beitritt', 'anfragen'],
  leave: ['verlassen', 'verlasse', 'austreten aus'],
  myGroups: ['meine gruppen', 'gruppen', 'zeige meine gruppen'],
  myRequests: ['meine anfragen', 'anfragen', 'meine anträge', 'anträge', 'meine antraege'],
  approvals: ['genehmigungen', 'meine genehmigungen', 'freigaben', 'meine freigaben'],
  admin: ['verwaltung'],
  readiness: ['bereitschaft', 'bereitschaftsbericht'],
  because: ['weil', 'wegen'],
  for: ['für', 'fuer'],
  one: ['ein', 'eine', 'einen'],
  units: { day: 'tag tage', week: 'woche wochen', month: 'monat monate', year: 'jahr jahre' },
};
