/** Files come from and go to OneDrive and nowhere else, whatever address an activity names. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFileTransfer, mostMegabytes } from '../../src/teams/fileTransfer.ts';

const transfer = createFileTransfer(['*.sharepoint.com', '127.0.0.1'], true);
const asked: string[] = [];
let server: Server;
let base: string;

/** Answers with a status alone. In a process that loaded restify `writeHead` cannot be chained. */
function status(code: number, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(code, headers);
      response.end();
    });
  };
}

const answers: Readonly<Record<string, RequestListener>> = {
  '/list.csv': (_request, response) => response.end('ada@x.example'),
  '/gone': status(404),
  '/broken': status(503),
  '/moved': status(302, { location: '/list.csv' }),
  '/away': status(302, { location: 'http://evil.example/list.csv' }),
  '/round': status(302, { location: '/round' }),
  '/endless': (_request, response) => {
    const more = (): void => {
      while (response.write(Buffer.alloc(64 * 1024))) if (response.destroyed) return;
      response.once('drain', more);
    };
    more();
  },
  '/put': (request, response) => {
    asked.push(request.headers['content-range'] ?? '');
    status(201)(request, response);
  },
  '/full': status(404),
  '/quota': status(507),
  '/denied': status(403),
};

beforeAll(async () => {
  server = createServer((request, response) => answers[request.url ?? '']?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the hosts of files', () => {
  test.each([
    'https://contoso.sharepoint.com/personal/list.csv?tempauth=1',
    'https://contoso-my.sharepoint.com/list.csv',
  ])('are those of OneDrive: %s', (address) => {
    expect(transfer.isAllowed(address)).toBe(true);
  });

  test.each([
    'http://contoso.sharepoint.com/list.csv',
    'https://contoso.sharepoint.com:8443/list.csv',
    'https://contoso.sharepoint.com@evil.example/list.csv',
    'https://sharepoint.com.evil.example/list.csv',
    'https://evilsharepoint.com/list.csv',
    'https://sharepoint.com/list.csv',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'file:///etc/passwd',
    'not an address',
    '',
  ])('are no others: %s', (address) => {
    expect(transfer.isAllowed(address)).toBe(false);
  });
});

describe('a file that is fetched', () => {
  test('is read where it is, and where it was moved to on an allowed host', async () => {
    for (const path of ['/list.csv', '/moved']) {
      const read = await transfer.download(`${base}${path}`);
      expect('content' in read && new TextDecoder().decode(read.content)).toBe('ada@x.example');
    }
  });

  test.each<[string, string]>([
    ['/gone', 'gone'],
    ['/broken', 'unavailable'],
    ['/away', 'unavailable'],
    ['/round', 'unavailable'],
    ['/endless', 'tooLarge'],
  ])('from %s is %s', async (path, problem) => {
    expect(await transfer.download(`${base}${path}`)).toEqual({ problem });
  });

  test('from nowhere near is not even asked for', async () => {
    expect(await transfer.download('https://evil.example/x')).toEqual({ problem: 'unavailable' });
    expect(mostMegabytes).toBe(1);
  });
});

describe('a file that is put', () => {
  const content = new TextEncoder().encode('name\r\n');

  test('goes in one piece, with its range', async () => {
    expect(await transfer.upload(`${base}/put`, content)).toBe('done');
    expect(asked).toEqual(['bytes 0-5/6']);
  });

  test.each<[string, string]>([
    ['/full', 'gone'],
    ['/denied', 'refused'],
  ])('to %s is %s', async (path, outcome) => {
    expect(await transfer.upload(`${base}${path}`, content)).toBe(outcome);
  });

  test('is tried again later when OneDrive is out of order', async () => {
    await expect(transfer.upload(`${base}/quota`, content)).rejects.toMatchObject({ reason: 'unavailable' });
  });

  test('does not go elsewhere', async () => {
    expect(await transfer.upload('https://evil.example/up', content)).toBe('refused');
  });
});
