import type { Activity } from '../../src/sandbox/teams/teamsTypes.ts';
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
    const text = String(activity['text'] ?? '');
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
  if (action.verb === 'requests.show') return cardAnswer(approvalCard('Refreshed', cast0));
  return { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'x' } };
}

const cast0 = '29:nobody';

function card(body: readonly object[], more: object = {}): object {
  return { type: 'AdaptiveCard', version: '1.5', body, ...more };
}

function line(text: string): object {
  return card([{ type: 'TextBlock', text, wrap: true }]);
}

function execute(title: string, verb: string): object {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: { requestId: 'r1' },
    fallback: { type: 'Action.Submit', title, data: { verb } },
  };
}

function heading(text: string): object {
  return { type: 'TextBlock', text, style: 'heading', size: 'large', weight: 'bolder', wrap: true };
}

function homeCard(): object {
  return card([
    heading('Hello Ada'),
    {
      type: 'TextBlock',
      text: 'I help you get into the groups you need. Their owners decide, I do the rest.',
      wrap: true,
    },
    {
      type: 'ActionSet',
      actions: [
        execute('Find a group', 'groups.find'),
        execute('My requests', 'requests.mine'),
        execute('My groups', 'groups.mine'),
      ],
    },
  ]);
}

function foundCard(): object {
  const item = (name: string, text: string, detail: string, button: boolean): object => ({
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: [
      { type: 'TextBlock', text: name, weight: 'bolder', wrap: true },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] },
      { type: 'TextBlock', text: detail, isSubtle: true, size: 'small', wrap: true, spacing: 'small' },
      ...(button ? [{ type: 'ActionSet', actions: [execute('Request to join', 'requests.form')] }] : []),
    ],
  });
  return card([
    heading('3 groups for “sales”'),
    item(
      'Sales EMEA',
      'Accounts, forecasts and offers for Europe.',
      'Security group · 9 members · Owners: Bob Brown, Chen Wei',
      true,
    ),
    item(
      'Sales APAC',
      'Asia and the Pacific.',
      'Microsoft 365 group · 5 members · Owner: Aisha Rahman',
      true,
    ),
    item(
      'All Sales',
      'Everybody in Sales, by rule.',
      'Dynamic group · membership follows the department',
      false,
    ),
  ]);
}

function formCard(): object {
  return card([
    heading('Join Sales EMEA'),
    {
      type: 'Input.ChoiceSet',
      id: 'group',
      label: 'Group',
      style: 'filtered',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'groups' },
    },
    {
      type: 'Input.Text',
      id: 'reason',
      label: 'Reason',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Say why you need it.',
      maxLength: 500,
      placeholder: 'What do you need it for?',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'duration',
      label: 'Duration',
      value: '0',
      choices: [
        { title: 'Until I leave', value: '0' },
        { title: '30 days', value: '30' },
      ],
    },
    {
      type: 'ActionSet',
      actions: [
        execute('Send request', 'requests.submit'),
        { ...execute('Cancel', 'requests.cancel'), associatedInputs: 'none' },
      ],
    },
  ]);
}

function approvalCard(reason: string, ownerMemberId: string): object {
  return card(
    [
      heading('Access request'),
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'Ada Lindqvist', weight: 'bolder' },
          { type: 'TextRun', text: ' asks to join ' },
          { type: 'TextRun', text: 'Sales EMEA', weight: 'bolder' },
        ],
      },
      {
        type: 'FactSet',
        facts: [
          { title: 'Who', value: 'Campaign Specialist, Marketing' },
          { title: 'Manager', value: 'Sofia Ångström' },
          { title: 'Duration', value: 'Until they leave' },
          { title: 'Asked', value: '{{DATE(2026-11-20T15:00:00Z,SHORT)}} {{TIME(2026-11-20T15:00:00Z)}}' },
        ],
      },
      {
        type: 'Container',
        style: 'emphasis',
        items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: reason }] }],
      },
      {
        type: 'TextBlock',
        text: 'You own this group. Also asked: Chen Wei; the first answer counts.',
        wrap: true,
        isSubtle: true,
        size: 'small',
      },
      { type: 'Input.Text', id: 'note', label: 'Note', placeholder: 'Optional', maxLength: 500 },
      {
        type: 'ActionSet',
        actions: [
          execute('Approve', 'requests.approve'),
          execute('Deny', 'requests.denyForm'),
          execute('Broken', 'nothing'),
        ],
      },
    ],
    {
      refresh: {
        action: { type: 'Action.Execute', verb: 'requests.refresh', data: {} },
        userIds: [ownerMemberId],
      },
    },
  );
}

function denyCard(): object {
  return card([
    heading('Deny this request?'),
    {
      type: 'Input.Text',
      id: 'note',
      label: 'Note',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Tell Ada why.',
    },
    { type: 'ActionSet', actions: [execute('Deny request', 'requests.deny')] },
  ]);
}

function statusCard(state: string): object {
  return card([
    heading('Sales EMEA'),
    { type: 'TextBlock', text: state, weight: 'bolder', wrap: true },
    { type: 'TextBlock', text: 'Bob Brown, Chen Wei', isSubtle: true, wrap: true, spacing: 'none' },
    { type: 'ActionSet', actions: [execute('Withdraw', 'requests.withdraw')] },
  ]);
}
