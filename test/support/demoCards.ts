/** Cards in the manner of Usher's, for looking at the sandbox page without the product behind it. */

export function card(body: readonly object[], more: object = {}): object {
  return { type: 'AdaptiveCard', version: '1.5', body, ...more };
}

export function line(text: string): object {
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

export function homeCard(): object {
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

export function foundCard(): object {
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

export function formCard(): object {
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

export function approvalCard(reason: string, ownerMemberId: string): object {
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

export function denyCard(): object {
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

export function statusCard(state: string): object {
  return card([
    heading('Sales EMEA'),
    { type: 'TextBlock', text: state, weight: 'bolder', wrap: true },
    { type: 'TextBlock', text: 'Bob Brown, Chen Wei', isSubtle: true, wrap: true, spacing: 'none' },
    { type: 'ActionSet', actions: [execute('Withdraw', 'requests.withdraw')] },
  ]);
}
