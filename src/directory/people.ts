import { askTogether, type BatchOutcome } from './batch.ts';
import type { Operation } from './graph.ts';
import { asRaw, toUser, USER_PROPERTIES } from './graphShapes.ts';
import type { DirectoryUser, PeopleFound } from './types.ts';
import { literal, searchClause, withQuery } from './url.ts';

const MOST_SIMILAR = 5;

/**
 * Who each of these texts may mean: by name or address exactly, and where nobody is called that, people with a name
 * like it. Answers in the order of the texts, 20 of them in one request.
 */
export async function findPeople(
  graph: Operation,
  texts: readonly string[],
): Promise<readonly PeopleFound[]> {
  const exact = (await askTogether(graph, texts.map(exactQuestion))).map(usersIn);
  const unknown = texts.filter((text, index) => exact[index]?.length === 0 && /[\p{L}\d]/u.test(text));
  const similar = (await askTogether(graph, unknown.map(similarQuestion))).map(usersIn);
  return texts.map((text, index) => {
    const found = exact[index] ?? [];
    return { text, exact: found, similar: found.length > 0 ? [] : (similar[unknown.indexOf(text)] ?? []) };
  });
}

function exactQuestion(text: string): { readonly url: string } {
  const wanted = literal(text);
  const properties = text.includes('@') ? ['userPrincipalName', 'mail'] : ['displayName'];
  const $filter = properties.map((property) => `${property} eq ${wanted}`).join(' or ');
  return { url: withQuery('/users', { $filter, $select: USER_PROPERTIES, $top: MOST_SIMILAR }) };
}

/** The part before the @ holds the name as a rule; the index finds its pieces. */
function similarQuestion(text: string): { readonly url: string; readonly eventual: true } {
  const words = (text.split('@')[0] ?? '').replaceAll(/[._,]+/gu, ' ').trim();
  return {
    url: withQuery('/users', {
      $search: searchClause('displayName', words === '' ? text : words),
      $select: USER_PROPERTIES,
      $top: MOST_SIMILAR,
      $count: true,
    }),
    eventual: true,
  };
}

function usersIn(outcome: BatchOutcome): readonly DirectoryUser[] {
  if ('failed' in outcome) throw outcome.failed;
  const { value } = asRaw(outcome.body);
  return Array.isArray(value) ? value.map((raw) => toUser(asRaw(raw))) : [];
}
