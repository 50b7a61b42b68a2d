import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { cardNames, createRenderCard, loadTemplates } from '../../src/teams/renderCard.ts';
import { verbNames } from '../../src/teams/verbNames.ts';
import { wordings } from '../../src/teams/wording/wordings.ts';
import { actionsOf, partsOf, partsOfType, type CardPart } from '../support/cardParts.ts';
import { cardsFolder, loadSamples, sampleViewer } from '../support/cardSamples.ts';
import { complaintsOfRenderer, createCardValidator } from '../support/cardSchema.ts';

const render = createRenderCard(loadTemplates(cardsFolder));
const cards = cardNames.flatMap((name) =>
  loadSamples(name).flatMap(({ situation, view }) =>
    wordings.map(({ language }) => ({
      where: `${name}, ${situation}, ${language}`,
      ...render(view, { ...sampleViewer, locale: language }),
    })),
  ),
);

/** What is wrong, under the card where it is wrong; a card that is right is not listed. */
function wrongIn(find: (card: CardPart) => readonly unknown[]): readonly { where: string; wrong: unknown }[] {
  return cards.flatMap(({ where, card }) => find(card).map((wrong) => ({ where, wrong })));
}

describe('cards', () => {
  test('every card has a template and samples, and no file is left over', () => {
    const expected = cardNames.flatMap((name) => [`${name}.json`, `${name}.sample.json`]);
    expect(readdirSync(cardsFolder).sort()).toEqual(expected.sort());
    for (const name of cardNames) expect(loadSamples(name).length).toBeGreaterThan(0);
  });

  test('every card fits the format that Microsoft describes', () => {
    const complaintsOfSchema = createCardValidator();
    expect(
      complaintsOfSchema({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Nonsense' }] }),
    ).not.toEqual([]);
    expect(wrongIn(complaintsOfSchema)).toEqual([]);
  });

  test('the renderer of Microsoft has nothing to complain about', () => {
    expect(wrongIn(complaintsOfRenderer)).toEqual([]);
  });

  test('every card says its version, its language and what to show where cards cannot be drawn', () => {
    expect(
      wrongIn((card) => [
        ...(card['version'] === '1.5' ? [] : [card['version']]),
        ...(wordings.some(({ language }) => language === card['lang']) ? [] : [card['lang']]),
        ...(typeof card['fallbackText'] === 'string' && card['fallbackText'] !== '' ? [] : ['fallbackText']),
      ]),
    ).toEqual([]);
  });

  test('every button carries a verb that exists', () => {
    const verbsIn = (card: CardPart) => partsOfType(card, 'Action.Execute').map((action) => action['verb']);
    expect(
      wrongIn((card) => verbsIn(card).filter((verb) => !verbNames.some((name) => name === verb))),
    ).toEqual([]);
    const used = new Set(cards.flatMap(({ card }) => verbsIn(card)));
    expect(verbNames.filter((name) => !used.has(name))).toEqual([]);
  });

  test('every button stands in an action set and works in clients that know only Action.Submit', () => {
    expect(
      wrongIn((card) => {
        const refresh = (card['refresh'] as { action?: unknown } | undefined)?.action;
        const inSets = new Set(actionsOf(card));
        const loose = partsOfType(card, 'Action.Execute').filter(
          (one) => one !== refresh && !inSets.has(one),
        );
        return [...loose, ...actionsOf(card).filter((action) => !hasTwin(action))];
      }),
    ).toEqual([]);
  });

  test('data behind a button holds ids, page numbers and what the person typed, and nothing else', () => {
    const known = [
      'requestId',
      'groupId',
      'departureId',
      'changeId',
      'userId',
      'skuId',
      'creationId',
      'listId',
      'deletionId',
      'origin',
      'page',
      'text',
      'jobId',
      'noticeId',
      'section',
      'before',
      // What the person typed, to go on with once the group is chosen.
      'typed',
      // Which state of a thing was seen, and which of several repairs is meant.
      ...['version', 'at'],
      'system',
      'class',
      'chosen',
      // Who is to work by a rule: Entra, or Usher itself.
      'keeper',
      ...['who', 'what', 'group', 'since', 'until'],
    ];
    const dataIn = (card: CardPart) =>
      partsOfType(card, 'Action.Execute').flatMap((action) => Object.keys(action['data'] as object));
    expect(wrongIn((card) => dataIn(card).filter((key) => !known.includes(key)))).toEqual([]);
  });

  test('every input has a label, and a required one says what is missing', () => {
    expect(
      wrongIn((card) =>
        partsOf(card).filter(
          ({ type, label, isRequired, errorMessage }) =>
            String(type).startsWith('Input.') &&
            (typeof label !== 'string' ||
              label === '' ||
              (isRequired === true && typeof errorMessage !== 'string')),
        ),
      ),
    ).toEqual([]);
  });

  test('no card has two inputs with one id', () => {
    const idsIn = (card: CardPart) =>
      partsOf(card).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []));
    expect(wrongIn((card) => idsIn(card).filter((id, index, ids) => ids.indexOf(id) !== index))).toEqual([]);
  });

  test('every text wraps, and nothing needs a wide screen', () => {
    expect(
      wrongIn((card) => [
        ...partsOfType(card, 'TextBlock').filter((block) => block['wrap'] !== true),
        ...partsOfType(card, 'ColumnSet').filter((set) => (set['columns'] as unknown[]).length > 3),
        ...partsOfType(card, 'ActionSet').filter((set) => (set['actions'] as unknown[]).length > 6),
        ...partsOfType(card, 'Table'),
      ]),
    ).toEqual([]);
  });

  test('every card has a heading or begins with the sentence that answers', () => {
    const startsWell = (card: CardPart) => {
      const [first] = card['body'] as CardPart[];
      return first?.['style'] === 'heading' || first?.['type'] === 'RichTextBlock';
    };
    const wrong = wrongIn((card) => (startsWell(card) ? [] : ['no heading']));
    // Teams writes the title of a dialog above its card.
    expect(wrong.filter(({ where }) => !where.startsWith('askDialog,'))).toEqual([]);
  });

  test('every notification line is one short sentence', () => {
    const tooMuch = cards.filter(
      ({ summary }) => summary === '' || summary.length > 250 || summary.includes('{{'),
    );
    expect(tooMuch.map(({ where, summary }) => ({ where, summary }))).toEqual([]);
  });
});

/** The same title and data under Action.Submit, with the verb inside the data because Submit has none. */
function hasTwin(action: CardPart): boolean {
  const twin = action['fallback'] as CardPart | undefined;
  const { verb, data, title, associatedInputs } = action;
  return (
    twin?.['type'] === 'Action.Submit' &&
    twin['title'] === title &&
    twin['associatedInputs'] === associatedInputs &&
    JSON.stringify(twin['data']) === JSON.stringify({ verb, ...(data as object) })
  );
}
