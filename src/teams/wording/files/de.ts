import type { FilesWording } from './filesWording.ts';

export const filesDe: FilesWording = {
  about: {
    members: (group) => `Die Mitglieder von ${group} als CSV, nach dem Stand Ihrer Zustimmung.`,
    moves: (group) => `Alle, die durch die Regel für ${group} kommen oder gehen, als CSV.`,
    audit: () => 'Die Einträge des Protokolls als CSV, nach dem Stand Ihrer Zustimmung.',
  },
  lookBelow:
    'Bitte sehen Sie in die neueste Nachricht: Teams fragt, ob Usher die Datei in Ihr OneDrive legen darf.',
  onItsWay: 'Danke. Die Datei ist auf dem Weg in Ihr OneDrive.',
  declined: 'In Ordnung, es wurde keine Datei erstellt. Sie können jederzeit wieder darum bitten.',
  sent: (file) => `${file} liegt in Ihrem OneDrive`,
  failures: {
    noLongerAllowed: 'Sie dürfen diese Datei nicht mehr haben, deshalb wurde keine erstellt.',
    refused: 'Ihr OneDrive hat die Datei nicht angenommen. Bitte fordern Sie sie noch einmal an.',
    unavailable:
      'Die Datei konnte gerade nicht in Ihr OneDrive gelegt werden. Bitte versuchen Sie es später noch einmal.',
  },
  refusals: {
    offerNotFound: 'Diese Frage ist nicht mehr offen. Bitte fordern Sie die Datei noch einmal an.',
    notAllowed: 'Sie dürfen diese Datei jetzt nicht haben, deshalb wurde keine erstellt.',
  },
  notHere:
    'Teams nimmt hier keine Dateien von Apps an. Bitte sehen Sie sich stattdessen die Karten in diesem Chat an.',
};
