export type CardPart = Readonly<Record<string, unknown>>;

/** Every object in a card that has a type, the card itself first. */
export function partsOf(value: unknown): readonly CardPart[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const here = 'type' in value ? [value as CardPart] : [];
  return [...here, ...Object.values(value).flatMap(partsOf)];
}

export function partsOfType(card: unknown, type: string): readonly CardPart[] {
  return partsOf(card).filter((part) => part['type'] === type);
}

/** Every text a person sees as text, in order; inputs' values are not among them. */
export function textsOf(card: unknown): readonly string[] {
  return partsOf(card).flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []));
}

/** Actions the card offers, in order, without their fallbacks. */
export function actionsOf(card: unknown): readonly CardPart[] {
  return partsOfType(card, 'ActionSet').flatMap((set) => set['actions'] as readonly CardPart[]);
}

export function titlesOf(card: unknown): readonly unknown[] {
  return actionsOf(card).map((action) => action['title']);
}
