import { asObject, asString, type JsonAnswer } from './jsonHttp.ts';
import type { Compose, ComposeAnswer } from './composeTypes.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the page does beside the compose box; undefined when it asks for nothing that there is. */
export async function composeFromPage(
  compose: Compose,
  { userId, chatId }: { readonly userId: string; readonly chatId: string },
  input: Input,
): Promise<JsonAnswer | undefined> {
  const answer = ask(compose, userId, chatId, input);
  return answer === undefined ? undefined : { status: 200, body: await answer };
}

function ask(
  compose: Compose,
  userId: string,
  chatId: string,
  input: Input,
): Promise<ComposeAnswer> | undefined {
  const text = asString(input['text']) ?? '';
  switch (input['step']) {
    case 'search':
      return compose.search(userId, chatId, text);
    case 'unfold':
      return compose.unfold(userId, chatId, text);
    case 'openDialog':
      return compose.openDialog(userId, chatId);
    case 'submitDialog':
      return compose.submitDialog(userId, chatId, asObject(input['data']) ?? {});
    default:
      return undefined;
  }
}
