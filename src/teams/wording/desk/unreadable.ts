/** Why a file of people could not be read, and what to do. */
export const unreadableEn = {
  gone: 'The file could not be fetched. Please attach it again.',
  empty: 'There is nobody in this file. Please put one person on each line, by address or name.',
  notText: 'This is no text file. Please save the list as CSV and send that.',
  notATable: 'The quotation marks in this file do not match. Please save it as CSV once more.',
} as const;

export const unreadableDe = {
  gone: 'Die Datei war nicht abzuholen. Bitte hängen Sie sie noch einmal an.',
  empty: 'In dieser Datei steht niemand. Bitte setzen Sie je Zeile eine Person, mit Adresse oder Namen.',
  notText: 'Das ist keine Textdatei. Bitte speichern Sie die Liste als CSV und schicken Sie diese.',
  notATable:
    'Die Anführungszeichen in dieser Datei passen nicht. Bitte speichern Sie sie noch einmal als CSV.',
} as const;
