const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ownPath = new RegExp(`^/groups/(${guid})/?$`, 'i');
const joinMessage = new RegExp(`^join (${guid})$`, 'i');

/** The group a link of ours leads to: the page that leads to the chat, or the deep link it leads on with. */
export function groupIdInLink(link: string): string | undefined {
  const url = URL.parse(link);
  if (url?.protocol !== 'https:') return undefined;
  const isChat = url.hostname === 'teams.microsoft.com' && url.pathname === '/l/chat/0/0';
  if (!isChat) return groupIdInPath(url.pathname);
  return joinMessage.exec(url.searchParams.get('message') ?? '')?.[1]?.toLowerCase();
}

export function groupIdInPath(path: string): string | undefined {
  return ownPath.exec(path)?.[1]?.toLowerCase();
}

/** Opens the chat with Usher, the wish for this group typed already. Source: Teams, "Deep links to chats". */
export function chatLink(appId: string, groupId: string): string {
  const query = new URLSearchParams({ users: `28:${appId}`, message: `join ${groupId}` });
  // Teams shows a plus sign as it is.
  return `https://teams.microsoft.com/l/chat/0/0?${query.toString().replaceAll('+', '%20')}`;
}
