// What every platform looks like to a story: customers who write and read, and a team that works on cases.

export { png } from '../png.ts';

export const platformNames = ['web', 'telegram', 'discord', 'teams', 'wechat', 'console'] as const;
export type PlatformName = (typeof platformNames)[number];

/** Who serves. Each has an account on every platform; `people` in the settings makes them one person. */
export const staff = {
  bo: { name: '小博', number: 1 },
  lin: { name: '小林', number: 2 },
  kai: { name: '小凯', number: 3 },
} as const;
export type Agent = keyof typeof staff;

/** One message as its reader sees it, with how many files hang on it or are linked from it. */
export type Shown = { readonly text: string; readonly files: number };

export type Customer = {
  readonly name: string;
  says(text: string): unknown;
  /** Sends a picture. */
  shows(picture: Buffer): unknown;
  /** What the shop has shown him, oldest first. */
  sees(): readonly Shown[] | Promise<readonly Shown[]>;
};

/** A case as the team has it before it. */
export type Case = {
  /** What stands in its thread of the hub's, oldest first; the brief comes first. */
  reads(): readonly Shown[] | Promise<readonly Shown[]>;
  /** Resolves once somebody has it: this agent or another. */
  claim(agent: Agent): unknown;
  /** Words for the customer. */
  replies(agent: Agent, text: string): unknown;
  /** Words for colleagues. */
  notes(agent: Agent, text: string): unknown;
  shows(agent: Agent, picture: Buffer): unknown;
  resolve(agent: Agent): unknown;
  giveBack(agent: Agent): unknown;
  /** Whether the thread says that the case is over. */
  isOver(): boolean | Promise<boolean>;
};

/** The house a platform is joined to; it may be another one later. */
export type Ground = { readonly origin: string; readonly port: number; setupLink(): Promise<string | undefined> };

export type Platform = {
  readonly name: PlatformName;
  /** For `channels` and `desks` in hub.json. Absent: the platform has none. */
  readonly channel?: object;
  readonly desk?: object;
  readonly env: Readonly<Record<string, string>>;
  /** The account an agent is known by. */
  account(agent: Agent): string | undefined;
  /** The house stands; a second call means another house. */
  meet(ground: Ground): Promise<void> | void;
  /** A new customer. Names are unique. */
  customer?(name: string): Customer | Promise<Customer>;
  /** The newest case in which these words stand. */
  caseWith?(words: string): Case | undefined | Promise<Case | undefined>;
  /** Updates that the hub has not taken yet. */
  waiting(): number;
  /** Calls the platform would not have taken, ever. */
  faults(): readonly string[];
  close(): Promise<void>;
};
