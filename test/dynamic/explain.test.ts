import { describe, expect, it } from '@jest/globals';
import {
  describeChange,
  describeChangedBy,
  describeFinding,
} from '../../src/dynamic/language/describeFinding.ts';
import { explainRule, type Explanation } from '../../src/dynamic/language/explainRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import type { DirectoryObject } from '../../src/dynamic/language/readProperty.ts';
import { ruleWordings } from '../../src/dynamic/language/wording/wordings.ts';

const { en, de } = ruleWordings;

function explain(text: string, object: DirectoryObject): Explanation {
  const { rule, diagnostics } = parseRule(text);
  if (rule === null) throw new Error(JSON.stringify(diagnostics));
  return explainRule(rule, object, Date.parse('2026-01-15T00:00:00Z'));
}

function reasons(text: string, object: DirectoryObject, wording = en): readonly string[] {
  return explain(text, object).reason.map((finding) => describeFinding(finding, wording));
}

function changes(text: string, object: DirectoryObject, wording = en): readonly string[] {
  return explain(text, object).change.map((finding) => describeChange(finding, wording));
}

const ada = {
  department: 'Support',
  accountEnabled: true,
  city: null,
  otherMails: ['a@b.c'],
  jobTitle: 'Lead',
};

describe('a rule about the reports of a manager', () => {
  const [nils, grace] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
  const names = new Map([
    [nils, 'Nils'],
    [grace, 'Grace'],
  ]);
  const said = (manager: object | null, wording = en) => {
    const { reason, change } = explain(`Direct Reports for "${nils}"`, { manager });
    const nameOf = (id: string) => names.get(id);
    return [
      ...reason.map((finding) => describeFinding(finding, wording, nameOf)),
      ...change.map((finding) => describeChange(finding, wording, nameOf)),
    ];
  };

  it.each([
    [{ id: grace }, ['manager is Grace, the rule wants Nils', 'manager would have to be Nils']],
    [null, ['manager has no value, the rule wants Nils', 'manager would have to be Nils']],
    [
      { id: nils },
      ['manager is Nils, as the rule wants', 'this would have to stop holding: reports directly to Nils'],
    ],
    [{ id: 'x' }, ['manager is “x”, the rule wants Nils', 'manager would have to be Nils']],
  ])('names the manager that was seen: %j', (manager, sentences) => {
    expect(said(manager)).toEqual(sentences);
  });

  it('says it in German too', () => {
    expect(said({ id: grace }, de)[0]).toMatch(/Leitung ist Grace.*Nils/u);
  });
});

describe('somebody who asks why', () => {
  it('sees the tree in the shape that Graph has for it', () => {
    const { details } = explain('user.department -eq "Sales" -and -not (user.city -eq "Lagos")', ada);
    expect(details).toMatchObject({
      expression: '(user.department -eq "Sales") -and -not (user.city -eq "Lagos")',
      expressionResult: false,
      propertyToEvaluate: null,
      expressionEvaluationDetails: [
        {
          expression: 'user.department -eq "Sales"',
          expressionResult: false,
          propertyToEvaluate: { propertyName: 'user.department', propertyValue: 'Support' },
          expressionEvaluationDetails: [],
        },
        {
          expressionResult: true,
          expressionEvaluationDetails: [
            {
              expressionResult: false,
              propertyToEvaluate: { propertyName: 'user.city', propertyValue: null },
            },
          ],
        },
      ],
    });
  });

  it('sees each item of a collection', () => {
    const { details } = explain('user.otherMails -any (_ -endsWith "x")', { otherMails: ['ax', 'b'] });
    expect(details.propertyToEvaluate?.propertyValue).toBe('ax, b');
    expect(details.expressionEvaluationDetails.map(({ expressionResult }) => expressionResult)).toEqual([
      true,
      false,
    ]);
  });

  it('hears the one condition that decides', () => {
    const rule =
      'user.accountEnabled -eq true -and (user.department -eq "Sales" -or user.department -eq "IT")';
    expect(reasons('user.department -eq "Sales"', ada)).toEqual([
      'department is Support, the rule wants Sales',
    ]);
    expect(reasons(rule, { ...ada, accountEnabled: false })).toEqual([
      'this does not hold: the account is enabled',
    ]);
    expect(reasons(rule, { ...ada, department: 'IT' })).toEqual([
      'this holds: the account is enabled',
      'department is IT, as the rule wants',
    ]);
    expect(reasons('user.city -ne null', ada)).toEqual(['city has no value, the rule wants: has a value']);
    expect(reasons('user.jobTitle -startsWith "Chief"', ada)).toEqual([
      'job title is Lead, the rule wants: starts with Chief',
    ]);
    expect(reasons('-not (user.department -eq "Support")', ada)).toEqual([
      'department is Support, the rule wants: is not Support',
    ]);
  });

  it('hears it in German', () => {
    expect(reasons('user.department -eq "Sales"', ada, de)).toEqual([
      'Abteilung ist Support, die Regel verlangt Sales',
    ]);
    expect(changes('user.department -eq "Sales"', ada, de)).toEqual(['Abteilung müsste Sales sein']);
  });

  it('hears that something was not read, or cannot be evaluated', () => {
    expect(reasons('user.state -eq "a"', {})).toEqual(['state was not read']);
    expect(reasons('user.city -match "(?=a)"', { city: 'a' })).toEqual([
      'the pattern for city cannot be evaluated here',
    ]);
  });
});

describe('somebody who asks what would change it', () => {
  it('hears the fewest conditions', () => {
    const rule =
      '(user.department -eq "Sales" -and user.jobTitle -eq "Chief") -or user.city -in ["Lagos","Oslo"]';
    expect(changes(rule, ada)).toEqual(['city would have to be Lagos or Oslo']);
    expect(changes('user.department -eq "Sales" -and user.jobTitle -eq "Chief"', ada)).toEqual([
      'department would have to be Sales',
      'job title would have to be Chief',
    ]);
  });

  it('hears what would end a membership', () => {
    expect(changes('user.department -eq "Support" -and user.accountEnabled -eq true', ada)).toEqual([
      'department would have to be otherwise, so that it is not Support',
    ]);
  });

  it('hears who can change it', () => {
    const by = (text: string, object: DirectoryObject): readonly string[] =>
      explain(text, object).change.map((finding) => describeChangedBy(finding, en));
    expect(by('user.department -eq "a"', ada)).toEqual(['People may be able to change this themselves.']);
    expect(by('user.employeeId -eq "a"', { employeeId: null })).toEqual([
      'An administrator can change this.',
    ]);
    expect(by('user.department -eq "a"', { ...ada, onPremisesSyncEnabled: true })).toEqual([
      'This is changed on the servers of your organization.',
    ]);
    expect(by('user.objectId -eq "a"', { id: 'b' })).toEqual(['The directory sets this itself.']);
  });
});
