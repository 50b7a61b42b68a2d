/** The survey of every group: what it holds after a kill, a race, a stale link and a missing permission. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SurveyPage } from '../../src/directory/surveyTypes.ts';
import { DirectoryError } from '../../src/errors.ts';
import { createLogger } from '../../src/log.ts';
import {
  countReadiness,
  listAlike,
  listCandidates,
  listGroups,
  listGroupsAfter,
} from '../../src/admin/readinessStore.ts';
import { runSurvey, type SurveyContext } from '../../src/admin/survey.ts';
import { beginSurvey, findLastSurvey, findOpenSurvey } from '../../src/admin/surveyStore.ts';
import type { Store } from '../../src/store/store.ts';
import { aSurveyedGroup, aSurveyedPerson, aTenant } from '../support/aSurvey.ts';
import { eachDatabase } from '../support/databases.ts';

const forbidden = new DirectoryError('forbidden', 'not granted');
const down = new DirectoryError('unavailable', 'down');
const last = <T>(...items: readonly T[]): SurveyPage<T> => ({ items, nextLink: null });
const page = <T>(nextLink: string, ...items: readonly T[]): SurveyPage<T> => ({ items, nextLink });
const departments = ['Sales', 'Finance', 'IT', 'Legal'];
const everybody = Array.from({ length: 40 }, (_, at) =>
  aSurveyedPerson(`p${String(at)}`, {
    attributes: { department: departments[at % 4] ?? '', usageLocation: 'SE' },
  }),
);
const inDepartment = (name: string) =>
  everybody.filter(({ attributes }) => attributes['department'] === name).map(({ id }) => id);

describe('the survey', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('surveys').execute();
      await beginSurvey(store.db, new Date());
    });
    const run = (directory: SurveyContext['directory'], signal = new AbortController().signal) =>
      runSurvey({ db: store.db, directory, log: createLogger('silent'), now: () => new Date() }, signal);
    const surveyId = async () => (await findLastSurvey(store.db))?.id ?? '';
    const names = async () =>
      (await listGroupsAfter(store.db, await surveyId(), '', 100)).map(({ reading }) => reading.name);

    test('holds every group with its owners, people and classes', async () => {
      await run(
        aTenant(
          { first: page('more', ...everybody.slice(0, 9)), more: last(...everybody.slice(9)) },
          {
            first: page('g2', aSurveyedGroup('a', { owners: ['p1'], members: ['p1', 'p2'] })),
            g2: last(aSurveyedGroup('b', { owners: [], onPremisesSyncEnabled: true })),
          },
        ),
      );
      expect(await findOpenSurvey(store.db)).toBeUndefined();
      const { items, total } = await listGroups(
        store.db,
        await surveyId(),
        { system: 'selfService', class: 'ready' },
        { skip: 0, limit: 5 },
      );
      expect(total).toBe(1);
      expect(items[0]?.reading).toMatchObject({
        name: 'a',
        owners: [{ id: 'p1', state: 'able' }],
        members: { people: 2 },
      });
      expect((await countReadiness(store.db, await surveyId())).sums.selfService).toEqual({
        ready: 1,
        readyAfter: 0,
        notPossible: 1,
      });
    });

    test('forgets people and links at its end, and every older survey', async () => {
      const tenant = aTenant(
        { first: last(...everybody) },
        { first: last(aSurveyedGroup('a', { members: ['p1'] })) },
      );
      await run(tenant);
      await beginSurvey(store.db, new Date());
      await run(tenant);
      for (const table of ['survey_people', 'survey_links'] as const)
        expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
      expect(await store.db.selectFrom('surveys').select('id').execute()).toHaveLength(1);
    });

    test('goes on at the page at which it was killed', async () => {
      const people = { first: page('more', everybody[0] ?? aSurveyedPerson('x')), more: down };
      await expect(run(aTenant(people, {}))).rejects.toBe(down);
      const again = aTenant(
        { more: last(...everybody.slice(1)) },
        { first: page('g2', aSurveyedGroup('a')), g2: down },
      );
      await expect(run(again)).rejects.toBe(down);
      expect(again.asked).toEqual(['more', 'first', 'g2']);
      const end = aTenant({}, { g2: last(aSurveyedGroup('b')) });
      await run(end);
      expect(end.asked).toEqual(['g2']);
      expect(await names()).toEqual(['a', 'b']);
    });

    test('keeps nothing of a page that another process has read meanwhile', async () => {
      const other = aTenant({ first: last(...everybody) }, { first: last(aSurveyedGroup('a')) });
      const racing = {
        ...other,
        readSurveyPeople: async () => {
          await run(other);
          return last(aSurveyedPerson('late'));
        },
      };
      await run(racing);
      expect(await names()).toEqual(['a']);
    });

    test('does no page when it is told to stop, and asks to be run again after many', async () => {
      const tenant = aTenant({ first: last(...everybody) }, {});
      expect(await run(tenant, AbortSignal.abort())).toEqual({ againInSeconds: 0 });
      expect(tenant.asked).toEqual([]);
      const endless = {
        ...tenant,
        readSurveyPeople: () => Promise.resolve(page('on', aSurveyedPerson('x'))),
      };
      expect(await run(endless)).toEqual({ againInSeconds: 0 });
    });

    test('reads people or groups again when a link has grown old', async () => {
      await expect(
        run(
          aTenant(
            { first: last(...everybody) },
            { first: page('old', aSurveyedGroup('a'), aSurveyedGroup('gone')), old: down },
          ),
        ),
      ).rejects.toBe(down);
      await run(aTenant({}, { old: 'startOver', first: last(aSurveyedGroup('a')) }));
      expect(await names()).toEqual(['a']);
      expect((await findLastSurvey(store.db))?.groups).toBe(1);
    });

    test('puts a large group together that came in parts, and takes a removed one out', async () => {
      const rest = {
        ...aSurveyedGroup('big', { members: ['p3', 'p4'] }),
        properties: null,
        membersRemoved: ['p1'],
      };
      const removed = { ...aSurveyedGroup('a'), properties: null, isRemoved: true };
      await run(
        aTenant(
          { first: last(...everybody) },
          {
            first: page('g2', aSurveyedGroup('a'), aSurveyedGroup('big', { members: ['p1', 'p2'] })),
            g2: last(rest, removed),
          },
        ),
      );
      const [big] = await listGroupsAfter(store.db, await surveyId(), '', 9);
      expect(big?.reading).toMatchObject({ name: 'big', members: { people: 3 } });
      expect(await names()).toEqual(['big']);
    });

    test('leaves out what it may not read and says which permission is missing', async () => {
      const tenant = aTenant(
        { first: forbidden },
        { first: last(aSurveyedGroup('a', { owners: ['p1'], skuIds: ['e3'] })) },
      );
      await run({
        ...tenant,
        listGroupsWithLicenceErrors: () => Promise.reject(forbidden),
        listSubscribedSkus: () => Promise.reject(forbidden),
      });
      expect((await findLastSurvey(store.db))?.missing).toEqual([
        'User.Read.All',
        'Group.Read.All',
        'LicenseAssignment.Read.All',
      ]);
      const [group] = await listGroupsAfter(store.db, await surveyId(), '', 9);
      expect(group?.reasons.selfService).toEqual(['peopleUnread']);
      expect(group?.reasons.licensing).toEqual(['peopleUnread', 'licencesUnread', 'licensed']);
    });

    test('ends without groups, and says so, where it may read none', async () => {
      await run(aTenant({ first: last(...everybody) }, { first: forbidden }));
      expect(await findLastSurvey(store.db)).toMatchObject({ missing: ['GroupMember.Read.All'], groups: 0 });
    });

    test('finds the rule that a group’s people suggest, and groups with the same people', async () => {
      const [sales, some] = [inDepartment('Sales'), ['p0', 'p1', 'p2', 'p5', 'p11']];
      await run(
        aTenant(
          { first: last(...everybody) },
          {
            first: last(
              aSurveyedGroup('sales', { members: sales }),
              aSurveyedGroup('mixed', { members: some }),
              aSurveyedGroup('mixed too', { members: some.toReversed() }),
              aSurveyedGroup('synced sales', { members: sales.slice(1), onPremisesSyncEnabled: true }),
            ),
          },
        ),
      );
      const { items, total } = await listCandidates(store.db, await surveyId(), { skip: 0, limit: 9 });
      expect(total).toBe(1);
      expect(items[0]?.candidate).toMatchObject({
        rule: 'user.department -eq "Sales"',
        stay: 10,
        join: 0,
        leave: 0,
      });
      expect(await listAlike(store.db, await surveyId(), 9)).toEqual([
        { names: ['mixed', 'mixed too'], members: 5 },
      ]);
    });

    test('counts a group once for a need that stands in two systems', async () => {
      const inner = {
        ...aSurveyedGroup('outer', { owners: ['p1'] }),
        members: [{ id: 'inner', kind: 'group' as const }],
      };
      await run(
        aTenant(
          { first: last(...everybody) },
          { first: last(inner, aSurveyedGroup('inner', { owners: ['p2'] })) },
        ),
      );
      const { fixes } = await countReadiness(store.db, await surveyId());
      expect(fixes.find(({ need }) => need === 'nestedGroups')).toEqual({
        need: 'nestedGroups',
        systems: ['dynamic', 'licensing'],
        groups: 1,
        members: 0,
        names: ['outer'],
      });
    });
  });
});
