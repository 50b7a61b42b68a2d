import type { Evaluate } from './language/compileRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';

/** Some people, each list in the same order; `columns` under Graph's names, without those that are unknown. */
export interface PeoplePage {
  readonly ids: readonly string[];
  /** 1 for a guest, 2 for an account that is disabled, 3 for both. */
  readonly flags: readonly number[];
  readonly managers: readonly (string | null)[] | null;
  /** How many of the values asked for each has. */
  readonly likeness: readonly number[] | null;
  readonly columns: ReadonlyMap<string, readonly unknown[]>;
}

export interface AffectedPerson {
  readonly id: string;
  readonly isGuest: boolean;
  readonly isDisabled: boolean;
}

/** What a rule does to some people. */
export interface EffectPage {
  /** People looked at. */
  readonly people: number;
  /** Not in the group, and the rule wants them. */
  readonly joins: readonly AffectedPerson[];
  /** In the group, and the rule does not want them. */
  readonly leaves: readonly AffectedPerson[];
  readonly stays: readonly AffectedPerson[];
  /** Members about whom the rule cannot say, because of a property that is unknown or a pattern; they stay. */
  readonly undecidedMembers: readonly AffectedPerson[];
  /** The same for people who are not in the group. */
  readonly undecidedOthers: readonly AffectedPerson[];
}

/** Looks at each person of a page as the evaluator wants it; the object is only good until the next call. */
export type Look = (object: DirectoryObject, isIn: boolean, likeness: number) => void;

/** Evaluates one page at an instant in milliseconds since 1970. Takes a microsecond or less a person. */
export function evaluatePage(
  page: PeoplePage,
  evaluate: Evaluate,
  { members, instant, look }: { members: ReadonlySet<string>; instant: number; look?: Look | undefined },
): EffectPage {
  const effect = {
    people: page.ids.length,
    joins: [] as AffectedPerson[],
    leaves: [] as AffectedPerson[],
    stays: [] as AffectedPerson[],
    undecidedMembers: [] as AffectedPerson[],
    undecidedOthers: [] as AffectedPerson[],
  };
  const { ids, flags, likeness } = page;
  const fill = filler(page);
  // One object serves for the whole page: a million of them would only be made to be thrown away.
  const object: Record<string, unknown> = {};
  for (const [at, id] of ids.entries()) {
    fill(object, at);
    const outcome = evaluate(object, instant);
    const isMember = members.has(id);
    if (look && (outcome === 'out' || outcome === 'in')) look(object, outcome === 'in', likeness?.[at] ?? 0);
    if (outcome === 'out' && !isMember) continue;
    const person = affected(id, flags[at] ?? 0);
    if (outcome === 'in') (isMember ? effect.stays : effect.joins).push(person);
    else if (outcome === 'out') effect.leaves.push(person);
    else (isMember ? effect.undecidedMembers : effect.undecidedOthers).push(person);
  }
  return effect;
}

function filler({ ids, managers, columns }: PeoplePage) {
  const lists = [...columns];
  return (object: Record<string, unknown>, at: number): void => {
    for (const [field, values] of lists) object[field] = values[at];
    object['id'] = ids[at];
    if (managers !== null) object['manager'] = managers[at] === null ? null : { id: managers[at] };
  };
}

function affected(id: string, flags: number): AffectedPerson {
  return { id, isGuest: (flags & 1) > 0, isDisabled: (flags & 2) > 0 };
}
