// The shop's day: what time it is there, whether people answer, and which mode its calendar asks for.

import type { KnowledgeBook } from '../knowledge/book.ts';
import type { Timestamp } from '../model/index.ts';

type About = KnowledgeBook['about'];
type Weekday = About['hours'][number]['days'][number];
/** The wall clock in the shop's time zone. */
export type LocalTime = { readonly day: string; readonly weekday: Weekday; readonly time: string };

const formats = new Map<string, Intl.DateTimeFormat>();

let last: { readonly minute: number; readonly timezone: string; readonly local: LocalTime } | undefined;

/** Whole minutes; the last one is kept, since formatting a date costs more than all else in a turn. */
export function localTime(now: Timestamp, timezone: string): LocalTime {
  const minute = Math.floor(now / 60_000);
  if (last?.minute !== minute || last.timezone !== timezone) last = { minute, timezone, local: read(now, timezone) };
  return last.local;
}

function read(now: Timestamp, timezone: string): LocalTime {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(now)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: parts.weekday!.toLowerCase() as Weekday,
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** Whether people answer now. A shop without hours has people always; a 调休 day counts as a Monday's. */
export function peopleAnswer(about: About, { day, weekday, time }: LocalTime): boolean {
  if (about.hours.length === 0) return true;
  if (about.holidays.includes(day)) return false;
  const as = about.workdays.includes(day) && (weekday === 'sat' || weekday === 'sun') ? 'mon' : weekday;
  return about.hours.some(({ days, from, to }) => days.includes(as) && within(time, from, to));
}

/** First line of the calendar that fits, else `auto`. */
export function modeNow(about: About, { day, weekday, time }: LocalTime, channel: string): 'auto' | 'assist' {
  const line = about.mode.find(
    (each) =>
      (each.days?.includes(weekday) ?? true) &&
      (each.channels?.includes(channel) ?? true) &&
      (each.since === undefined || day >= each.since) &&
      (each.until === undefined || day <= each.until) &&
      within(time, each.from ?? '00:00', each.to ?? '24:00'),
  );
  return line?.mode ?? 'auto';
}

/** `22:00` to `02:00` spans midnight. */
function within(time: string, from: string, to: string): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
