import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppManifestUtils, type TeamsManifestV1D25 as Version125 } from '@microsoft/app-manifest';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { ConfigError } from '../src/errors.ts';

type Manifest = Version125.TeamsManifestV1D25;

export interface PackageChoices {
  /** Entra application id, also the app's id in Teams. */
  readonly appId: string;
  /** The bot's application id, when it is not the app's. */
  readonly botId: string;
  /** Host name for the links about the publisher; the pages must be readable without signing in. */
  readonly domain: string;
  /** Name of the publisher, as the people who install Usher know it. */
  readonly developer: string;
  /** Major.minor.patch; Teams takes an update only when it grows. */
  readonly version: string;
}

const folder = path.join(import.meta.dirname, '..', 'appPackage');
/** A zip keeps times; one fixed time makes the same choices give the same bytes. */
const fixedTime = new Date(1980, 0, 1);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hostName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const semanticVersion = /^\d+\.\d+\.\d+$/;

/** The zip that Teams installs. Throws ConfigError with every problem when it would not be installable. */
export async function buildAppPackage(choices: PackageChoices): Promise<Uint8Array> {
  refuseUnlessNone(findProblems(choices));
  const manifest = await fillManifest(choices);
  refuseUnlessNone(await validateManifest(manifest));
  const names = [manifest.icons.color, manifest.icons.outline, ...languageFiles(manifest)];
  const entries: Zippable = { 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const name of names) entries[name] = await readFile(path.join(folder, name));
  return zipSync(entries, { level: 9, mtime: fixedTime });
}

/** The manifest with every placeholder replaced. */
export async function fillManifest(choices: PackageChoices): Promise<Manifest> {
  const values: Readonly<Record<string, string>> = { ...choices };
  const template = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const filled = template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) =>
    name in values ? JSON.stringify(values[name]).slice(1, -1) : placeholder,
  );
  return JSON.parse(filled) as Manifest;
}

/** Microsoft's own schema of the manifest's version, from the package's copy; one sentence for each problem. */
export async function validateManifest(manifest: Manifest): Promise<string[]> {
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  return problems.map((problem) => `appPackage/manifest.json: ${problem.trim()}`);
}

function languageFiles(manifest: Manifest): string[] {
  return manifest.localizationInfo?.additionalLanguages?.map((language) => language.file) ?? [];
}

function findProblems({ appId, botId, domain, developer, version }: PackageChoices): string[] {
  const problems: string[] = [];
  const remedy = 'Copy it from the app registration in the Azure portal.';
  if (!guid.test(appId)) problems.push(`--app-id "${appId}" is not an application id. ${remedy}`);
  if (botId !== appId && !guid.test(botId))
    problems.push(`--bot-id "${botId}" is not an application id. ${remedy}`);
  if (!hostName.test(domain)) {
    problems.push(`--domain "${domain}" is not a host name. Write it without https:// and without a path.`);
  }
  if (developer.length < 1 || developer.length > 32) {
    problems.push('--developer must have between 1 and 32 characters. Use the name people know you by.');
  }
  if (!semanticVersion.test(version)) {
    problems.push(`--version "${version}" is not a version. Write three numbers, for example 1.4.0.`);
  }
  return problems;
}

function refuseUnlessNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}
