import type { FailureCode, Person } from './joinRequest.ts';

/** Somebody leaves a group by their own wish; nobody has to approve it. */
export interface Departure {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly user: Pick<Person, 'id'>;
  readonly state: 'leaving' | 'left' | 'failed';
  readonly version: number;
  readonly activityId: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly failure: FailureCode | null;
}
