import { describe, expect, it } from '@jest/globals';
import { describeRule } from '../../src/dynamic/language/describeRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { properties } from '../../src/dynamic/language/properties.ts';
import { ruleWordings } from '../../src/dynamic/language/wording/wordings.ts';

const id = 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb';

function say(text: string, language: 'en' | 'de'): string {
  const { rule, diagnostics } = parseRule(text);
  if (rule === null) throw new Error(JSON.stringify(diagnostics));
  return describeRule(rule, ruleWordings[language], (each) => (each === id ? 'Bob Brown' : undefined));
}

describe('a rule in plain words', () => {
  it.each([
    [
      '(user.department -eq "Sales" -or user.department -eq "Marketing") -and user.accountEnabled -eq true',
      'department is Sales or Marketing, and the account is enabled',
      'Abteilung ist Sales oder Marketing, und das Konto ist aktiv',
    ],
    [
      'user.department -in ["Sales","Marketing"] -and user.accountEnabled -eq true',
      'department is Sales or Marketing, and the account is enabled',
      'Abteilung ist Sales oder Marketing, und das Konto ist aktiv',
    ],
    [
      'user.city -ne "Oslo" -and user.city -ne "Bergen"',
      'city is neither Oslo nor Bergen',
      'Ort ist weder Oslo noch Bergen',
    ],
    ['-not (user.jobTitle -contains "SDE")', 'job title does not contain SDE', 'Position enthält nicht SDE'],
    ['user.mail -ne null', 'e-mail address has a value', 'E-Mail-Adresse hat einen Wert'],
    [
      'user.displayName -startsWith "this or that"',
      'display name starts with “this or that”',
      'Anzeigename beginnt mit „this or that“',
    ],
    [
      'user.otherMails -any (_ -endsWith "@contoso.com")',
      'at least one of the other e-mail addresses ends with @contoso.com',
      'mindestens ein Eintrag (weitere E-Mail-Adressen) endet auf @contoso.com',
    ],
    [
      'user.assignedPlans -any (assignedPlan.service -eq "exchange" -and assignedPlan.capabilityStatus -eq "Enabled")',
      'for at least one of the service plans: (service is exchange, and status is Enabled)',
      'für mindestens einen Eintrag (Dienstpläne) gilt: (Dienst ist exchange, und Status ist Enabled)',
    ],
    [
      'user.assignedPlans -all (assignedPlan.servicePlanId -eq null)',
      'there is no service plan',
      'es gibt keinen Dienstplan',
    ],
    [
      'user.employeeHireDate -ge (system.now -minus P30D)',
      'hire date is at or after 30 days before now',
      'Einstellungsdatum ist 30 Tage vor jetzt oder später',
    ],
    [
      'user.employeeHireDate -le 2025-05-28',
      'hire date is at or before May 28, 2025',
      'Einstellungsdatum ist 28. Mai 2025 oder früher',
    ],
    ['user.objectId -ne null', 'is in the directory', 'steht im Verzeichnis'],
    [
      '(user.objectId -ne null) -and (user.userType -eq "Member")',
      'is in the directory, and user type is Member',
      'steht im Verzeichnis, und Benutzertyp ist Member',
    ],
    [`Direct Reports for "${id}"`, 'reports directly to Bob Brown', 'ist Bob Brown direkt unterstellt'],
    [
      `user.memberOf -any (group.objectId -in ["${id}"])`,
      'is a direct member of Bob Brown',
      'ist direktes Mitglied von Bob Brown',
    ],
    ['user.extensionAttribute7 -eq "x"', 'extension attribute 7 is x', 'Erweiterungsattribut 7 ist x'],
    ['user.extension_9d98ed114c4840d298fad781915f27e4_division -eq "x"', 'division is x', 'division ist x'],
  ])('%s', (text, english, german) => {
    expect([say(text, 'en'), say(text, 'de')]).toEqual([english, german]);
  });

  it('has a word for every property in every language', () => {
    const names = [...properties.user, ...properties.device].map(({ name }) => name);
    for (const { labels, booleans } of Object.values(ruleWordings)) {
      const missing = names.filter(
        (name) => !/^extensionAttribute/.test(name) && !labels[name] && !booleans[name],
      );
      expect(missing).toEqual([]);
    }
  });
});
