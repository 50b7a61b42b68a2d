import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand, type TextCommand } from '../../src/teams/textCommands.ts';
import { wordings } from '../../src/teams/wording/wordings.ts';

type Case = readonly [typed: string, understood: TextCommand];

const join = (group: string, reason: string | null = null, durationDays: number | null | 'invalid' = null) =>
  ({ kind: 'join', group, reason, durationDays }) as const;

const cases: Readonly<Record<string, readonly Case[]>> = {
  'a greeting, thanks or nothing at all leads home': [
    ['', { kind: 'home' }],
    ['   ', { kind: 'home' }],
    ['hi', { kind: 'home' }],
    ['Hello!', { kind: 'home' }],
    ['HELP', { kind: 'home' }],
    ['Hey Usher', { kind: 'home' }],
    ['Thank you.', { kind: 'home' }],
    ['<at>Usher</at>', { kind: 'home' }],
    ['/help', { kind: 'home' }],
  ],
  'what only administrators are answered keeps what was typed': [
    ['admin', { kind: 'admin', text: 'admin', policyOf: null }],
    ['Administration', { kind: 'admin', text: 'Administration', policyOf: null }],
    ['VERWALTUNG', { kind: 'admin', text: 'VERWALTUNG', policyOf: null }],
    ['admin policy Finance', { kind: 'admin', text: 'admin policy Finance', policyOf: 'Finance' }],
    [
      'Admin policy “Sales open”',
      { kind: 'admin', text: 'Admin policy “Sales open”', policyOf: 'Sales open' },
    ],
    [
      'verwaltung regeln Finanzen',
      { kind: 'admin', text: 'verwaltung regeln Finanzen', policyOf: 'Finanzen' },
    ],
    ['admin policy', { kind: 'admin', text: 'admin policy', policyOf: '' }],
    ['admin rights', { kind: 'unknown', text: 'admin rights' }],
  ],
  'a search keeps the words as they were typed': [
    ['find Finance', { kind: 'find', text: 'Finance' }],
    ['Find: Finance & Tax', { kind: 'find', text: 'Finance & Tax' }],
    ['search for “Board Papers”?', { kind: 'find', text: 'Board Papers' }],
    ['find', { kind: 'home' }],
  ],
  'a wish to join names the group, the reason and the time': [
    ['join Finance Reports', join('Finance Reports')],
    ['join Finance Reports because I close the books', join('Finance Reports', 'I close the books')],
    ['join Finance because I close the books for 30 days', join('Finance', 'I close the books', 30)],
    ['join Finance for 30 days because I close the books.', join('Finance', 'I close the books.', 30)],
    ['join Finance for 2 weeks', join('Finance', null, 14)],
    ['join Finance for a month.', join('Finance', null, 30)],
    ['join Finance, because it is my job', join('Finance', 'it is my job')],
    ['Request to join Finance', join('Finance')],
    ['join 2f1c0d3e-0000-4000-8000-00000000abcd', join('2f1c0d3e-0000-4000-8000-00000000abcd')],
    ['join', { kind: 'home' }],
  ],
  'a group may have the words of a command in its name': [
    ['join Friends for Life', join('Friends for Life')],
    ['join Because We Care because I do', join('Because We Care', 'I do')],
    ['join "Here for 30 days" because of the move', join('Here for 30 days', 'of the move')],
    ['join "Just because" for 7 days because I must because', join('Just because', 'I must because', 7)],
    ['leave “My groups”', { kind: 'leave', group: 'My groups' }],
    ['help desk', { kind: 'unknown', text: 'help desk' }],
    ['joinery', { kind: 'unknown', text: 'joinery' }],
  ],
  'a time that cannot be noted is said to be so': [
    ['join Finance for 0 days', join('Finance', null, 'invalid')],
    ['join Finance for -3 days', join('Finance', null, 'invalid')],
    ['join Finance for 1.5 days', join('Finance', null, 'invalid')],
    ['join Finance for 99999999999999999999 days', join('Finance', null, 'invalid')],
    ['join Finance for 11 years because I stay', join('Finance', 'I stay', 'invalid')],
  ],
  'lists are asked for by name': [
    ['my groups', { kind: 'myGroups' }],
    ['My  Requests', { kind: 'myRequests' }],
    ['approvals!', { kind: 'approvals' }],
    ['leave', { kind: 'myGroups' }],
    ['leave Finance Reports.', { kind: 'leave', group: 'Finance Reports' }],
  ],
  'German is understood whatever the client speaks': [
    ['Hallo', { kind: 'home' }],
    ['suche nach Finanzen', { kind: 'find', text: 'Finanzen' }],
    [
      'beitreten Finanzen weil ich wegen des Abschlusses Zahlen brauche',
      join('Finanzen', 'ich wegen des Abschlusses Zahlen brauche'),
    ],
    ['Beitritt zu „Für 3 Tage“ wegen Umzug für einen Monat', join('Für 3 Tage', 'Umzug', 30)],
    ['beitreten Finanzen für 2 Wochen', join('Finanzen', null, 14)],
    ['verlassen Finanzen', { kind: 'leave', group: 'Finanzen' }],
    ['Meine Gruppen', { kind: 'myGroups' }],
    ['meine Anträge', { kind: 'myRequests' }],
    ['Genehmigungen', { kind: 'approvals' }],
  ],
  'what Teams adds to a message is not taken for words': [
    ['<at>Usher</at>&nbsp;my\u00a0requests', { kind: 'myRequests' }],
    ['<p>find R&amp;D</p>', { kind: 'find', text: 'R&D' }],
    ['find &quot;A&#39;s&quot;', { kind: 'find', text: "A's" }],
    ['\u200bjoin\tFinance\n', join('Finance')],
    ['find &lt;at&gt;', { kind: 'find', text: '<at>' }],
    ['find &#55555555;', { kind: 'find', text: '&#55555555' }],
  ],
  'anything else comes back as it was': [
    ['make me a sandwich', { kind: 'unknown', text: 'make me a sandwich' }],
  ],
};

describe('what people type', () => {
  test.each(Object.entries(cases))('%s', (_what, typed) => {
    expect(typed.map(([text]) => [text, parseCommand(text)])).toEqual(typed);
  });

  test('every command that a card shows or the menu offers is understood', () => {
    for (const { commands, home } of wordings) {
      expect(home.examples.map((example) => parseCommand(example).kind)).toEqual([
        'find',
        'join',
        'leave',
        'createGroup',
      ]);
      const [help, mine, requests, approvals] = [
        commands.help,
        commands.myGroups,
        commands.myRequests,
        commands.approvals,
      ].map(([first]) => parseCommand(first ?? '').kind);
      expect([help, mine, requests, approvals]).toEqual(['home', 'myGroups', 'myRequests', 'approvals']);
    }
  });

  test('no message is an error', () => {
    const pieces = fc.constantFrom(
      'join ',
      'because ',
      'for ',
      '3 ',
      'days ',
      '"',
      '<at>',
      '</at>',
      '&#x110000;',
      '„',
      ', ',
      '\u00a0',
      'weil ',
      '!',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(fc.property(typed, (text) => typeof parseCommand(text).kind === 'string'));
  });

  test('a wish written out in full is understood in every language', () => {
    const words = fc.array(
      fc.constantFrom('Finance', 'für', 'because', 'for', 'Team', '30', 'Büro', 'join', 'weil'),
      { minLength: 1, maxLength: 5 },
    );
    const reasons = fc.array(fc.constantFrom('I', 'close', 'the', 'books', 'because', 'bald'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...wordings),
        words,
        fc.option(reasons),
        fc.option(fc.integer({ min: 1, max: 3650 })),
        ({ commands }, group, reason, days) => {
          const [verb, because, lasting, day] = [
            commands.join[0],
            commands.because[0],
            commands.for[0],
            commands.units.day.split(' ')[0],
          ];
          const time = days === null ? '' : ` ${lasting ?? ''} ${String(days)} ${day ?? ''}`;
          const why = reason === null ? '' : ` ${because ?? ''} ${reason.join(' ')}`;
          const typed = `${verb ?? ''} "${group.join(' ')}"${time}${why}`;
          expect(parseCommand(typed)).toEqual(join(group.join(' '), reason?.join(' ') ?? null, days));
        },
      ),
    );
  });
});
