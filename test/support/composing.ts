import { sandboxAppId, sandboxTenantId } from '../../src/sandbox/company.ts';
import type { BotAnswer } from '../../src/sandbox/teams/teamsTypes.ts';
import { anActivity, type ActivityParts } from './anActivity.ts';
import type { Person } from './person.ts';
import type { Usher } from './usher.ts';

export interface Composed {
  readonly type: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly content: object;
    readonly preview: { readonly content: { readonly title: string; readonly text: string } };
  }[];
}

/** What a person does beside the compose box, in a chat of their own choice. */
export interface Composing {
  send(name: string, value: unknown, more?: ActivityParts): Promise<BotAnswer>;
  /** Names of the groups offered for these words. */
  offered(text: string): Promise<readonly string[]>;
  query(text: string): Promise<Composed>;
  /** Names in the typeahead of a group field. */
  typeahead(text: string): Promise<readonly { readonly title: string; readonly value: string }[]>;
}

export function composeAs(usher: Usher, person: Person): Composing {
  const { teams } = usher;
  const from = { id: teams.memberIdOf(person.id), aadObjectId: person.id, name: 'Somebody' };
  const send: Composing['send'] = (name, value, more = {}) =>
    teams.post(
      anActivity({
        userId: person.id,
        tenantId: sandboxTenantId,
        conversationType: 'groupChat',
        conversationId: teams.groupChatId(),
        serviceUrl: serviceUrlOf(usher),
        name,
        value,
        ...more,
        changes: { from, recipient: { id: `28:${sandboxAppId}`, name: 'Usher' }, ...more.changes },
      }),
    );
  const query: Composing['query'] = async (text) => {
    const { body } = await send('composeExtension/query', {
      commandId: 'findGroups',
      parameters: [text === '' ? { name: 'initialRun', value: 'true' } : { name: 'text', value: text }],
      queryOptions: { skip: 0, count: 25 },
    });
    return (body as { composeExtension: Composed }).composeExtension;
  };
  return {
    send,
    query,
    offered: async (text) =>
      ((await query(text)).attachments ?? []).map((attachment) => attachment.preview.content.title),
    typeahead: async (text) => {
      const { body } = await teams.search(person.id, { text, dataset: 'groups' });
      return (body as { value: { results: { title: string; value: string }[] } }).value.results;
    },
  };
}

/** Looks until the index of groups is loaded, as it is some moments after every start. */
export async function indexLoaded(usher: Usher): Promise<void> {
  const { db } = usher.app.store;
  const read = () => db.selectFrom('group_index_state').select('loaded_at').executeTakeFirst();
  while (!((await read())?.loaded_at instanceof Date)) await new Promise((resolve) => setImmediate(resolve));
}

/** The same for the mirror of the people. */
export async function peopleMirrored(usher: Usher): Promise<void> {
  const { db } = usher.app.store;
  const read = () => db.selectFrom('people_mirror_state').select('loaded_at').executeTakeFirst();
  while (!((await read())?.loaded_at instanceof Date)) await new Promise((resolve) => setImmediate(resolve));
}

function serviceUrlOf(usher: Usher): string {
  const url = usher.teams.activities
    .map((activity) => activity['serviceUrl'])
    .find((one) => one !== undefined);
  if (typeof url !== 'string') throw new Error('Nobody has written to Usher yet.');
  return url;
}
