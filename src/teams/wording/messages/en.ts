import type { MessageWording } from '../wording.ts';

export const enMessages: MessageWording = {
  welcome: 'Hello. Usher helps you into the groups you need. Type “help” to begin.',
  welcomeToChat: 'Hello. Usher helps people into groups. Open a personal chat with Usher to begin.',
  inGroupChat: 'Usher answers in your personal chat. Please open it and type “help”.',
  messageEdited: 'Usher reads a message only once. Please send the changed text as a new message.',
  guestNotServed: 'Usher does not serve guest accounts. Please ask the colleague who invited you.',
  otherTenantNotServed: 'Usher serves another organisation. Please use the one your own offers.',
  cardTooOld: 'This card can no longer be used. Please type “help” to begin again.',
  cardNotShown: 'This card cannot be shown here. Please open Teams on a computer, or type “help”.',
  fault: (reference) =>
    `Nothing has changed. Please try again. If it fails again, your IT help desk needs this: ${reference}`,
};
