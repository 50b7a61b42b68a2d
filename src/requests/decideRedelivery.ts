import type { SubmitInput } from './decideSubmit.ts';
import type { JoinRequest } from './joinRequest.ts';

/** What a repeated delivery has in common with the first. */
type SubmitCopy = Pick<SubmitInput, 'activityId' | 'justification'> & { readonly groupId: string };

const redeliveryWindowMs = 2 * 60 * 1000;

/**
 * True when this is the press, or the message, that made the request: Teams repeats both when an answer came late, the
 * first time with the same id and then with a new one (BotFramework-Services issue 59, botbuilder-dotnet issue 5005).
 */
export function isSamePress(request: JoinRequest, input: SubmitCopy, now: Date): boolean {
  if (input.activityId !== null && request.activityId === input.activityId) return true;
  const isRecent = now.getTime() - request.createdAt.getTime() < redeliveryWindowMs;
  return (
    isRecent && request.groupId === input.groupId && request.justification === input.justification.trim()
  );
}
