/** Reads cards as a person does: by what is written on them and by the names of their buttons and fields. */

type Json = Readonly<Record<string, unknown>>;

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Json;
}

export interface Field {
  readonly id: string;
  readonly label: string;
  /** What the client sends when nobody touches the field. */
  readonly value: string | undefined;
}

/** Everything written on the card, in order, one space between the pieces. */
export function textOf(card: unknown): string {
  return parts(card)
    .map((part) => (part['type'] === 'RichTextBlock' ? paragraph(part) : wordsIn(part)))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function buttonsOf(card: unknown): readonly Button[] {
  return parts(card)
    .filter((part) => part['type'] === 'Action.Execute')
    .map((part) => ({
      title: String(part['title']),
      verb: String(part['verb']),
      data: (part['data'] ?? {}) as Json,
    }));
}

export function fieldsOf(card: unknown): readonly Field[] {
  return parts(card)
    .filter((part) => String(part['type']).startsWith('Input.'))
    .map((part) => ({
      id: String(part['id']),
      label: String(part['label']),
      value: typeof part['value'] === 'string' ? part['value'] : undefined,
    }));
}

/** The runs of a paragraph follow each other without a space of their own. */
function paragraph({ inlines }: Json): string {
  return (inlines as readonly (Json | string)[])
    .map((run) => (typeof run === 'string' ? run : wordsIn(run)))
    .join('');
}

function wordsIn({ text }: Json): string {
  return typeof text === 'string' ? text : '';
}

/** Every object of the card with a `type`, outermost first; fallbacks and refreshes are not seen by people. */
function parts(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).flatMap(([key, inner]) =>
    ['fallback', 'refresh', 'data', 'inlines'].includes(key) ? [] : parts(inner),
  );
  return 'type' in value || 'text' in value ? [value, ...found] : found;
}
