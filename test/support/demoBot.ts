import type { Activity } from '../../src/sandbox/teams/teamsTypes.ts';
import { approvalCard, denyCard, formCard, foundCard, homeCard, line, statusCard } from './demoCards.ts';
import type { Bot, BotConnector } from './teamsHarness.ts';

/** Who asks and who decides in the demonstration. */
export interface DemoCast {
  readonly askerChat: string;
  readonly ownerChat: string;
  readonly ownerMemberId: string;
}

const cardAnswer = (card: object): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
});
const attach = (card: object, summary: string): object => ({
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

/** A bot with a few cards as Usher's: home, groups found, request form, status, approval. For looking at the page. */
export function createDemoBot(cast: () => DemoCast): Bot {
  let status: { chat: string; id: string } | undefined;
  async function submitted(connector: BotConnector, reason: string): Promise<object> {
    const { askerChat, ownerChat, ownerMemberId } = cast();
    status = {
      chat: askerChat,
      id: await connector.say(askerChat, attach(statusCard('Waiting for 2 owners'), 'Request sent')),
    };
    await connector.say(
      ownerChat,
      attach(approvalCard(reason, ownerMemberId), 'Ada Lindqvist asks to join Sales EMEA'),
    );
    return cardAnswer(line('Your request is on its way.'));
  }
  async function approved(connector: BotConnector): Promise<object> {
    if (status !== undefined) {
      await connector.edit(
        status.chat,
        status.id,
        attach(statusCard('You are a member'), 'You are a member'),
      );
      await connector.say(status.chat, {
        text: 'Bob Brown approved: you are now in **Sales EMEA**.',
        summary: 'Approved',
      });
    }
    return cardAnswer(line('Approved by you. Ada Lindqvist is a member of Sales EMEA.'));
  }
  return async (activity, connector) => {
    if (activity['type'] === 'invoke') return await answerInvoke(activity, connector, submitted, approved);
    const chat = (activity['conversation'] as { id: string }).id;
    if (activity['type'] === 'installationUpdate')
      await connector.say(chat, attach(homeCard(), 'Hello, this is Usher'));
    if (activity['type'] !== 'message') return undefined;
    const text = typeof activity['text'] === 'string' ? activity['text'] : '';
    if (/find/i.test(text)) await connector.say(chat, attach(foundCard(), 'Groups found'));
    else if (/^join/i.test(text)) await connector.say(chat, attach(formCard(), 'Request form'));
    else
      await connector.say(chat, {
        text: `I did not understand **that**. Try *help* or [the docs](https://example.com).`,
      });
    return undefined;
  };
}

async function answerInvoke(
  activity: Activity,
  connector: BotConnector,
  submitted: (connector: BotConnector, reason: string) => Promise<object>,
  approved: (connector: BotConnector) => Promise<object>,
): Promise<object> {
  if (activity['name'] === 'application/search') {
    const results = ['Sales EMEA', 'Sales APAC', 'Sales Tools'].map((title) => ({ title, value: title }));
    return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
  }
  const { action } = activity['value'] as { action: { verb: string; data: Record<string, string> } };
  if (action.verb === 'requests.form') return cardAnswer(formCard());
  if (action.verb === 'requests.submit') return await submitted(connector, action.data['reason'] ?? '');
  if (action.verb === 'requests.approve') return await approved(connector);
  if (action.verb === 'requests.denyForm') return cardAnswer(denyCard());
  return { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'x' } };
}
