import { randomUUID } from 'node:crypto';
import type { CloudReady } from './cloudMessages.ts';

type Channel = Pick<CloudReady, 'appId' | 'tenantId' | 'serviceUrl'>;

/** A message of the size and shape that Teams sends, as the text of a request body. */
export function aMessage(channel: Channel, userId: string, text: string): string {
  return JSON.stringify({
    ...shared(channel, userId),
    type: 'message',
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
  });
}

/** A press of a button on the message `replyToId`. */
export function aPress(
  channel: Channel,
  userId: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({
    ...shared(channel, userId),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: `1:${randomUUID()}`,
    value: { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' },
  });
}

function shared({ appId, tenantId, serviceUrl }: Channel, userId: string): Record<string, unknown> {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Stockholm',
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    from: { id: `29:${userId}`, name: 'Person', aadObjectId: userId },
    recipient: { id: `28:${appId}`, name: 'Usher' },
    conversation: { id: `a:${userId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    entities: [
      {
        locale: 'en-GB',
        country: 'GB',
        platform: 'Windows',
        timezone: 'Europe/Stockholm',
        type: 'clientInfo',
      },
    ],
  };
}
