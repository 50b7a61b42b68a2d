import type { RequestListener } from 'node:http';
import type { SandboxPerson } from '../people.ts';
import type { SandboxIdentity } from '../identity.ts';
import type { Compose } from './composeTypes.ts';
import type { FileCard } from './fileCards.ts';
import type { ShelvedFile } from './fileShelf.ts';
import type { FaultPlan } from './faultPlan.ts';

/** What the simulated Teams knows about a person. */
export type TeamsPerson = Pick<
  SandboxPerson,
  'id' | 'displayName' | 'jobTitle' | 'department' | 'userPrincipalName' | 'userType' | 'accountEnabled'
>;

export type InstallState = 'installed' | 'notInstalled' | 'blocked';

export type ChatKind = 'personal' | 'groupChat';

/** A card one person sees in place of the message's own, because the bot answered their invoke with it. */
export interface PersonalCard {
  readonly card: CardJson;
  readonly at: string;
}

export type CardJson = Readonly<Record<string, unknown>>;

/** A message as Teams keeps it. Instants are ISO 8601, ids are milliseconds since 1970 as text, as in Teams. */
export interface StoredMessage {
  readonly id: string;
  readonly chatId: string;
  /** The sender's Entra id; null when the bot sent it. */
  readonly senderId: string | null;
  readonly sentAt: string;
  editedAt: string | null;
  deleted: boolean;
  text: string;
  textFormat: string;
  /** What a notification shows. */
  summary: string | null;
  cards: readonly CardJson[];
  /** A person sent the card with the bot's message extension. */
  throughBot?: boolean;
  /** A question about a file, or a file, which Teams draws itself. */
  file: FileCard | null;
  suggestions: readonly { readonly title: string; readonly value: string }[];
  personalCards: Record<string, PersonalCard>;
  /** A line Teams puts below the message, such as "Unable to reach app. Please try again." */
  notice: string | null;
}

/** A message as one person sees it: `card` is theirs where the bot gave them their own. */
export type SimulatedMessage = Omit<StoredMessage, 'personalCards'> & {
  readonly fromBot: boolean;
  readonly card: CardJson | undefined;
};

export interface Chat {
  readonly id: string;
  readonly kind: ChatKind;
  readonly title: string;
  readonly userIds: readonly string[];
  /** A chat the bot was never added to: it hears nothing there and cannot write. */
  readonly withoutBot?: boolean;
  /** Whether the bot has been told of its installation here (installationUpdate). */
  announced: boolean;
  messages: StoredMessage[];
}

/** An activity as it goes to the bot; its fields are the platform's. */
export type Activity = Readonly<Record<string, unknown>>;

/** What came back from the bot: its HTTP status (0 when none came in 15 s) and its JSON body, if any. */
export interface BotAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One request to the connector. `userId` is the person whose chat it concerned, when that is one person's. */
export interface ConnectorCall {
  readonly method: string;
  /** Path below the serviceUrl, such as `/v3/conversations`, still percent-encoded. */
  readonly path: string;
  readonly body: unknown;
  readonly userId: string | undefined;
  readonly status: number;
  readonly at: string;
}

export interface SendOptions {
  /** The personal chat with the bot when not given. */
  readonly chatId?: string;
  /** Something in the message that is no file of the person's OneDrive, by name only. */
  readonly attachmentName?: string;
  /** A card from the bot's message extension, beside or instead of words. */
  readonly card?: CardJson;
  /** Files that the person attaches; they go to their OneDrive first. */
  readonly files?: readonly ShelvedFile[];
  /** False sends without the installationUpdate that would come first in a chat never opened before. */
  readonly announce?: boolean;
}

export interface InspectedGroup {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly owners: readonly InspectedPerson[];
  readonly members: readonly InspectedPerson[];
}

export interface InspectedPerson {
  readonly id: string;
  readonly name: string;
}

/** What the page may show and switch in the simulated tenant. */
export interface TenantControls {
  /** Every boolean in it becomes a switch; `throttling`, `outage` and `lag` are described in words. */
  getFaults(): object;
  setFaults(partial: object): void | Promise<void>;
  getGroups(): readonly InspectedGroup[] | Promise<readonly InspectedGroup[]>;
  /** What rules go by, for everybody in the tenant. */
  getAttributes(): readonly PersonAttributes[];
  /** Changes attributes as an administrator would; false when nobody has the id or nothing fits. */
  setAttributes(userId: string, change: Readonly<Record<string, unknown>>): boolean;
}

export interface PersonAttributes {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly city: string;
  readonly country: string;
  readonly accountEnabled: boolean;
}

export interface TeamsSimulatorOptions {
  readonly people: readonly TeamsPerson[];
  /** Entra ids of those who sit on the page until somebody chooses others. */
  readonly defaultSeats: readonly string[];
  readonly identity: Pick<SandboxIdentity, 'signActivityToken' | 'verifyAccessToken'>;
  readonly tenantId: string;
  readonly appId: string;
  readonly botName?: string;
  /** Where activities are posted, such as `http://127.0.0.1:3978/api/messages`. */
  readonly botEndpoint: () => string;
  /** Public base of this listener without a trailing slash, such as `http://127.0.0.1:3978`. */
  readonly baseUrl: () => string;
  /** Chats, messages and installations are kept here; in memory only when not given. */
  readonly stateFile?: string;
  /** People with an account who have not added the bot at first start. */
  readonly notInstalled?: readonly string[];
  /** The group chat the bot is in; the default has the people of the Sales department and the default seats. */
  readonly groupChat?: { readonly title: string; readonly userIds: readonly string[] };
  /** A group chat of people alone; the default has the default seats. */
  readonly peopleChat?: { readonly title: string; readonly userIds: readonly string[] };
  /** Domains of the app's manifest whose links the bot is asked to unfold. */
  readonly linkDomains?: readonly string[];
  readonly tenantControls?: TenantControls;
  /** Runs after the chats were emptied by the page's reset button. */
  readonly onReset?: () => void | Promise<void>;
  /** How long Teams waits for the bot; 15 s when not given, as in Teams. */
  readonly botTimeoutMs?: number;
}

export interface TeamsSimulator {
  readonly listener: RequestListener;
  /** The serviceUrl of every activity; ends with a slash. */
  connectorUrl(): string;
  /** True for the paths this listener answers: the page and everything under `/_sandbox/`. */
  isTeamsPath(url: string): boolean;
  /** The group chat the bot is in, where it hears only what mentions it. */
  groupChatId(): string;
  /** The group chat it is not in. */
  peopleChatId(): string;
  /** What a person does with the bot beside the compose box of a chat. */
  readonly compose: Compose;
  /** The language of somebody's Teams client, as a BCP 47 tag. */
  setLocale(userId: string, locale: string): void;
  sendMessage(userId: string, text: string, options?: SendOptions): Promise<BotAnswer>;
  /** Presses an Action.Submit: a message with `value` and no text. */
  submit(userId: string, messageId: string, press: SubmitPress): Promise<BotAnswer>;
  /** Presses an Action.Execute; a card in the answer replaces the message's card for this person. */
  invoke(
    userId: string,
    messageId: string,
    verb: string,
    data: object,
    trigger?: Trigger,
  ): Promise<BotAnswer>;
  /** Asks the bot for typeahead options as an `application/search` invoke. */
  search(userId: string, query: SearchQuery): Promise<BotAnswer>;
  /** Answers Teams' question about a file. */
  answerConsent(userId: string, messageId: string, action: ConsentAction): Promise<BotAnswer>;
  /** What stands at an address that Teams gave out. */
  findFile(contentUrl: string): ShelvedFile | undefined;
  install(userId: string): Promise<void>;
  uninstall(userId: string): Promise<void>;
  block(userId: string): Promise<void>;
  /** Posts any activity, signed as Teams signs: for repeated, reordered and foreign ones. */
  post(activity: Activity): Promise<BotAnswer>;
  /** The activities sent to the bot since the start, oldest first. */
  readonly activities: readonly Activity[];
  /** Id of the personal chat, whether or not anything was said in it. */
  conversationOf(userId: string): string;
  /** The person's id for this bot, `29:…`. */
  memberIdOf(userId: string): string;
  messages(userId: string, chatId?: string): readonly SimulatedMessage[];
  readonly faults: FaultPlan;
  /** What the bot asked of the connector, oldest first. */
  readonly calls: readonly ConnectorCall[];
  /** The first message, present or coming, new or edited, in the person's chats that fits. Rejects after the time. */
  waitFor(
    userId: string,
    fits: (message: SimulatedMessage) => boolean,
    timeoutMs: number,
  ): Promise<SimulatedMessage>;
  /** Ends page connections and waits for the state to be on disk. */
  close(): Promise<void>;
}

export type ConsentAction = 'accept' | 'decline';

export type Trigger = 'manual' | 'automatic';

export interface SubmitPress {
  readonly verb?: string;
  readonly data?: object;
  readonly inputs?: object;
}

export interface SearchQuery {
  readonly text: string;
  readonly dataset: string;
  readonly messageId?: string;
  readonly data?: object;
}
