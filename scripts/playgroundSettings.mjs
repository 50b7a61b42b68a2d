import { company, defaultSeats, sandboxAppId, sandboxTenantId } from '../src/sandbox/company.ts';

const { people } = company();
/** The Playground takes exactly so many people beside the one who sits there. */
const othersTaken = 5;

/** People by their names or first names; whoever sits on the sandbox page at first when nobody is named. Throws for strangers. */
export function choosePeople(names) {
  if (names.length === 0) return [defaultSeats.employee, ...defaultSeats.owners].map((id) => withId(id));
  return [...new Set(names.map(findPerson))];
}

function withId(id) {
  return people.find((person) => person.id === id);
}

function findPerson(name) {
  const wanted = name.toLowerCase();
  const found = people.find((person) => person.displayName.toLowerCase() === wanted);
  const match = found ?? people.find((person) => person.givenName.toLowerCase() === wanted);
  if (!match) throw new Error(`Nobody in the simulated tenant is called ${name}.`);
  return match;
}

/** The personal chat with Usher in this person's Playground. */
export function chatId(person) {
  return `a:personal-${person.id}`;
}

/** Contents of `.m365agentsplayground.yml`: JSON is YAML too. `cast` are those who have a Playground of their own. */
export function playgroundSettings(person, cast) {
  const others = [...new Set([...cast, ...people])].filter(
    (other) => other !== person && other.accountEnabled,
  );
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: sandboxTenantId,
      bot: { id: `28:${sandboxAppId}`, name: 'Usher' },
      currentUser: playgroundUser(person),
      users: others.slice(0, othersTaken).map(playgroundUser),
      personalChat: { id: chatId(person) },
      groupChat: { id: '19:sales-team-chat@thread.v2', name: 'Sales team chat' },
      team: {
        id: '19:sales@thread.tacv2',
        name: 'Sales',
        aadGroupId: '44444444-4444-4444-8444-444444444444',
        channels: [{ id: '19:news@thread.tacv2', name: 'News' }],
      },
    },
    null,
    2,
  );
}

function playgroundUser({ id, displayName, givenName, surname, userPrincipalName, mail }) {
  // The misspelt name is the Playground's own.
  const names = { name: displayName, givenName, surname, userPrincipleName: userPrincipalName, email: mail };
  return { id: `29:${id}`, aadObjectId: id, ...names };
}
