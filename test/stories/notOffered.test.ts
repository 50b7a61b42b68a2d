/**
 * A group with hidden members, and a closed one, is for whoever has no part in it as one that does not exist: whichever
 * way they ask, what they read is the same but for what they typed themselves.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { sandboxLinkDomain } from '../../src/sandbox/startSandbox.ts';
import { textOf } from '../support/cardReading.ts';
import { indexLoaded } from '../support/composing.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const unknown = '00000000-0000-4000-8000-00000000dead';
const hidden = groupId('Board');
const closed = groupId('Brand Assets');
const [stranger, owner, closedOwner] = ['Tom Hughes', 'Ingrid Solheim', 'Sofia Ångström'] as const;

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  const sofia = usher.person(closedOwner);
  await sofia.ask('policy "Brand Assets" closed', /Saved/u);
  await indexLoaded(usher);
});
afterAll(() => usher.close());

const compose = (name: string) => {
  const { id } = usher.person(name);
  const chat = usher.teams.peopleChatId();
  return {
    search: (text: string) => usher.teams.compose.search(id, chat, text),
    unfold: (group: string) =>
      usher.teams.compose.unfold(id, chat, `https://${sandboxLinkDomain}/groups/${group}`),
    ask: (data: object) => usher.teams.compose.submitDialog(id, chat, { reason: 'please', ...data }),
  };
};
const typeahead = async (name: string, text: string): Promise<unknown> => {
  const { body } = await usher.teams.search(usher.person(name).id, { text, dataset: 'groups' });
  return (body as { value: unknown }).value;
};

/** What Usher says to this, with what the person typed taken out. */
async function answerTo(name: string, typed: string, own: string): Promise<string> {
  const person = usher.person(name);
  await person.say('hi');
  const before = person.messages().length;
  await person.say(typed);
  await usher.teams.waitFor(person.id, () => person.messages().length > before, 20_000);
  const said = person.messages().at(-1);
  return `${said?.text ?? ''} ${textOf(said?.card)}`.replaceAll(own, '…');
}

async function answerToPress(name: string, verb: string, data: object): Promise<string> {
  const person = usher.person(name);
  await person.say('hi');
  const { body } = await usher.teams.invoke(person.id, person.messages().at(-1)?.id ?? '', verb, data);
  return textOf((body as { value: unknown }).value);
}

describe.each([
  ['a group with hidden members', hidden, 'Board', 'board', owner],
  ['a closed group', closed, 'Brand Assets', 'brand assets', closedOwner],
] as const)('%s', (_what, group, name, words, itsOwner) => {
  test('is not found by anybody but its owners', async () => {
    const found = await answerTo(stranger, `find ${words}`, words);
    expect(found).not.toMatch(new RegExp(`${name} |Request to join`, 'u'));
    expect(found).toBe(await answerTo(stranger, 'find xyzzy', 'xyzzy'));
    expect(await answerTo(itsOwner, `find ${words}`, words)).toContain(name);
  });

  test('is not offered while somebody types, in a form or in the compose box', async () => {
    expect(await typeahead(stranger, words)).toEqual(await typeahead(stranger, 'xyzzy'));
    expect(JSON.stringify(await typeahead(itsOwner, words))).toContain(group);
    const without = (answer: object, own: string) => JSON.stringify(answer).replaceAll(own, '…');
    const { search } = compose(stranger);
    expect(without(await search(words), words)).toBe(without(await search('xyzzy'), 'xyzzy'));
    expect(JSON.stringify(await compose(itsOwner).search(words))).toContain(`"title":"${name}"`);
  });

  test('does not unfold', async () => {
    expect(await compose(stranger).unfold(group)).toEqual(await compose(stranger).unfold(unknown));
    expect(JSON.stringify(await compose(itsOwner).unfold(group))).toContain(name);
  });

  test('is not asked for from the dialog', async () => {
    const { ask } = compose(stranger);
    expect(await ask({ picked: group })).toEqual(await ask({ picked: unknown }));
  });

  test('is as unknown as any other by its id', async () => {
    for (const command of ['join', 'beitreten']) {
      const answer = await answerTo(stranger, `${command} ${group}`, group);
      expect(answer).not.toContain(name);
      expect(answer).toBe(await answerTo(stranger, `${command} ${unknown}`, unknown));
    }
  });
});

describe('the id of a group with hidden members', () => {
  test.each([
    'leave …',
    'manage …',
    'members …',
    'owners …',
    'add Ada Lindqvist to …',
    'remove Ada Lindqvist from …',
    'hand over … to Ada Lindqvist',
    'rename … to Ours',
    'describe … as ours',
    'make … public',
    'take over …',
    'policy …',
    'policy … open',
    'delete group …',
  ])('“%s” says no more than of one that does not exist', async (command) => {
    const answer = await answerTo(stranger, command.replace('…', hidden), hidden);
    expect(answer).not.toMatch(/Board|hidden/u);
    expect(answer).toMatch(/no longer exists|There is no group/u);
  });

  test.each(['requests.openForm', 'requests.submit', 'requests.openLeave', 'requests.leave'])(
    'a press of %s with it is answered as with any other',
    async (verb) => {
      const data = { reason: 'please', duration: '' };
      expect(await answerToPress(stranger, verb, { groupId: hidden, ...data })).toBe(
        await answerToPress(stranger, verb, { groupId: unknown, ...data }),
      );
    },
  );

  test.each([
    'groups.manageGroup',
    'groups.listMembers',
    'groups.nominate',
    'policy.open',
    'groups.openDelete',
  ])('a press of an owner’s %s with it is answered as with any other', async (verb) => {
    expect(await answerToPress(stranger, verb, { groupId: hidden })).toBe(
      await answerToPress(stranger, verb, { groupId: unknown }),
    );
  });
});

test('a closed group’s own button, which somebody was shown, still says who adds people', async () => {
  const answer = await answerToPress(stranger, 'requests.openForm', { groupId: closed });
  expect(answer).toMatch(/Brand Assets.*Sofia Ångström/u);
});
