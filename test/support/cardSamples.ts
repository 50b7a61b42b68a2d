import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardName, CardView, Viewer } from '../../src/teams/renderCard.ts';

/** A view as `cards/<card>.sample.json` gives it, under the name of the situation it shows. */
export interface CardSample {
  readonly situation: string;
  readonly view: CardView;
}

export const cardsFolder = join(import.meta.dirname, '../../cards');

/** Whoever looks at the samples; the approvals among them are shown to this person. */
export const sampleViewer: Omit<Viewer, 'locale'> = {
  viewerId: '00000002-0000-4000-8000-000000000000',
  viewerMri: '29:viewer',
};

export function loadSamples(card: CardName): readonly CardSample[] {
  const file = readFileSync(join(cardsFolder, `${card}.sample.json`), 'utf8');
  const situations = JSON.parse(file, reviveInstant) as Record<string, CardView['data']>;
  return Object.entries(situations).map(([situation, data]) => ({
    situation,
    view: { card, data } as CardView,
  }));
}

function reviveInstant(_key: string, value: unknown): unknown {
  const isInstant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return isInstant ? new Date(value) : value;
}
