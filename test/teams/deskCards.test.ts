import { expect, test } from '@jest/globals';
import type { MembershipChange } from '../../src/groups/membershipChange.ts';
import { createRenderCard, loadTemplates } from '../../src/teams/renderCard.ts';
import { bob, monday, salesGroupId } from '../support/aJoinRequest.ts';
import { textOf } from '../support/cardReading.ts';

const render = createRenderCard(loadTemplates('cards'));

test('an owner who pastes many doubtful names reads every one of them again', () => {
  const doubts = Array.from({ length: 22 }, (_, index) => ({
    text: `Doubtful ${String(index)}`,
    candidates: [{ id: bob.id, name: bob.name, title: null }],
  }));
  const change: MembershipChange = {
    id: '30000000-0000-4000-8000-000000000001',
    groupId: salesGroupId,
    groupName: 'Sales EMEA',
    kind: 'addMembers',
    state: 'draft',
    actor: bob,
    version: 1,
    activityId: null,
    createdAt: monday,
    finishedAt: null,
    steps: [],
    doubts,
    facts: null,
    seats: [],
    undoOf: null,
  };
  for (const locale of ['en', 'de']) {
    const { card } = render(
      { card: 'deskAsk', data: { change, alike: [], guests: [] } },
      { locale, viewerId: bob.id },
    );
    const shown = `${textOf(card)} ${JSON.stringify(card)}`;
    for (const { text } of doubts) expect(shown).toContain(text);
  }
});
