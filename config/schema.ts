// What config/hub.json may say. Adapters' own settings are checked by the adapter that owns them.

import { z } from 'zod';
import { EmbeddingSettings } from './embeddings.ts';

const Role = z.enum(['agent', 'supervisor', 'trainer', 'owner']);

export const PersonSettings = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/),
  name: z.string().min(1).max(80),
  role: Role.default('agent'),
  accounts: z.record(z.string(), z.string().min(1)).default({}),
  skills: z.array(z.string()).default([]),
  languages: z.array(z.string()).default([]),
  capacity: z.int().min(1).max(1000).default(8),
});

/** Every rate and size; tests and benches set their own. */
export const LimitSettings = z.strictObject({
  frameBytes: z
    .int()
    .positive()
    .default(64 * 1024),
  textCharacters: z.int().positive().default(4000),
  mediaBytes: z
    .int()
    .positive()
    .default(20 * 1024 * 1024),
  jsonDepth: z.int().positive().default(32),
  visitorsPerHour: z.int().positive().default(120),
  messagesPerMinute: z.int().positive().default(60),
  requestsPerMinute: z.int().positive().default(3000),
  socketsPerAddress: z.int().positive().default(200),
  socketsPerVisitor: z.int().positive().default(8),
  loginsPer5Minutes: z.int().positive().default(5),
  webhookBytes: z
    .int()
    .positive()
    .default(256 * 1024),
  botReplyMinutes: z.number().positive().default(15),
  agentReplyHours: z.number().positive().default(24),
  quietCapMs: z.int().nonnegative().default(4000),
  quietCapMessages: z.int().positive().default(10),
  lookUpMs: z.int().positive().default(8000),
  mediaDays: z.int().positive().default(180),
});

const Adapter = z.looseObject({ adapter: z.string() });

export const HubSettingsFile = z.strictObject({
  $schema: z.string().optional(),
  shop: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('demo'),
  channels: z.array(Adapter).default([{ adapter: 'web' }]),
  desks: z.array(Adapter).default([{ adapter: 'console' }]),
  people: z.array(PersonSettings).default([]),
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  trustProxy: z.union([z.boolean(), z.int(), z.array(z.string())]).default(false),
  quietWindowMs: z.int().nonnegative().max(60_000).optional(),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
      /** A file to append to; standard error when absent. */
      file: z.string().optional(),
    })
    .prefault({}),
  limits: LimitSettings.prefault({}),
  /** What reads customers' words beside the recogniser: nothing unless it is named. */
  understanding: z.strictObject({ embeddings: EmbeddingSettings.optional() }).prefault({}),
  metrics: z.strictObject({ token: z.string().min(16) }).optional(),
});
export type HubSettingsFile = z.infer<typeof HubSettingsFile>;
