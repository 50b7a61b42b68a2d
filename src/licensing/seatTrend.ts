/** The seats of one product on one day, as recorded. */
export interface SeatDay {
  readonly skuId: string;
  /** A day in UTC, such as 2026-11-27. */
  readonly day: string;
  readonly bought: number;
  readonly used: number;
}

/** One week of a product: the last day recorded in it. */
export interface SeatWeek {
  /** Monday of the week. */
  readonly week: string;
  readonly bought: number;
  readonly used: number;
}

export const weeksShown = 12;

/** The last recorded day of each of the last weeks, the oldest first. Weeks without a record are left out. */
export function weeksOf(days: readonly SeatDay[], skuId: string, today: string): readonly SeatWeek[] {
  const first = plusDays(mondayOf(today), -7 * (weeksShown - 1));
  const own = days
    .filter((one) => one.skuId === skuId && one.day >= first && one.day <= today)
    .sort((a, b) => a.day.localeCompare(b.day));
  const byWeek = new Map(
    own.map(({ day, bought, used }) => [mondayOf(day), { week: mondayOf(day), bought, used }]),
  );
  return [...byWeek.values()];
}

/** Weeks until no seat is left, at the pace of the weeks recorded; null when seats do not run out at it. */
export function weeksLeft(weeks: readonly SeatWeek[]): number | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const passed = daysBetween(first.week, last.week) / 7;
  const perWeek = (last.used - first.used) / passed;
  const left = last.bought - last.used;
  return perWeek <= 0 || left <= 0 ? null : Math.floor(left / perWeek);
}

/** The day in UTC on which something happened. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
}

export function plusDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
