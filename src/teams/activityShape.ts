import { z } from 'zod';
import { InputError } from '../errors.ts';

const maximumDepth = 32;
/** Teams messages end at about 100 KB of UTF-16. */
const maximumString = 64 * 1024;

const id = z.string().min(1).max(1024);
const optionalText = z.string().nullish();

/** What every activity from Teams carries and what Usher reads of it; other parts pass through unread. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().max(1024).optional(),
  name: z.string().max(256).nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(2048),
  from: z.looseObject({
    id,
    aadObjectId: optionalText,
    name: optionalText,
    role: optionalText,
    userRole: optionalText,
    tenantId: optionalText,
  }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id, conversationType: optionalText, tenantId: optionalText }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  locale: z.string().max(64).nullish(),
  text: optionalText,
  replyToId: optionalText,
  // Other modes let the sender collect the answers in the response instead of the chat.
  deliveryMode: z.enum(['normal', 'notification']).nullish(),
});

export type InboundActivity = z.output<typeof activitySchema>;

/**
 * Reads the body of `POST /api/messages`.
 * @throws InputError for text that is not JSON, is nested deeper than 32, holds a string over 64 Ki, or is not
 *   an activity of the Teams channel
 */
export function readActivity(body: string): InboundActivity {
  const value = parseJson(body);
  checkLimits(value);
  const { data, error } = activitySchema.safeParse(value);
  if (data === undefined) {
    throw new InputError(
      error.issues[0]?.path.join('.') ?? '',
      'This is not an activity of the Teams channel.',
      error,
    );
  }
  return data;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new InputError('', 'The body is not JSON.', cause);
  }
}

/** Runs over a list of its own instead of calling itself, so that nested input cannot exhaust the stack. */
function checkLimits(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && value.length > maximumString)
      throw new InputError('', 'A string is too long.');
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maximumDepth) throw new InputError('', 'The body is nested too deeply.');
    // JSON.parse makes it an ordinary property; copying code downstream would make it a prototype.
    if (Object.hasOwn(value, '__proto__')) throw new InputError('__proto__', 'This name is not allowed.');
    for (const part of Object.values(value)) open.push({ value: part, depth: depth + 1 });
  }
}
