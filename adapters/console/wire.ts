// The nouns of /api/v1/desk: what the browser desk (and anyone's own desk) sends and gets. Times are RFC 3339.

import { z } from 'zod';

// ── what comes in ────────────────────────────────────────────────────────────────────────────────────────────────

/** The client's own id for an act: sent twice, it is done once. */
export const ActId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** Ids of conversations and hand-offs. */
export const HouseId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export const PersonId = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);
const MediaName = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Password = z.string().min(1).max(400);

export const LoginRequest = z.strictObject({ login: z.string().min(1).max(100), password: Password });
export const LinkRequest = z.strictObject({ token: Secret });
export const SetupRequest = z.strictObject({ token: Secret, password: Password });
export const PasswordRequest = z.strictObject({ current: Password, next: Password });

export const Said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({ kind: z.literal('media'), media: MediaName }),
]);
export type Said = z.infer<typeof Said>;
export const SayRequest = z.strictObject({ id: ActId, content: z.array(Said).min(1).max(10) });
/** Claim, resolve, return: the id is optional, because each is harmless when repeated. */
export const ActRequest = z.strictObject({ id: ActId.optional() });
export const TransferRequest = z.strictObject({
  id: ActId.optional(),
  /** A person's id, a skill's name, or `everyone`. */
  to: z.string().min(1).max(80),
  note: z.string().max(2000).optional(),
});
export const NoBody = z.strictObject({});

export const Owner = z.enum(['bot', 'waiting', 'agent', 'paused', 'closed']);
export const ListQuery = z.strictObject({
  owner: Owner.optional(),
  search: z.string().max(200).optional(),
  /** Where the page before ended (its `next`), or a time: only conversations whose last line is older. */
  before: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z(~[A-Za-z0-9_-]{8,64})?$/)
    .refine((text) => !Number.isNaN(Date.parse(text.split('~')[0]!)))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ThreadQuery = z.strictObject({
  /** Only turns before this seq. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const NoQuery = z.strictObject({});

// ── what goes out ────────────────────────────────────────────────────────────────────────────────────────────────

const Time = z.iso.datetime();
export const Role = z.enum(['agent', 'supervisor', 'trainer', 'owner']);
export type Role = z.infer<typeof Role>;

export const Me = z.object({
  id: PersonId,
  name: z.string(),
  role: Role,
  login: z.string(),
  shop: z.string(),
  skills: z.array(z.string()),
  capacity: z.int(),
  /** Longest text a message may hold, characters. */
  textCharacters: z.int(),
  mediaBytes: z.int(),
});
export type Me = z.infer<typeof Me>;
/** Who is signed in, for a page that does not know yet; nobody is no error. */
export const WhoIsIt = z.object({ me: Me.optional() });
export type WhoIsIt = z.infer<typeof WhoIsIt>;

export const Part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('media'),
    type: z.enum(['image', 'audio', 'video', 'file']),
    /** A signed link of the hub's own; absent while the file is on its way, or lost. */
    url: z.string().optional(),
    name: z.string().optional(),
    mime: z.string().optional(),
    bytes: z.number().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
    caption: z.string().optional(),
  }),
  z.object({
    kind: z.literal('card'),
    title: z.string(),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
    link: z.string().optional(),
  }),
  z.object({ kind: z.literal('place'), latitude: z.number(), longitude: z.number(), title: z.string().optional() }),
  z.object({ kind: z.literal('choice'), label: z.string() }),
  z.object({ kind: z.literal('human') }),
  z.object({ kind: z.literal('unreadable'), platformType: z.string() }),
]);
export type Part = z.infer<typeof Part>;

/** Why the bot said it, in the shop's own terms. */
export const Why = z.object({
  act: z.string(),
  entry: z.string().optional(),
  via: z.string().optional(),
  score: z.number().optional(),
  matched: z.array(z.string()),
  nearest: z.string().optional(),
  runnerUp: z.object({ entry: z.string(), score: z.number() }).optional(),
  note: z.string().optional(),
  knowledge: z.string(),
});
export type Why = z.infer<typeof Why>;

export const Fate = z.object({
  state: z.enum(['pending', 'sending', 'sent', 'withdrawn', 'expired', 'unknown', 'dead']),
  why: z.string().optional(),
  /** Sent a second time after a restart: the customer may have seen it twice. */
  resent: z.boolean(),
});
export type Fate = z.infer<typeof Fate>;

export const Turn = z.object({
  seq: z.int(),
  author: z.object({
    kind: z.enum(['customer', 'bot', 'agent', 'system']),
    id: z.string().optional(),
    name: z.string().optional(),
    /** What a system line is about. */
    what: z.string().optional(),
  }),
  parts: z.array(Part),
  choices: z.array(z.string()),
  at: Time,
  /** A note: only agents see it. */
  private: z.boolean(),
  changed: z.enum(['edited', 'recalled']).optional(),
  why: Why.optional(),
  fates: z.array(Fate),
});
export type Turn = z.infer<typeof Turn>;

export const Case = z.object({
  id: z.string(),
  number: z.int(),
  reason: z.string(),
  skill: z.string().optional(),
  state: z.string(),
  openedAt: Time,
  mood: z.string().optional(),
  topic: z.string().optional(),
  to: z.string().optional(),
  note: z.string().optional(),
});

export const Summary = z.object({
  id: z.string(),
  customer: z.object({
    id: z.string(),
    name: z.string().optional(),
    language: z.string().optional(),
    tags: z.array(z.string()),
  }),
  channel: z.string(),
  account: z.string(),
  owner: Owner,
  /** Who serves it. */
  holder: z.object({ id: z.string(), name: z.string() }).optional(),
  waitingSince: Time.optional(),
  case: Case.optional(),
  last: z.object({ seq: z.int(), author: z.string(), text: z.string(), private: z.boolean(), at: Time }).optional(),
  lastAt: Time,
  version: z.int(),
});
export type Summary = z.infer<typeof Summary>;

export const Brief = z.object({
  number: z.int(),
  reason: z.string(),
  skill: z.string().optional(),
  language: z.string(),
  mood: z.object({ name: z.string(), because: z.array(z.string()) }).optional(),
  topic: z.string().optional(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  entities: z.array(z.object({ type: z.string(), value: z.string() })),
  transcript: z.array(z.object({ who: z.string(), text: z.string(), at: Time })),
});
export type Brief = z.infer<typeof Brief>;

export const Suggestion = z.object({ entry: z.string(), text: z.string(), score: z.number() });
export type Suggestion = z.infer<typeof Suggestion>;

export const Queue = z.object({ waiting: z.array(Summary), claimed: z.array(Summary) });
export type Queue = z.infer<typeof Queue>;
export const ConversationList = z.object({ conversations: z.array(Summary), next: z.string().optional() });
export type ConversationList = z.infer<typeof ConversationList>;
export const Thread = z.object({
  summary: Summary,
  attributes: z.array(z.object({ label: z.string(), value: z.string() })),
  firstSeenAt: Time,
  brief: Brief.optional(),
  suggestions: z.array(Suggestion),
  turns: z.array(Turn),
  more: z.boolean(),
});
export type Thread = z.infer<typeof Thread>;

export const Done = z.object({ status: z.enum(['done', 'already seen']) });
export type Done = z.infer<typeof Done>;
export const WireError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Who has the case, where that is the reason. */
    holder: z.object({ id: z.string(), name: z.string() }).optional(),
  }),
});
export type WireError = z.infer<typeof WireError>;

export const Colleague = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  capacity: z.int(),
  /** Cases he serves now. */
  serving: z.int(),
  online: z.boolean(),
  /** Told to those who manage people. */
  login: z.string().optional(),
  hasLogin: z.boolean().optional(),
});
export type Colleague = z.infer<typeof Colleague>;
export const PeopleList = z.object({
  people: z.array(Colleague),
  skills: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PeopleList = z.infer<typeof PeopleList>;

export const LinkInfo = z.object({ login: z.string(), name: z.string(), role: Role });
export type LinkInfo = z.infer<typeof LinkInfo>;
export const Invite = z.object({ link: z.string(), login: z.string(), expiresAt: Time });
export type Invite = z.infer<typeof Invite>;
export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      createdAt: Time,
      seenAt: Time,
      address: z.string(),
      browser: z.string(),
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;
export const HealthList = z.object({
  parts: z.array(
    z.object({
      what: z.string(),
      state: z.string(),
      detail: z.string().optional(),
      since: Time,
      /** What only a person can put right, e.g. a login code to scan. */
      alerts: z.array(z.object({ id: z.string(), text: z.string(), picture: z.string().optional() })).optional(),
    }),
  ),
});
export type HealthList = z.infer<typeof HealthList>;
export const StoredFile = z.object({
  media: z.string(),
  type: z.enum(['image', 'audio', 'video', 'file']),
  mime: z.string(),
  bytes: z.int(),
  name: z.string().optional(),
  url: z.string(),
});
export type StoredFile = z.infer<typeof StoredFile>;
export const FateReport = z.object({
  conversation: z.string(),
  consumed: z.boolean(),
  turn: Turn.optional(),
  answers: z.array(Turn),
  fates: z.array(Fate),
});
export type FateReport = z.infer<typeof FateReport>;

// ── the socket ───────────────────────────────────────────────────────────────────────────────────────────────────

export const ClientFrame = z.discriminatedUnion('kind', [
  /** The thread on screen; null: none. */
  z.strictObject({ kind: z.literal('view'), conversation: HouseId.nullable() }),
  z.strictObject({ kind: z.literal('typing') }),
  z.strictObject({ kind: z.literal('pong') }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

export const Presence = z.object({ id: z.string(), name: z.string(), typing: z.boolean() });
export type Presence = z.infer<typeof Presence>;
export const ServerFrame = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), at: Time }),
  /** Something changed in a conversation: its new summary and its last turns, enough to repaint. */
  z.object({ kind: z.literal('conversation'), summary: Summary, turns: z.array(Turn) }),
  z.object({ kind: z.literal('presence'), conversation: z.string(), people: z.array(Presence) }),
  z.object({ kind: z.literal('health'), what: z.string(), state: z.string() }),
  z.object({ kind: z.literal('knowledge'), version: z.string(), problems: z.int() }),
  z.object({ kind: z.literal('ping') }),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
