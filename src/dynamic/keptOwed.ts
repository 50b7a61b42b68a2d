import type { CardCopy } from '../store/outbox.ts';
import type { KeptContext } from './keptContext.ts';
import { keptCardFor } from './showKept.ts';
import type { KeptView } from './keptViews.ts';

interface OwedKeptView {
  readonly view: KeptView;
  readonly version: number;
  readonly isFinal: boolean;
}

/** How each card about kept groups is made from what the store says now; undefined when it is no longer owed. */
export const owedKeptCards: Readonly<
  Record<string, (context: KeptContext, copy: CardCopy) => Promise<OwedKeptView | undefined>>
> = {
  'dynamic.kept': async (context, { subject_id, user_id }) => {
    const found = await keptCardFor(context, user_id, subject_id);
    return (
      found && { view: found.view, version: found.kept.revision, isFinal: found.kept.state === 'stopped' }
    );
  },
};
