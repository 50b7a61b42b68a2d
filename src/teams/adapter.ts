import { randomUUID } from 'node:crypto';
import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Logger } from '../log.ts';
import type { InboundActivity } from './activityShape.ts';
import type { BotAuthentication } from './auth.ts';
import { describeBug } from './describeBug.ts';

export interface ActivityAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** Why the activity was refused, for the metrics; never sent. */
  readonly refused?: string;
}

export type Turn = (context: TurnContext) => Promise<void>;

/** Takes one activity with its token through authentication and the turn. Never rejects. */
export type ReceiveActivity = (
  authorization: string,
  activity: InboundActivity,
  turn: Turn,
) => Promise<ActivityAnswer>;

/**
 * The way of an activity into botbuilder. The SDK's own entry writes errors on the console and their messages
 * into the answer, so it is not used.
 */
export function createAdapter(auth: BotAuthentication, log: Logger): ReceiveActivity {
  const adapter = new QuietAdapter(auth.framework, log);
  return async (authorization, inbound, turn) => {
    const activity = inbound as unknown as Activity;
    const authentication = await auth.authenticate(activity, authorization);
    if (!authentication.accepted) {
      return { status: authentication.status, refused: authentication.reason };
    }
    try {
      const response = await adapter.run(authentication.result, activity, turn);
      return { status: response?.status ?? 200, body: response?.body as unknown };
    } catch (error) {
      log.error({ reference: randomUUID(), ...describeBug(error) }, 'turn could not be answered');
      return { status: 500 };
    }
  };
}

class QuietAdapter extends CloudAdapter {
  constructor(framework: BotAuthentication['framework'], log: Logger) {
    super(framework);
    this.onTurnError = async (context, error) => {
      log.error({ reference: randomUUID(), ...describeBug(error) }, 'turn failed');
      // The bot words what a known person should hear; whoever gets as far as here may be a stranger. Without
      // an answer the SDK says 501, which Teams takes as a reason to send the invoke again.
      if (context.activity.type === 'invoke') {
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
      }
    };
  }

  run(
    result: AuthenticateRequestResult,
    activity: Activity,
    turn: Turn,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(result, activity, turn);
  }
}
