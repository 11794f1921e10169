// What hub.json may say about the browser desk.

import { z } from 'zod';

export const ConsoleSettings = z.strictObject({
  adapter: z.literal('console'),
  account: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,32}$/)
    .default('main'),
  /** Hand-offs that need one of these skills are offered here; empty: all. */
  skills: z.array(z.string().min(1)).default([]),
  /** A session not used for this long ends. */
  idleHours: z.number().positive().max(168).default(12),
  /** A session ends this long after the sign-in, used or not. */
  sessionDays: z.number().positive().max(90).default(7),
});
export type ConsoleSettings = z.infer<typeof ConsoleSettings>;
