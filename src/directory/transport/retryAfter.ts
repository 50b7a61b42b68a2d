/**
 * How long the service asks to be left alone, in milliseconds. Graph writes seconds (also `2.128`), gateways in
 * front of it a date. Undefined when nothing usable is said: absent, zero or past, so that the caller backs off
 * instead of returning at once.
 * Source: Microsoft Graph throttling guidance; RFC 9110 §10.2.3.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? untilDate(value, headers, now) : Math.ceil(seconds * 1000);
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** Measured against the sender's own clock, where it tells it: ours may be wrong by minutes. */
function untilDate(value: string, headers: Headers, now: number): number {
  const senderNow = Date.parse(headers.get('date') ?? '');
  return Date.parse(value) - (Number.isNaN(senderNow) ? now : senderNow);
}
