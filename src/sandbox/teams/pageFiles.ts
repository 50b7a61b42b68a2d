import { isSuccess, teamsTexts } from './botAnswer.ts';
import type { ShelvedFile } from './fileShelf.ts';
import { asObject, type JsonAnswer } from './jsonHttp.ts';
import type { PersonActions } from './personActions.ts';

type Input = Readonly<Record<string, unknown>>;

/** The file a person attached on the page. */
export function fileIn(input: Input): readonly ShelvedFile[] {
  const { name, base64 } = asObject(input['file']) ?? {};
  if (typeof name !== 'string' || typeof base64 !== 'string') return [];
  return [{ name, content: Buffer.from(base64, 'base64') }];
}

/** Allow or Decline on Teams' question about a file. */
export async function answerConsent(
  actions: PersonActions,
  userId: string,
  messageId: string,
  input: Input,
): Promise<JsonAnswer> {
  const action = (['accept', 'decline'] as const).find((one) => one === input['action']);
  if (action === undefined) return { status: 400, body: { error: 'The request is not understood.' } };
  const isHeard = isSuccess(await actions.answerConsent(userId, messageId, action));
  return { status: 200, body: isHeard ? {} : { error: teamsTexts.executeFailed } };
}
