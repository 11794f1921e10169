// A moment as a merchant writes it, in the shop's own time.

import { type Timestamp, timestamp } from '../../core/index.ts';

/** `2026-11-25 09:00` in a zone, or any ISO time with an offset of its own. Undefined: no such moment. */
export function momentIn(text: string, zone: string): Timestamp | undefined {
  if (/[zZ]$|[+-]\d\d:?\d\d$/.test(text.trim())) {
    const at = Date.parse(text.trim());
    return Number.isNaN(at) ? undefined : timestamp(at);
  }
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!parts) return undefined;
  const [year, month, date, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number];
  const asUtc = Date.UTC(year, month - 1, date, hour, minute);
  const written = new Date(asUtc);
  if (written.getUTCMonth() !== month - 1 || written.getUTCDate() !== date || hour > 23 || minute > 59)
    return undefined;
  // The zone's offset is asked at the guess, and once more where a clock change lies between.
  let at = asUtc - offsetAt(asUtc, zone);
  at = asUtc - offsetAt(at, zone);
  return timestamp(at);
}

function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value);
  const there = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return there - Math.floor(at / 1000) * 1000;
}
