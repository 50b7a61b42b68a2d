/** `npm run package -- --app-id …`: writes the zip that a Teams administrator uploads. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../src/errors.ts';
import { buildAppPackage, type PackageChoices } from './appPackage.ts';

const usage = `npm run package -- --app-id <application id> [options]

  --app-id     application (client) id of Usher's app registration
  --bot-id     application id of the bot, when it is another one
  --domain     host name with pages about you: /, /privacy and /terms
  --developer  your organisation's name, at most 32 characters
  --version    version of the package (default: the one in package.json)
  --out        where to write it (default: dist/usher.zip)`;

const options = {
  'app-id': { type: 'string' },
  'bot-id': { type: 'string' },
  domain: { type: 'string' },
  developer: { type: 'string' },
  version: { type: 'string' },
  out: { type: 'string' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const appId = values['app-id'];
  if (appId === undefined) throw new ConfigError([`--app-id is missing.\n\n${usage}`]);
  const choices: PackageChoices = {
    appId,
    botId: values['bot-id'] ?? appId,
    domain: values.domain ?? 'www.example.com',
    developer: values.developer ?? 'Usher',
    version: values.version ?? (await ownVersion()),
  };
  const zip = await buildAppPackage(choices);
  const file = path.resolve(values.out ?? 'dist/usher.zip');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, zip);
  console.log(
    `Wrote ${path.relative(process.cwd(), file)} (${String(zip.length)} bytes, version ${choices.version}).`,
  );
  if (values.domain === undefined) {
    console.log(
      'The links about the publisher lead to www.example.com. Give --domain before others install the app.',
    );
  }
  console.log('Upload it in the Teams admin center under Teams apps, Manage apps, Upload new app.');
}

async function ownVersion(): Promise<string> {
  const text = await readFile(path.join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
