import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { commit } from './commit.ts';
import type { RequestsContext } from './context.ts';
import { failed } from './decide.ts';
import { lockRequest } from './store.ts';

/** The directory stayed away for hours: the request ends, and its people are told, instead of hanging for ever. */
export async function giveUpWriting(
  trx: Transaction<Database>,
  context: RequestsContext,
  requestId: string,
): Promise<void> {
  const request = await lockRequest(trx, requestId);
  if (request?.state !== 'delivering' || request.writtenAt !== null) return;
  await commit(trx, context, failed(request, 'directoryUnavailable', context.now()));
}
