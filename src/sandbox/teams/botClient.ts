import type { Activity, BotAnswer, TeamsSimulatorOptions } from './teamsTypes.ts';

/** Teams waits 10 to 15 s for a bot, depending on the channel. */
const DEFAULT_TIMEOUT_MS = 15_000;
/** Who has the compose box open is not kept waiting longer. */
const COMPOSE_TIMEOUT_MS = 5_000;

/** Answer when the bot could not be reached or took too long. */
export const noAnswer: BotAnswer = { status: 0, body: undefined };

/** Posts one activity to the bot with the channel's token. Never throws: no answer is an answer. */
export async function postToBot(options: TeamsSimulatorOptions, activity: Activity): Promise<BotAnswer> {
  const token = await options.identity.signActivityToken(String(activity['serviceUrl']));
  try {
    const response = await fetch(options.botEndpoint(), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(limitFor(options, activity)),
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch {
    return noAnswer;
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

function limitFor({ botTimeoutMs = DEFAULT_TIMEOUT_MS }: TeamsSimulatorOptions, activity: Activity): number {
  const isComposing = String(activity['name']).startsWith('composeExtension/');
  return isComposing ? Math.min(botTimeoutMs, COMPOSE_TIMEOUT_MS) : botTimeoutMs;
}
