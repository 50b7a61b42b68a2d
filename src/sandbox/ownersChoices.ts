import { groupId } from './groups.ts';

/** What the owners of a group had chosen before anybody opened the sandbox. */
export interface OwnersChoice {
  readonly groupId: string;
  readonly mode: 'open' | 'approval' | 'closed';
  /** How many approvals a request takes. */
  readonly approvals: number;
}

/** One group for each way of joining that owners can choose; the limits beside them are in policies.yaml. */
export const ownersChoices: readonly OwnersChoice[] = [
  { groupId: groupId('Marketing'), mode: 'open', approvals: 1 },
  { groupId: groupId('Engineering'), mode: 'approval', approvals: 2 },
  { groupId: groupId('Sales EMEA Leads'), mode: 'closed', approvals: 1 },
];
