import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { ConfigError } from '../src/errors.ts';
import { de } from '../src/teams/wording/de.ts';
import { en } from '../src/teams/wording/en.ts';
import {
  buildAppPackage,
  fillManifest,
  validateManifest,
  type PackageChoices,
} from '../scripts/appPackage.ts';

const folder = path.join(import.meta.dirname, '..', 'appPackage');
const choices: PackageChoices = {
  appId: '11111111-1111-4111-8111-111111111111',
  botId: '22222222-2222-4222-8222-222222222222',
  domain: 'groups.contoso.example',
  developer: 'Contoso "IT"',
  version: '1.4.0',
};
/** In the order of the menu. */
const commands = ['find', 'join', 'leave', 'myGroups', 'myRequests', 'approvals', 'help'] as const;
const wordings = [en, de];

describe('the app package', () => {
  it('holds the manifest, both icons and every language at its root', async () => {
    const files = unzipSync(await buildAppPackage(choices));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
  });

  it('comes out the same, byte for byte, from the same choices', async () => {
    expect(await buildAppPackage(choices)).toEqual(await buildAppPackage(choices));
  });

  it('names the app, the bot and the publisher an administrator chose', async () => {
    const { 'manifest.json': file } = unzipSync(await buildAppPackage(choices));
    const text = strFromU8(file ?? new Uint8Array());
    expect(JSON.parse(text)).toMatchObject({
      id: choices.appId,
      version: '1.4.0',
      bots: [{ botId: choices.botId }],
      developer: { name: 'Contoso "IT"', privacyUrl: 'https://groups.contoso.example/privacy' },
    });
    expect(text).not.toContain('{{');
  });

  it('tells an administrator everything that is wrong at once', async () => {
    const wrong = { ...choices, appId: 'usher', domain: 'https://contoso.example/', version: '1.4' };
    const fault: unknown = await buildAppPackage(wrong).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ConfigError);
    expect((fault as ConfigError).problems.map((problem) => problem.split(' ')[0])).toEqual([
      '--app-id',
      '--domain',
      '--version',
    ]);
  });
});

describe('the manifest', () => {
  it("satisfies Microsoft's schema", async () => {
    expect(await validateManifest(await fillManifest(choices))).toEqual([]);
  });

  it('is not accepted with a setting the schema does not know', async () => {
    const manifest = { ...(await fillManifest(choices)), acentColor: '#000000' };
    expect(await validateManifest(manifest)).toHaveLength(1);
  });

  it('offers the same commands to one person, a team and a group chat', async () => {
    const { bots } = await fillManifest(choices);
    const lists = bots?.flatMap((bot) => bot.commandLists ?? []) ?? [];
    expect(lists.map((list) => [...list.scopes].sort())).toEqual([['groupChat', 'personal', 'team']]);
    const titles = ['find', 'join', 'leave', 'my groups', 'my requests', 'approvals', 'help'];
    expect(lists[0]?.commands.map((command) => command.title)).toEqual(titles);
  });

  // Teams sends the title as the person's message, in the language the person sees.
  it('offers in every language the words Usher understands and shows', async () => {
    const { localizationInfo } = await fillManifest(choices);
    const tags = localizationInfo?.additionalLanguages?.map((language) => language.languageTag) ?? [];
    expect(['en', ...tags]).toEqual(wordings.map((wording) => wording.language));
    for (const wording of wordings.slice(1)) {
      const strings = readStrings(`${wording.language}.json`);
      const titles = commands.map(
        (_, index) => strings[`bots[0].commandLists[0].commands[${String(index)}].title`],
      );
      expect(titles).toEqual(commands.map((command) => wording.commands[command][0]));
    }
    expect(commands.map((command) => en.commands[command][0])).toEqual(await titlesOfManifest());
  });

  it('is put into each of its languages completely', async () => {
    const manifest = await fillManifest(choices);
    const keys = (await titlesOfManifest()).flatMap((_, index) =>
      ['title', 'description'].map((field) => `bots[0].commandLists[0].commands[${String(index)}].${field}`),
    );
    const extension = [
      ...[0, 1].flatMap((at) => [`commands[${String(at)}].title`, `commands[${String(at)}].description`]),
      ...['commands[0].parameters[0].title', 'commands[0].parameters[0].description'],
    ].map((field) => `composeExtensions[0].${field}`);
    const texts = ['name.short', 'name.full', 'description.short', 'description.full'];
    for (const { file } of manifest.localizationInfo?.additionalLanguages ?? []) {
      const { $schema, ...translated } = readStrings(file);
      expect($schema).toContain(`/v${manifest.manifestVersion}/`);
      expect(Object.keys(translated).sort()).toEqual([...texts, ...keys, ...extension].sort());
    }
  });

  it('lets people find a group and ask for one from the compose box, and unfolds links to groups', async () => {
    const [extension] = (await fillManifest(choices)).composeExtensions ?? [];
    expect(extension?.botId).toBe(choices.botId);
    expect(extension?.commands).toMatchObject([
      { id: 'findGroups', type: 'query', initialRun: true, parameters: [{ name: 'text' }] },
      { id: 'requestGroup', type: 'action', fetchTask: true },
    ]);
    expect(extension?.messageHandlers).toEqual([{ type: 'link', value: { domains: [choices.domain] } }]);
  });

  it("keeps every language within the store's lengths", async () => {
    const { localizationInfo } = await fillManifest(choices);
    for (const { file } of localizationInfo?.additionalLanguages ?? []) {
      const strings = readStrings(file);
      const tooLong = Object.entries(strings).filter(([key, text]) => text.length > longest(key));
      expect(tooLong).toEqual([]);
    }
  });
});

describe('the icons', () => {
  it('have the sizes Teams asks for', () => {
    expect(readPng('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(readPng('outline.png')).toMatchObject({ width: 32, height: 32 });
  });

  it('leave the outline transparent', () => {
    const withAlpha = 6;
    expect(readPng('outline.png').colorType).toBe(withAlpha);
  });
});

async function titlesOfManifest(): Promise<readonly string[]> {
  const { bots } = await fillManifest(choices);
  return bots?.[0]?.commandLists?.[0]?.commands.map((command) => command.title) ?? [];
}

function readStrings(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>;
}

/** Limits of manifest 1.25; titles stay at 32, so that a menu shows them whole. */
function longest(key: string): number {
  if (key === 'name.short') return 30;
  if (key === 'name.full') return 100;
  if (key === 'description.short') return 80;
  return key.endsWith('.title') ? 32 : 4000;
}

/** Width, height and colour type from the header chunk, which stands first in every PNG. */
function readPng(file: string): { width: number; height: number; colorType: number } {
  const bytes = readFileSync(path.join(folder, file));
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colorType: bytes.readUInt8(25) };
}
