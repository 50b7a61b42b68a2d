import type { CommandWords } from '../commandWords.ts';

export const commandsEn: CommandWords = {
  help: ['help', 'hi', 'hello', 'hey', 'home', 'start', 'menu', 'thanks', 'thank you'],
  find: ['find', 'search for', 'search', 'look for'],
  join: ['join', 'request to join', 'ask to join', 'request'],
  leave: ['leave', 'quit'],
  myGroups: ['my groups', 'groups', 'list my groups', 'show my groups'],
  myRequests: ['my requests', 'requests', 'list my requests', 'show my requests', 'status'],
  approvals: ['approvals', 'my approvals', 'show approvals', 'pending approvals'],
  admin: ['admin', 'administration'],
  readiness: ['readiness', 'readiness report'],
  because: ['because'],
  for: ['for'],
  one: ['a', 'an', 'one'],
  units: { day: 'day days', week: 'week weeks', month: 'month months', year: 'year years' },
};
