import type { TeamsPerson } from './teamsTypes.ts';

/** What Teams offers in a people picker, by the name and what stands below it. */
export interface PersonChoice {
  readonly title: string;
  readonly subtitle: string;
  readonly value: string;
}

const mostChoices = 15;

/** People of the directory, whom Teams looks up itself. Source: Teams, "People Picker in Adaptive Cards". */
export function isPeopleDataset(dataset: string): boolean {
  return dataset === 'graph.microsoft.com/users' || dataset.startsWith('graph.microsoft.com/users?');
}

/** Every word typed begins a word of the name or the address; ids name those who were picked before. */
export function searchPeople(people: readonly TeamsPerson[], text: string): readonly PersonChoice[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return [];
  return people
    .filter(({ id, displayName, userPrincipalName, accountEnabled }) => {
      if (id === text.trim().toLowerCase()) return true;
      const words = wordsOf(`${displayName} ${userPrincipalName}`);
      return accountEnabled && wanted.every((start) => words.some((word) => word.startsWith(start)));
    })
    .slice(0, mostChoices)
    .map(({ id, displayName, jobTitle }) => ({ title: displayName, subtitle: jobTitle, value: id }));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
