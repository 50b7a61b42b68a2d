import type { CardJson } from './teamsTypes.ts';

/** What the client has after asking the message extension. */
export type ComposeAnswer =
  | { readonly outcome: 'results'; readonly results: readonly ComposeResult[] }
  | { readonly outcome: 'dialog'; readonly title: string; readonly card: CardJson }
  | { readonly outcome: 'message' | 'error'; readonly text: string };

export interface ComposeResult {
  readonly title: string;
  readonly text: string;
  readonly card: CardJson;
}

export interface Compose {
  /** The search command; without words as it opens. */
  search(userId: string, chatId: string, text: string): Promise<ComposeAnswer>;
  /** A link was pasted; one to a domain that is not the app's is not asked about. */
  unfold(userId: string, chatId: string, url: string): Promise<ComposeAnswer>;
  /** The action command opens its dialog. */
  openDialog(userId: string, chatId: string): Promise<ComposeAnswer>;
  submitDialog(userId: string, chatId: string, data: object): Promise<ComposeAnswer>;
}
