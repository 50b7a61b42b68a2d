/** The audit as an administrator searches it and takes it away. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { verifyAudit } from '../../src/store/auditChain.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const admin = 'Samuel Mensah';
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    env: { ADMIN_GROUP: groupId('Helpdesk Admins'), FALLBACK_APPROVERS: personId('Dorota Kowalczyk') },
  });
  await ask('Leila Farahani', 'Archive Readers', 'of a search');
  await ask('Emily Carter', 'Sales APAC', 'I cover the region');
});
afterAll(() => usher.close());

describe('the audit, searched by an administrator', () => {
  test('is found by who, what, which group and when', async () => {
    const leila = personId('Leila Farahani');
    const address = company().people.find(({ id }) => id === leila)?.userPrincipalName;
    expect(await search({ who: 'leila' })).toMatch(/requests\.submit.*Leila Farahani, Archive Readers/u);
    expect(await search({ who: address ?? '' })).toMatch(/requests\.submit.*Archive Readers/u);
    expect(await search({ who: leila.toUpperCase() })).toMatch(/requests\.submit/u);
    expect(await search({ who: 'nobody at all' })).toMatch(/Nothing was recorded that fits/u);
    expect(await search({ who: 'usher', what: 'submit' })).toMatch(/Nothing was recorded that fits/u);
    const apac = await search({ group: 'sales apac' });
    expect(apac).toMatch(/Sales APAC/u);
    expect(apac).not.toMatch(/Archive Readers/u);
    expect(await search({ group: groupId('Archive Readers') })).toMatch(/Archive Readers/u);
    expect(await search({ what: 'submi_' })).toMatch(/Nothing was recorded that fits/u);
    const today = new Date().toISOString().slice(0, 10);
    expect(await search({ what: 'submit', since: '2000-01-01', until: today })).toMatch(/requests\.submit/u);
    expect(await search({ until: '2000-01-01' })).toMatch(/Nothing was recorded that fits/u);
    expect(await search({ since: '2026-02-31' })).toMatch(/is not a day/u);
  });

  test('is found by whomever its details name, however deep', async () => {
    const [userId, group] = [personId('Hana Kovářová'), groupId('Visio Users')];
    await usher.app.store.db
      .insertInto('audit')
      .values({
        at: new Date(),
        actor_id: personId(admin),
        action: 'groups.addMembers',
        subject_kind: 'membershipChange',
        subject_id: 'change-1',
        details: JSON.stringify({ groupId: group, steps: [{ deed: 'addMember', userId }] }),
      })
      .execute();
    expect(await search({ who: userId })).toMatch(/groups\.addMembers/u);
    expect(await search({ group })).toMatch(/groups\.addMembers/u);
    expect(await search({ who: personId('Mei Tanaka') })).toMatch(/Nothing was recorded that fits/u);
  });

  test('is exported as CSV in which no cell is a formula, and the export is itself recorded', async () => {
    await ask('Tom Hughes', 'Sales EMEA', '=HYPERLINK("http://x","y")');
    const { says, card } = await pressAs(usher, admin, 'admin.exportAudit', { who: 'Tom Hughes' });
    expect(says).toContain('1 entry as CSV');
    const [head, line] = csvIn(card).split('\r\n');
    expect(head).toMatch(/^"id","at","actor_id","actor_name","action"/u);
    expect(line).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(line).toMatch(/"[0-9a-f]{64}"$/u);
    expect(await search({ who: personId(admin), what: 'export' })).toMatch(
      /admin\.exportAudit.*Samuel Mensah/u,
    );
  });

  test('comes in parts when it is long, and no part lacks or repeats an entry', async () => {
    const rows = Array.from({ length: 60 }, (_unused, index) => ({
      at: new Date(),
      actor_id: null,
      action: 'requests.expire',
      subject_kind: 'long',
      subject_id: String(index),
      reason: 'x'.repeat(500),
      details: '{}',
    }));
    await usher.app.store.db.insertInto('audit').values(rows).execute();
    const found: string[] = [];
    let before: string | undefined;
    let parts = 0;
    do {
      const query = { who: 'usher', what: 'expire', before };
      const { card } = await pressAs(usher, admin, 'admin.exportAudit', query);
      found.push(
        ...csvIn(card)
          .split('\r\n')
          .slice(1, -1)
          .map((line) => line.split(',')[0] ?? ''),
      );
      before = /"before":"(\d+)"/u.exec(JSON.stringify(card))?.[1];
      parts += 1;
    } while (before !== undefined);
    expect(parts).toBeGreaterThan(1);
    expect(found).toHaveLength(60);
    expect(new Set(found).size).toBe(60);
  });

  test('says by which rule a group was filled before a change, and by which after it', async () => {
    const sofia = usher.person('Sofia Ångström');
    const group = 'Marketing Newsletter';
    const [before, after] = ['user.department -eq "Marketing"', 'user.city -eq "Oslo"'];
    await pressAs(usher, 'Sofia Ångström', 'dynamic.draftRule', {
      ...{ groupId: groupId(group), keeper: 'entra', origin: 'text', text: after },
    });
    await sofia.sees(/Another rule for Marketing Newsletter.*Leave: \d/u);
    await sofia.press('Save the rule', { on: /Another rule for Marketing Newsletter/u });
    await sofia.sees(/Saved\. Entra/u);
    for (const step of ['setRule', 'confirmRule', 'writeRule']) {
      const found = await search({ group, what: `dynamic.${step}` });
      expect(found).toContain(`Rule before: ${before} Rule after: ${after}`);
    }
    await pressAs(usher, 'Sofia Ångström', 'dynamic.endRule', { groupId: groupId(group) });
    expect(await search({ group, what: 'makeAssigned' })).toContain(`Rule before: ${after} Rule after: none`);
    const { card } = await pressAs(usher, admin, 'admin.exportAudit', { group, what: 'dynamic.writeRule' });
    expect(csvIn(card)).toContain(JSON.stringify(after).replaceAll('"', '""'));
  });

  test('is one unbroken chain after all this', async () => {
    expect(await verifyAudit(usher.app.store.db)).toMatchObject({ intact: true });
  });
});

async function ask(name: string, group: string, reason: string): Promise<void> {
  await usher.person(name).ask(`join ${group} because ${reason}`, /Waiting for/u);
}

async function search(query: object): Promise<string> {
  return (await pressAs(usher, admin, 'admin.searchAudit', { ...query, page: 0 })).says;
}

/** The text in the card's field, as somebody copies it. */
function csvIn(card: unknown): string {
  const fields = (card as { body: readonly { id?: string; value?: string }[] }).body;
  return fields.find((field) => field.id === 'csv')?.value ?? '';
}
