import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const webFolder = fileURLToPath(new URL('../web/', import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Styles may be inline because the card renderer sets them; scripts come from here alone. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a file of the page, if the path names one: `/`, `/_sandbox/web/…` or one of the two libraries. */
export function sendAsset(path: string, response: ServerResponse): boolean {
  const file = assetFile(path);
  if (file === undefined || !existsSync(file)) return false;
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
  return true;
}

function assetFile(path: string): string | undefined {
  if (path === '/' || path === '/index.html') return join(webFolder, 'index.html');
  if (path === '/_sandbox/lib/adaptivecards.js')
    return packageFile('adaptivecards', 'dist/adaptivecards.min.js');
  if (path === '/_sandbox/lib/adaptivecards.css')
    return packageFile('adaptivecards', 'dist/adaptivecards.css');
  if (path === '/_sandbox/lib/markdown-it.js')
    return packageFile('markdown-it', 'dist/browser/markdown-it.umd.min.js');
  const name = /^\/_sandbox\/web\/((?:teams\/)?[\w-]+\.(?:js|css|json|svg))$/.exec(path)?.[1];
  return name === undefined ? undefined : join(webFolder, name);
}

/** Browser builds are not among the packages' exports, so they are found beside the package.json. */
function packageFile(packageName: string, file: string): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`${packageName}/package.json`)), file);
}
