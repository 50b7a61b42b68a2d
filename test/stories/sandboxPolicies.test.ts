/** What somebody meets who starts the sandbox without a policy file of their own: one group for every way of joining. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedPolicies } from '../../src/groups/policySeed.ts';
import { findPolicy, savePolicy } from '../../src/groups/policyStore.ts';
import { defaultPolicy } from '../../src/groups/policy.ts';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { ownersChoices } from '../../src/sandbox/ownersChoices.ts';
import { sandboxPolicyFile } from '../../src/sandbox/startSandbox.ts';
import { startSandboxProduct, type SandboxProduct } from '../support/sandboxProduct.ts';

let product: SandboxProduct;
beforeAll(async () => {
  product = await startSandboxProduct();
});
afterAll(() => product.close());

async function post(path: string, body: object): Promise<string> {
  const response = await fetch(`${product.url}_sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.text();
}

const say = (name: string, text: string) => post(`people/${personId(name)}/messages`, { text });

/** Waits until this stands in the person's chats. */
async function sees(name: string, words: RegExp): Promise<void> {
  for (;;) {
    const runs = (await post(`people/${personId(name)}/open`, {})).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu);
    const said = [...runs].map(([, run = '']) => run).join('');
    if (words.test(said)) return;
    await pause(50);
  }
}

describe('in the sandbox as it starts', () => {
  test('an open group takes people in at once, and its owners read who came', async () => {
    await say('Grace Kim', 'join Marketing because I help with the fair');
    await sees('Grace Kim', /nobody had to approve/u);
    await sees('Yara Haddad', /New in Marketing.*Grace Kim/u);
  }, 60_000);

  test('a closed group says who adds people', async () => {
    await say('Ada Lindqvist', 'join Sales EMEA Leads because I want discounts');
    await sees('Ada Lindqvist', /Nobody can ask to join Sales EMEA Leads.*Bob Brown/u);
  }, 60_000);

  test('two of three owners approve where the owners chose so', async () => {
    await say('Ada Lindqvist', 'join Engineering because I write about it');
    await sees('Ada Lindqvist', /0 of 2 approvals/u);
  }, 60_000);

  test('a second round comes where the administrator wants one', async () => {
    await say('Ada Lindqvist', 'join Finance Reports because I plan the budget');
    await sees('Olu Adeyemi', /Ada Lindqvist asks to join Finance Reports.*then Finance Leads/u);
  }, 60_000);

  test('two groups do not go together', async () => {
    await say('Dorota Kowalczyk', 'join Partner Portal because of a contract');
    await sees('Dorota Kowalczyk', /VPN Users, which does not go together with Partner Portal/u);
  }, 60_000);

  test('somebody stands in where nobody owns the group', async () => {
    await say('Ada Lindqvist', 'join Archive Readers because I look for a contract');
    await sees('Dorota Kowalczyk', /Ada Lindqvist asks to join Archive Readers/u);
  }, 60_000);

  test('new groups are named after the department of who makes them', async () => {
    await say('Ada Lindqvist', 'create group Trade Fair');
    await sees('Ada Lindqvist', /New group.*Marketing …/u);
  }, 60_000);
});

describe('what owners chose', () => {
  const group = groupId('Engineering');

  test('stays over a start, and is as on the first day when the sandbox starts over', async () => {
    const { db } = product.app.store;
    const policy = { ...defaultPolicy, mode: 'open' } as const;
    await db.transaction().execute((trx) => savePolicy(trx, group, policy, new Date()));
    await seedPolicies(db, ownersChoices, new Date());
    expect(await findPolicy(db, group)).toEqual(policy);
    await post('reset', {});
    expect(await findPolicy(db, group)).toMatchObject({
      mode: 'approval',
      first: { quorum: { atLeast: 2 } },
    });
  });
});

test('the policy file speaks of groups and people of the company, by their names', async () => {
  const lines = (await readFile(sandboxPolicyFile, 'utf8')).split('\n');
  const { groups, people } = company();
  const named = new Map([...groups, ...people].map(({ id, displayName }) => [id, displayName]));
  const ids = lines.flatMap((line) => {
    const [, id, name] = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}).*# (.*)$/u.exec(line) ?? [];
    return id === undefined ? [] : [{ id, name }];
  });
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual(ids.map(({ id }) => ({ id, name: named.get(id) })));
});
