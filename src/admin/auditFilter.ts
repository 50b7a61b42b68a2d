import { accept, refuse, type Decision } from '../decision.ts';
import type { AdminRefusal, AuditQuery } from './adminViews.ts';

/** A search as the store understands it; null means anything. */
export interface AuditFilter {
  readonly people: readonly string[] | null;
  readonly isUsher: boolean;
  readonly action: string;
  readonly groupIds: readonly string[] | null;
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The instants between which to look; `until` is the whole day. */
export function readPeriod({
  since,
  until,
}: Pick<AuditQuery, 'since' | 'until'>): Decision<Pick<AuditFilter, 'from' | 'to'>, AdminRefusal> {
  const from = readDay(since);
  const last = readDay(until);
  if (from === undefined) return refuse({ code: 'notADay', text: since });
  if (last === undefined) return refuse({ code: 'notADay', text: until });
  return accept({ from, to: last === null ? null : new Date(last.getTime() + dayMs) });
}

/** Null for nothing, undefined for something else. */
function readDay(text: string): Date | null | undefined {
  const day = text.trim();
  if (day === '') return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  // 31 February is read as a day in March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? undefined : at;
}
