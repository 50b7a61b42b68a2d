import type { Activity } from 'botbuilder';

/** What people wrote is never read as Markdown. */
export function textMessage(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}
