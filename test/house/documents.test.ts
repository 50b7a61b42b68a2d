import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exists, listFiles, readText } from './repository.ts';

const pages = listFiles().filter((file) => file.endsWith('.md'));
const isText =
  /\.(ts|mts|js|mjs|json|md|yml|yaml|css|html|svg|txt|sample|bicep)$|(^|\/)(run|Dockerfile|LICENSE|\.\w+)$/;
const texts = listFiles().filter((file) => isText.test(file));

describe('documents', () => {
  it('has a change log that speaks of the version in package.json', () => {
    const { version } = JSON.parse(readText('package.json')) as { version: string };
    expect(readText('CHANGELOG.md')).toMatch(
      new RegExp(`^## .*(${version.replaceAll('.', '\\.')}|Unreleased)`, 'm'),
    );
  });

  it('links only to files that exist', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter(
          (link) => !exists(path.posix.join(path.posix.dirname(page), decodeURI(link.replace(/#.*$/, '')))),
        )
        .map((link) => `${page} → ${link}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no package registry but the public one, and none in the lock file', () => {
    const lines = linesMatching(
      /_authToken|^\s*registry\s*=|\b(artifactory|jfrog|verdaccio|pkgs\.dev\.azure)\b/i,
    );
    expect(lines).toEqual([]);
    expect(readText('package-lock.json')).not.toContain('"resolved"');
  });

  it('knows no folder of the machine it was written on', () => {
    expect(
      linesMatching(/(^|[\s'"`(=:])(\/(work|root)\/\w|\/(home|Users)\/(?!node\b|site\b)\w|[A-Z]:\\Users\\)/),
    ).toEqual([]);
  });

  it('installs exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

/** Relative links and pictures of a page; code blocks are left out. */
function linksOf(page: string): readonly string[] {
  const prose = readText(page)
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => !/^([a-z]+:|#)/i.test(link));
}

function linesMatching(pattern: RegExp): readonly string[] {
  return texts
    .filter((file) => !file.startsWith('test/house/') && file !== 'package-lock.json')
    .flatMap((file) =>
      readText(file)
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${String(index + 1)} ${line.trim()}`] : [],
        ),
    );
}
