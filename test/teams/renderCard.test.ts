import { describe, expect, test } from '@jest/globals';
import { Template } from 'adaptivecards-templating';
import type { CardView } from '../../src/teams/renderCard.ts';
import { createRenderCard, loadTemplates } from '../../src/teams/renderCard.ts';
import { actionsOf, partsOf, partsOfType, textsOf, titlesOf } from '../support/cardParts.ts';
import { cardsFolder, loadSamples, sampleViewer } from '../support/cardSamples.ts';

const render = createRenderCard(loadTemplates(cardsFolder));
const english = { ...sampleViewer, locale: 'en-GB' };

function sample<Name extends CardView['card']>(
  card: Name,
  situation: string,
): Extract<CardView, { card: Name }> {
  const found = loadSamples(card).find((one) => one.situation === situation);
  if (found === undefined) throw new Error(`cards/${card}.sample.json has no "${situation}"`);
  return found.view as Extract<CardView, { card: Name }>;
}

function shown(view: CardView): string {
  return textsOf(render(view, english).card).join(' ');
}

const hostile = '**x** [Approve](http://evil) ${actions} {{DATE(2026-11-20T15:00:00Z)}} <at>Bob</at>';

describe('the requester', () => {
  test('sees whom the request waits for, and may withdraw it', () => {
    const view = sample('requestStatus', 'waiting for one, another not reached');
    expect(shown(view)).toContain('Waiting for 1 owner');
    expect(shown(view)).toContain('Usher could not reach  Dana Weiss');
    expect(titlesOf(render(view, english).card)).toEqual(['Withdraw']);
  });

  test('sees who approved, and that the membership was verified', () => {
    const text = shown(sample('requestStatus', 'delivered'));
    expect(text).toMatch(/Approved by\s+Bob Brown/);
    expect(text).toContain('You are a member (verified {{TIME(2026-11-17T14:03:00Z)}})');
  });

  test('reads in the notification what came of it, without anybody’s words', () => {
    const { summary } = render(sample('outcome', 'denied'), english);
    expect(summary).toBe('Your request to join Finance Reports was denied');
  });

  test('finds the form as it was, with the duration that was typed', () => {
    const { card } = render(sample('requestForm', 'with a complaint'), english);
    expect(partsOfType(card, 'Input.Text').map(({ label, id }) => [label, id])).toEqual([
      ['Reason', 'reason'],
    ]);
    const [duration] = partsOfType(card, 'Input.ChoiceSet');
    expect(duration).toMatchObject({ id: 'duration', label: 'Duration', value: '14' });
    expect(duration?.['choices']).toContainEqual({ title: '14 days', value: '14' });
    expect(titlesOf(card)).toEqual(['Send request', 'Cancel']);
  });
});

describe('an approver', () => {
  test('sees who asks for what and why, and why they are asked', () => {
    const text = shown(sample('approval', 'a stand-in'));
    for (const known of [
      'Ana Silva',
      'Finance Reports',
      'Financial Analyst · Finance',
      'Mona Okafor',
      '24 members',
      '90 days',
      'Dana Weiss',
      'You stand in',
    ])
      expect(text).toContain(known);
  });

  test('may approve or deny, with a note if they like', () => {
    const { card, summary } = render(sample('approval', 'an owner among two'), english);
    expect(titlesOf(card)).toEqual(['Approve', 'Deny']);
    expect(partsOfType(card, 'Input.Text')).toMatchObject([{ id: 'note', label: 'Note', maxLength: 500 }]);
    expect(summary).toBe('Ana Silva asks to join Finance Reports');
  });

  test('must give a note to deny, and can go back without one', () => {
    const { card } = render(sample('denyForm', 'empty'), english);
    expect(partsOfType(card, 'Input.Text')).toMatchObject([{ id: 'note', isRequired: true }]);
    expect(actionsOf(card)).toMatchObject([
      { title: 'Deny request' },
      { title: 'Back', associatedInputs: 'none' },
    ]);
  });

  test('finds no button once it is decided, but who decided and when', () => {
    const view = sample('decided', 'approved by another, pressed late');
    const { card } = render(view, english);
    expect(titlesOf(card)).toEqual([]);
    expect(shown(view)).toContain('Approved by Bob Brown');
    expect(shown(view)).toContain('{{DATE(2026-11-17T13:58:00Z,SHORT)}}');
    expect(shown(view)).toMatch(/is already settled/);
  });

  test('decides each of several requests from the list', () => {
    const { card } = render(sample('approvalList', 'digest'), english);
    expect(titlesOf(card)).toEqual([
      ...Array.from({ length: 5 }, () => ['Approve', 'Deny', 'Details']).flat(),
      'More',
    ]);
  });
});

describe('a card', () => {
  test('refreshes itself for its viewer while things move, and for nobody afterwards', () => {
    const userIds = (view: CardView, viewerMri: string | null = '29:ana') => {
      const { refresh } = render(view, { ...english, viewerMri }).card as { refresh?: { userIds: unknown } };
      return refresh?.userIds;
    };
    expect(userIds(sample('requestStatus', 'waiting for owners'))).toEqual(['29:ana']);
    expect(userIds(sample('requestStatus', 'waiting for owners'), null)).toEqual([]);
    expect(userIds(sample('requestStatus', 'delivered'))).toEqual([]);
    expect(userIds(sample('approval', 'an owner among two'))).toEqual(['29:ana']);
    expect(userIds(sample('decided', 'denied'))).toEqual([]);
  });

  test('shows people’s words as they are, and only where nothing reads Markdown', () => {
    const { data } = sample('approval', 'an owner among two');
    const request = {
      ...data.request,
      justification: hostile,
      groupName: hostile,
      requester: { id: 'x', name: hostile },
    };
    const { card } = render({ card: 'approval', data: { ...data, request } }, english);
    const told = partsOf(card).filter((part) => String(part['text']).includes('evil'));
    expect(told).toHaveLength(3);
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['TextRun']));
    expect(
      told.every(({ text }) => String(text).includes('${actions}') && !String(text).includes('{{')),
    ).toBe(true);
  });

  test('gives back to the form exactly what was typed', () => {
    const { data } = sample('requestForm', 'empty');
    const { card } = render({ card: 'requestForm', data: { ...data, justification: hostile } }, english);
    expect(partsOfType(card, 'Input.Text')[0]?.['value']).toBe(hostile);
  });

  test('stays small with ten long groups', () => {
    const { data } = sample('groupList', 'found');
    const [item] = data.items;
    const long = (letter: string, length: number) => letter.repeat(length);
    const items = Array.from({ length: 10 }, () => ({
      ...item,
      groupId: long('0', 36),
      name: long('n', 256),
      description: long('d', 1024),
      ownerNames: Array.from({ length: 100 }, () => long('o', 64)),
    })) as typeof data.items;
    const { card } = render({ card: 'groupList', data: { ...data, items } }, english);
    expect(JSON.stringify(card).length * 2).toBeLessThan(80_000);
  });

  test('is never shown with a hole where something should stand', () => {
    const broken = createRenderCard(() => new Template({ type: 'AdaptiveCard', lang: '${langage}' }));
    expect(() => broken(sample('leaveConfirm', 'asked'), english)).toThrow('langage');
  });
});
