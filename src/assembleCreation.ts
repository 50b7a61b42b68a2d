import { randomUUID } from 'node:crypto';
import type { Foundation } from './assemble.ts';
import type { Config } from './config.ts';
import type { CreationContext } from './groups/creationContext.ts';
import type { LicensingContext } from './licensing/context.ts';
import { readEndImpact } from './licensing/readImpact.ts';

/** What making and deleting groups works with. */
export function creationOf(config: Config, base: Foundation, licensing: LicensingContext): CreationContext {
  const { store, queue, now, rules } = base;
  return {
    db: store.db,
    directory: licensing.directory,
    enqueue: (trx, kind, payloads) => queue.enqueueMany(trx, kind, payloads),
    enqueueLater: (trx, kind, payload, options) => queue.enqueue(trx, kind, payload, options),
    enqueueMissing: (trx, kind, payloads) => queue.enqueueMissing(trx, kind, payloads),
    expiryDays: config.requestExpiryDays,
    settings: () => rules().creation,
    classes: () => rules().classes,
    allowGuests: config.allowGuests,
    readEndImpact: (groupId) => readEndImpact(licensing, groupId, 'interactive'),
    now,
    newId: () => randomUUID(),
  };
}
