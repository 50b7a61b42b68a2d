import { expect, test } from '@jest/globals';
import { toDirectoryError } from '../../src/directory/graphErrors.ts';
import { aDirectory, anError } from '../support/aDirectory.ts';
import { pino } from 'pino';

function reasonOf(status: number, code: string, message: string): string {
  return toDirectoryError('test', { status, headers: new Headers(), body: anError(code, message) }, 0).reason;
}

test.each([
  [
    400,
    'Request_BadRequest',
    "One or more added object references already exist for: 'members'.",
    'conflict',
  ],
  [
    400,
    'Request_BadRequest',
    "One or more removed object references do not exist for: 'members'.",
    'conflict',
  ],
  [
    400,
    'Request_BadRequest',
    'The source resource object or one of the objects being referenced do not exist.',
    'notFound',
  ],
  [
    400,
    'Request_BadRequest',
    'Cannot Update a mail-enabled security groups and or distribution list.',
    'rejected',
  ],
  [400, 'Request_UnsupportedQuery', 'Unsupported Query.', 'rejected'],
  [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.', 'forbidden'],
  [404, 'Request_ResourceNotFound', 'Resource does not exist.', 'notFound'],
  [409, 'Conflict', 'In the way.', 'conflict'],
  [418, 'SomethingNew', 'Never seen.', 'rejected'],
  [429, 'TooManyRequests', 'Please retry again later.', 'throttled'],
  [501, 'NotImplemented', 'This operation target is not yet supported.', 'rejected'],
  [507, 'InsufficientStorage', 'Full.', 'unavailable'],
])('an answer of %i %s "%s" is %#: a fault of its kind', (status, code, message, reason) => {
  expect(reasonOf(status, code, message)).toBe(reason);
});

test.each(['innerError', 'innererror'])('the request id is found under %s', (name) => {
  const body = { error: { code: 'X', message: 'm', [name]: { 'request-id': 'r-9' } } };
  const error = toDirectoryError('getUser', { status: 400, headers: new Headers(), body }, 0);
  expect(error.details).toMatchObject({ requestId: 'r-9', graphCode: 'X', status: 400 });
});

test('what the service wrote about people stays out of the error', () => {
  const body = anError('Request_BadRequest', 'The value alice@contoso.com is invalid.');
  const error = toDirectoryError('getUser', { status: 400, headers: new Headers(), body }, 0);
  expect(error.message).toBe('getUser: Graph answered 400 Request_BadRequest inner-1');
});

test('a gateway that answers in HTML is an outage with the id from its headers', async () => {
  const under = await aDirectory();
  under.graph.on('GET', '/groups/g1', { status: 502, body: '<html>Bad Gateway</html>' });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({
    reason: 'unavailable',
    details: { status: 502, requestId: 'r-1' },
  });
  await under.close();
});

test('a page that says 200 and is not from Graph is an outage too', async () => {
  const under = await aDirectory();
  under.graph.on('GET', '/groups/g1', { status: 200, body: '<html>Please sign in</html>' });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({ reason: 'unavailable' });
  await under.close();
});

test('the log tells ids and durations, and nothing people typed', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const under = await aDirectory({ log });
  under.graph.on('GET', '/groups', { status: 400, body: anError('Request_BadRequest', 'Alice typed this.') });
  under.graph.on('GET', /^\/users\//, { status: 404 });
  await expect(under.directory.findGroupsByName('Alice and friends')).rejects.toThrow('400');
  await under.directory.getUser('alice@contoso.com', 'interactive');
  const text = lines.join('');
  expect(text).toMatch(/"operation":"findGroupsByName".*"route":"\/v1.0\/groups".*"requestId":"r-1"/);
  expect(text).toContain('"route":"/v1.0/users/-"');
  expect(text).not.toMatch(/alice|token-1/i);
  await under.close();
});
