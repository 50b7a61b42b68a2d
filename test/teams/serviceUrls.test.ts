import { expect, test } from '@jest/globals';
import { createServiceUrlCheck } from '../../src/teams/serviceUrls.ts';

test.each([
  'https://smba.trafficmanager.net/emea/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
  'https://smba.infra.dod.teams.microsoft.us/teams',
  'https://europe.botframework.com/',
])('Microsoft answers at %s', (serviceUrl) => {
  expect(createServiceUrlCheck([], false)(serviceUrl)).toBe(true);
});

test('an operator adds hosts with a port, without, or whole domains', () => {
  const isAllowed = createServiceUrlCheck(
    ['bots.example.com', 'lab.example.com:8443', '*.azure.example'],
    false,
  );
  expect(isAllowed('https://bots.example.com/teams')).toBe(true);
  expect(isAllowed('https://bots.example.com:444/teams')).toBe(false);
  expect(isAllowed('https://lab.example.com:8443/')).toBe(true);
  expect(isAllowed('https://eu.azure.example/')).toBe(true);
  expect(isAllowed('https://azure.example/')).toBe(false);
  expect(isAllowed('https://notazure.example/')).toBe(false);
});

test('plain http is for named loopback hosts, and not in production', () => {
  const serviceUrl = 'http://localhost:3978/_connector';
  expect(createServiceUrlCheck(['localhost'], true)(serviceUrl)).toBe(true);
  expect(createServiceUrlCheck([], true)(serviceUrl)).toBe(false);
  expect(createServiceUrlCheck(['localhost'], false)(serviceUrl)).toBe(false);
  expect(createServiceUrlCheck(['bots.example.com'], true)('http://bots.example.com/')).toBe(false);
});
