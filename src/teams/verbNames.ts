/**
 * Every verb a card may carry. A verb is a contract: cards stay in chats for months, so none is ever renamed or
 * given another meaning. Card data beside a verb holds ids and page numbers only.
 */
export const verbNames = [
  'groups.home',
  'groups.find',
  'groups.listMine',
  'groups.openCreate',
  'groups.checkCreate',
  'groups.reopenCreate',
  'groups.create',
  'groups.showCreate',
  'groups.approveCreate',
  'groups.denyCreate',
  'requests.openForm',
  'requests.submit',
  'requests.show',
  'requests.withdraw',
  'requests.review',
  'requests.approve',
  'requests.openDeny',
  'requests.deny',
  'requests.listMine',
  'requests.listApprovals',
  'requests.openLeave',
  'requests.leave',
  'requests.showLeave',
] as const;

export type VerbName = (typeof verbNames)[number];
