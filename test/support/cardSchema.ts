import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/**
 * Microsoft publishes no maintained JSON schema of the card format, but its typed card library does describe
 * it. A schema made from those types refuses unknown elements, properties and enum values, and wrong types.
 */
export function createCardValidator(): (card: unknown) => readonly string[] {
  const types = createRequire(import.meta.url)
    .resolve('@microsoft/teams.cards')
    .replace(/index\.m?js$/, 'core.d.ts');
  const schema = createGenerator({
    path: types,
    type: 'IAdaptiveCard',
    expose: 'all',
    jsDoc: 'none',
    additionalProperties: false,
    skipTypeCheck: true,
  }).createSchema('IAdaptiveCard');
  const validate = new Ajv({ strict: false, allErrors: false }).compile(schema as SchemaObject);
  return (card) =>
    validate(card)
      ? []
      : (validate.errors ?? []).map((error: ErrorObject) => `${error.instancePath} ${error.message ?? ''}`);
}

/**
 * The card as adaptivecards 3.0.6 can judge it: it asks for a choice also where the choices come from a query, and it
 * does not know the charts of Teams, in whose place it shows what stands in for them.
 */
function asRendererKnows(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('choices.data' in value) return { ...value, choices: [{ title: 'One', value: '1' }] };
    const isChart = 'type' in value && String(value.type).startsWith('Chart.');
    return isChart && 'fallback' in value ? value.fallback : value;
  });
}

interface CardParser {
  readonly CardElement: { readonly langProperty: { readonly regEx: RegExp } };
  readonly AdaptiveCard: new () => ParsedCard;
  readonly SerializationContext: new () => ParseContext;
}

interface ParsedCard {
  parse(card: unknown, context: ParseContext): void;
  validateProperties(): { readonly validationEvents: readonly CardEvent[] };
}

interface ParseContext {
  readonly eventCount: number;
  getEventAt(index: number): CardEvent;
}

interface CardEvent {
  readonly message: string;
}

/** Teams draws charts, this renderer shows their fallback; the format above knows both. */
const drawnByTeamsAlone = /^Unknown element type "Chart\.[\w.]+"\. Fallback will be used if present\.$/;

/** What Microsoft's renderer itself complains about, its accessibility rules included. */
export function complaintsOfRenderer(card: unknown): readonly string[] {
  const require = createRequire(import.meta.url);
  const { AdaptiveCard, CardElement, SerializationContext } =
    require('adaptivecards/dist/adaptivecards.js') as CardParser;
  // adaptivecards 3.0.6 checks `lang` with a global pattern, which remembers its place and so refuses every second card.
  CardElement.langProperty.regEx.lastIndex = 0;
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  parsed.parse(asRendererKnows(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents]
    .map(({ message }) => message)
    .filter((message) => !drawnByTeamsAlone.test(message));
}
