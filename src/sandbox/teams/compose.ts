import { teamsTexts } from './botAnswer.ts';
import { asObject, asString } from './jsonHttp.ts';
import type { PersonActions } from './personActions.ts';
import type { Compose, ComposeAnswer, ComposeResult } from './composeTypes.ts';
import type { BotAnswer } from './teamsTypes.ts';

/** What Teams shows of a list. */
const mostResults = 25;
const action = { commandId: 'requestGroup', commandContext: 'compose', context: { theme: 'default' } };

/**
 * The bot's message extension, asked as Teams asks. Source: Teams, "Respond to search command", "Respond to dialog
 * submit action", "Link unfurling".
 */
export function createCompose(actions: PersonActions, linkDomains: readonly string[]): Compose {
  const ask = async (userId: string, chatId: string, name: string, value: object): Promise<ComposeAnswer> =>
    readAnswer(await actions.invokeBeside(userId, chatId, `composeExtension/${name}`, value));
  return {
    search: (userId, chatId, text) =>
      ask(userId, chatId, 'query', {
        commandId: 'findGroups',
        parameters: [text === '' ? { name: 'initialRun', value: 'true' } : { name: 'text', value: text }],
        queryOptions: { skip: 0, count: mostResults },
      }),
    unfold: async (userId, chatId, url) =>
      isOwn(url, linkDomains)
        ? ask(userId, chatId, 'queryLink', { url })
        : { outcome: 'results', results: [] },
    openDialog: (userId, chatId) => ask(userId, chatId, 'fetchTask', action),
    submitDialog: (userId, chatId, data) => ask(userId, chatId, 'submitAction', { ...action, data }),
  };
}

function isOwn(link: string, domains: readonly string[]): boolean {
  const url = URL.parse(link);
  return url?.protocol === 'https:' && domains.includes(url.hostname);
}

function readAnswer({ status, body }: BotAnswer): ComposeAnswer {
  const answer = asObject(body);
  const [list, task] = [asObject(answer?.['composeExtension']), asObject(answer?.['task'])];
  if (status !== 200) return failed;
  if (list?.['type'] === 'result') return { outcome: 'results', results: resultsIn(list['attachments']) };
  if (list !== undefined) return said(list['text']);
  if (task?.['type'] === 'message') return said(task['value']);
  const value = asObject(task?.['value']);
  const card = asObject(asObject(value?.['card'])?.['content']);
  return card === undefined ? failed : { outcome: 'dialog', title: asString(value?.['title']) ?? '', card };
}

const failed: ComposeAnswer = { outcome: 'error', text: teamsTexts.submitFailed };

function said(text: unknown): ComposeAnswer {
  return typeof text === 'string' ? { outcome: 'message', text } : failed;
}

function resultsIn(attachments: unknown): readonly ComposeResult[] {
  return (Array.isArray(attachments) ? attachments : []).slice(0, mostResults).flatMap((attachment) => {
    const card = asObject(asObject(attachment)?.['content']);
    const preview = asObject(asObject(asObject(attachment)?.['preview'])?.['content']);
    if (card === undefined) return [];
    return [{ title: asString(preview?.['title']) ?? '', text: asString(preview?.['text']) ?? '', card }];
  });
}
