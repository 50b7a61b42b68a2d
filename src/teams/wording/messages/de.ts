import type { MessageWording } from '../wording.ts';

export const deMessages: MessageWording = {
  welcome: 'Guten Tag. Usher bringt Sie in die Gruppen, die Sie brauchen. Schreiben Sie „Hilfe“.',
  welcomeToChat: 'Guten Tag. Usher bringt Menschen in Gruppen. Bitte öffnen Sie den Einzelchat mit Usher.',
  inGroupChat: 'Usher antwortet im Einzelchat. Bitte öffnen Sie ihn und schreiben Sie „Hilfe“.',
  messageEdited: 'Usher liest eine Nachricht nur einmal. Bitte senden Sie den neuen Text noch einmal.',
  guestNotServed: 'Usher bedient keine Gastkonten. Bitte fragen Sie, wer Sie eingeladen hat.',
  otherTenantNotServed:
    'Usher gehört zu einer anderen Organisation. Bitte nutzen Sie das Angebot Ihrer eigenen.',
  cardTooOld: 'Diese Karte gilt nicht mehr. Bitte schreiben Sie „Hilfe“, um neu zu beginnen.',
  cardNotShown: 'Diese Karte ist hier nicht darstellbar. Bitte öffnen Sie Teams am Computer.',
  fault: (reference) =>
    `Es hat sich nichts geändert. Bitte versuchen Sie es noch einmal. Gelingt es nicht, braucht die IT-Hilfe dies: ${reference}`,
};
