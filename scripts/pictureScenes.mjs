/**
 * What is seen in the pictures of docs/images. `play` happens once, `show` in every look before its picture is taken; both
 * get a page of the sandbox with these people seated; `shown` are those in the pictures, on a narrow screen only the first.
 */
export const scenes = [
  {
    name: 'sandbox',
    seats: ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'],
    looks: ['wide'],
    play: async (page) => {
      const ada = seat(page, 'Ada Lindqvist');
      for (const name of ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'])
        await button(seat(page, name), 'Find a group').waitFor();
      await say(ada, 'find sales emea');
      await button(ada, 'Request to join').first().click();
      await ada.getByLabel('Reason').fill('I plan the spring launch in Milan with the sales team.');
      await ada.getByLabel('Duration').selectOption('90 days');
      await button(ada, 'Send request').click();
      await button(seat(page, 'Chen Wei'), 'Approve').waitFor();
    },
    show: async (page) => {
      await button(seat(page, 'Chen Wei'), 'Approve').waitFor();
      await seat(page, 'Bob Brown').getByLabel('Note').fill('Welcome, Ada');
    },
  },
  {
    name: 'desk',
    seats: ['Bob Brown', 'Chen Wei'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const [bob, chen] = [seat(page, 'Bob Brown'), seat(page, 'Chen Wei')];
      await say(chen, 'manage Sales EMEA');
      await chen.getByRole('button', { name: 'Members', exact: true }).waitFor();
      await say(chen, 'remove Chiara Rossi from Sales EMEA');
      await button(chen, 'Yes, do it').waitFor();
      await say(bob, 'members Sales EMEA');
      await bob.getByLabel('Filter by name').waitFor();
    },
    show: (page) => seat(page, 'Bob Brown').getByLabel('Filter by name').waitFor(),
  },
  {
    name: 'group-form',
    seats: ['Tom Hughes'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      await say(seat(page, 'Tom Hughes'), 'create group Trade Fair 2027');
      await button(seat(page, 'Tom Hughes'), 'Check and continue').waitFor();
    },
    show: async (page) => {
      const tom = seat(page, 'Tom Hughes');
      await tom.getByLabel('Purpose').fill('Plans, budget and travel for the fair in Hanover');
      await field(tom, 'Further owners').fill('Ada Lindqvist');
      await field(tom, 'First members').fill('Chen Wei\nEmily Carter');
    },
  },
  {
    name: 'group-card',
    seats: ['Ada Lindqvist', 'Bob Brown'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const ada = seat(page, 'Ada Lindqvist');
      await openChat(ada, 'Spring launch');
      await button(ada, 'Insert a group').click();
      await ada.getByRole('searchbox', { name: 'Search groups' }).fill('vpn');
      await button(ada, /VPN Users/u).click();
      await say(ada, 'On the road you need this one. Ask for it before you leave.');
      await button(ada, 'Request to join').waitFor();
    },
    show: async (page) => {
      const [ada, bob] = [seat(page, 'Ada Lindqvist'), seat(page, 'Bob Brown')];
      await openChat(ada, 'Spring launch');
      await button(ada, 'Request to join').waitFor();
      if ((await bob.count()) === 0) return;
      await openChat(bob, 'Spring launch');
      await button(bob, 'Insert a group').click();
      await bob.getByRole('searchbox', { name: 'Search groups' }).fill('sales');
      await button(bob, /Sales EMEA Leads/u).waitFor();
    },
  },
  {
    name: 'rule-editor',
    seats: ['Sofia Ångström'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const sofia = seat(page, 'Sofia Ångström');
      await say(sofia, 'rule Marketing Newsletter');
      await button(sofia, 'Change the rule').click();
      await button(sofia, 'Preview the conditions').waitFor();
    },
    show: async (page) => {
      const sofia = seat(page, 'Sofia Ångström');
      await button(sofia, 'Preview the conditions').waitFor();
      await sofia.getByLabel('Property 2').selectOption('Country');
      await sofia.getByRole('textbox', { name: 'Value 2' }).fill('s');
      await sofia
        .getByText(/people\)$/u)
        .last()
        .scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'rule-preview',
    seats: ['Sofia Ångström'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const sofia = seat(page, 'Sofia Ångström');
      await say(sofia, 'rule Marketing Newsletter');
      await button(sofia, 'Change the rule').click();
      await sofia
        .getByLabel('The rule as text')
        .fill('(user.department -in ["Marketing","Sales"]) -and (user.country -ne "Singapore")');
      await button(sofia, 'Preview the text').click();
      await button(sofia, 'Save the rule').waitFor();
    },
    show: async (page) => {
      const sofia = seat(page, 'Sofia Ångström');
      await button(sofia, 'Save the rule').waitFor();
      await sofia.getByText('Another rule for').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'licences',
    seats: ['Samuel Mensah'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const samuel = seat(page, 'Samuel Mensah');
      await say(samuel, 'licenses');
      await button(samuel, 'Waiting list').waitFor();
    },
    show: (page) => button(seat(page, 'Samuel Mensah'), 'Waiting list').waitFor(),
  },
  {
    name: 'waiting-list',
    seats: ['Samuel Mensah', 'Tom Hughes', 'Viktor Lundgren', 'Grace Kim', 'Ada Lindqvist'],
    shown: ['Samuel Mensah', 'Tom Hughes'],
    looks: ['light', 'dark', 'narrow'],
    play: async (page) => {
      const [samuel, viktor] = [seat(page, 'Samuel Mensah'), seat(page, 'Viktor Lundgren')];
      const ask = async (name, decision) => {
        await say(seat(page, name), 'join Visio Users because I draw floor plans');
        const card = viktor.getByRole('article').filter({ hasText: `${name} asks to join` });
        await card.getByRole('button', { name: decision, exact: true }).click();
      };
      await ask('Ada Lindqvist', 'Approve');
      await seat(page, 'Ada Lindqvist').getByText('is active').first().waitFor();
      for (const name of ['Tom Hughes', 'Grace Kim']) await ask(name, 'Approve onto the waiting list');
      await seat(page, 'Grace Kim').getByText('number 2 on the list').first().waitFor();
      await say(samuel, 'waiting list visio');
      await samuel.getByText('Waiting for a seat').waitFor();
    },
    show: (page) => seat(page, 'Samuel Mensah').getByText('Waiting for a seat').last().waitFor(),
  },
];

const seat = (page, name) => page.getByRole('region', { name });
const button = (region, name) => region.getByRole('button', { name });
/** The field one writes in, not the picker beside it. */
const field = (region, name) => region.getByRole('textbox', { name });
const openChat = (region, title) => region.getByRole('tab', { name: title }).click();

async function say(region, text) {
  await region.getByRole('textbox', { name: 'Message to Usher' }).fill(text);
  await region.getByRole('button', { name: 'Send', exact: true }).click();
}
