import type { Duration, Offset } from './tree.ts';
import { durationMs } from './tree.ts';

const dateForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2})))?$/i;
const durationForm = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** The furthest instant a date can stand for, in milliseconds. */
const furthest = 8.64e15;

/** Milliseconds since 1970 for `2025-05-28` (midnight UTC) or `2025-05-28T09:00:00+02:00`; undefined else. */
export function readInstant(text: string): number | undefined {
  const parts = dateForm.exec(text);
  if (parts === null) return undefined;
  const number = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59 || number(9) > 14 || number(10) > 59)
    return undefined;
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  const offset = (parts[8] === '-' ? -1 : 1) * (number(9) * 60 + number(10)) * 60_000;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offset;
}

/** Days, hours, minutes and seconds of an ISO 8601 duration. Months and years have no fixed length and are not read. */
export function readDuration(text: string): Duration | undefined {
  const parts = durationForm.exec(text);
  if (parts === null || /[PT]$/i.test(text)) return undefined;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(parts[index] ?? 0));
  const duration = { days: days ?? 0, hours: hours ?? 0, minutes: minutes ?? 0, seconds: seconds ?? 0 };
  return durationMs(duration) <= furthest ? duration : undefined;
}

export function printDuration({ days, hours, minutes, seconds }: Duration): string {
  const time = [
    [hours, 'H'],
    [minutes, 'M'],
    [seconds, 'S'],
  ] as const;
  const printed = time.map(([n, unit]) => (n === 0 ? '' : `${String(n)}${unit}`)).join('');
  if (days === 0 && printed === '') return 'P0D';
  return `P${days === 0 ? '' : `${String(days)}D`}${printed === '' ? '' : `T${printed}`}`;
}

/** The instant that `system.now` and its offset stand for. */
export function resolveNow(offset: Offset | null, now: number): number {
  if (offset === null) return now;
  const ms = durationMs(offset.duration);
  return offset.sign === 'plus' ? now + ms : now - ms;
}
