import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../src/teams/textCommands.ts';

const parse = (typed: string): unknown => parseCommand(typed);
const plain = (group: string): object => ({ kind: 'policy', group, settings: null, unread: null });
const set = (group: string, settings: object, unread: string | null = null): object => ({
  kind: 'policy',
  group,
  settings,
  unread,
});

describe('how people join, typed', () => {
  test.each([
    ['policy', plain('')],
    ['policy Sales EMEA', plain('Sales EMEA')],
    ['policy: Sales EMEA', plain('Sales EMEA')],
    ['policy "Project: open"', plain('Project: open')],
    ['policy Project: Apollo', plain('Project: Apollo')],
    ['policy Sales EMEA open', set('Sales EMEA', { mode: 'open' })],
    ['regeln Vertrieb mit Genehmigung', set('Vertrieb', { mode: 'approval' })],
  ])('%s', (typed, command) => {
    expect(parse(typed)).toEqual(command);
  });

  test.each([
    ['closed', { mode: 'closed' }],
    ['2 approvals', { quorum: { all: false, atLeast: 2 } }],
    ['approvals: 3', { quorum: { all: false, atLeast: 3 } }],
    ['all approvals', { quorum: { all: true, atLeast: 1 } }],
    ['alle Genehmigungen', { quorum: { all: true, atLeast: 1 } }],
    ['reason required', { reasonRequired: true }],
    ['ohne Begründung', { reasonRequired: false }],
    ['at most 90 days', { longestDays: 90 }],
    ['höchstens 90 Tage', { longestDays: 90 }],
    ['at most no limit', { longestDays: null }],
    ['usually 30 days', { defaultDays: 30 }],
    ['approvers Bob Brown and chen.wei@x.example', { approvers: 'Bob Brown\nchen.wei@x.example' }],
    ['approvers the owners', { approvers: '' }],
    ['approvers "Wei, Chen", Bob', { approvers: '"Wei, Chen", Bob' }],
    ['then Finance Leads', { second: 'Finance Leads' }],
    ['danach niemand', { second: '' }],
    ['not with VPN Users, Partner Portal', { incompatible: 'VPN Users\nPartner Portal' }],
  ])('the part “%s”', (typed, settings) => {
    expect(parse(`policy Sales EMEA: ${typed}`)).toEqual(set('Sales EMEA', settings));
  });

  test('several parts, and a name with a colon of its own', () => {
    expect(parse('policy Project: Apollo: approval; 2 approvals; at most 30 days.')).toEqual(
      set('Project: Apollo', {
        mode: 'approval',
        quorum: { all: false, atLeast: 2 },
        longestDays: 30,
      }),
    );
  });

  test.each([
    ['policy Sales EMEA: open; in blue', { mode: 'open' }, 'in blue'],
    ['policy Sales EMEA: 0 approvals; open', { mode: 'open' }, '0 approvals'],
    ['policy Sales EMEA: open; at most a while', { mode: 'open' }, 'at most a while'],
  ])('%s names what could not be read', (typed, settings, unread) => {
    expect(parse(typed)).toEqual(set('Sales EMEA', settings, unread));
  });
});
