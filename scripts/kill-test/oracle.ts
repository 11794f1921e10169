// Judges a run from the platform log alone.

import type { LogLine } from './platform-log.ts';

export type Verdict = {
  readonly conversations: number;
  readonly said: number;
  readonly taken: number;
  readonly redelivered: number;
  readonly kills: number;
  /** How often the hub was stopped for a while, and its disk filled. */
  readonly frozen: number;
  readonly full: number;
  /** Taken by the hub and never answered, nor relayed to the agent who had the case. */
  readonly lost: readonly string[];
  /** Never answered, where the platform gives nothing again: how many, and which of them no gap explains. */
  readonly unreached: number;
  readonly unexplained: readonly string[];
  /** How much each channel told its operator may be missing: a hub that always tells of everything explains too much. */
  readonly gaps: readonly { readonly channel: string; readonly times: number; readonly seconds: number }[];
  /** Handled by two different turns. */
  readonly twice: readonly string[];
  /** Answered before an earlier one. */
  readonly disorder: readonly string[];
  /** The very same message shown again: what a platform without idempotent sends cannot rule out. */
  readonly doubles: number;
  /** Bot messages shown after a claim was answered and before the case came back. */
  readonly overTalk: readonly string[];
  /** Private words a customer saw. */
  readonly leaks: readonly string[];
  /** Agents' words that no customer saw. */
  readonly unheard: readonly string[];
  readonly restartMs: readonly number[];
};

export function judge(lines: readonly LogLine[]): Verdict {
  const conversations = new Map<string, Story>();
  const storyOf = (name: string): Story => {
    let story = conversations.get(name);
    if (!story) {
      story = {
        said: new Map(),
        taken: new Set(),
        unreached: new Map(),
        relayed: new Set(),
        shown: [],
        owned: [],
        agent: [],
      };
      conversations.set(name, story);
    }
    return story;
  };
  let [redelivered, kills] = [0, 0];
  const restartMs: number[] = [];
  const gaps: Gap[] = [];
  for (const line of lines) {
    if (line.kind === 'said') storyOf(line.conversation).said.set(line.n, line.at);
    else if (line.kind === 'taken' || line.kind === 'relayed') storyOf(line.conversation)[line.kind].add(line.n);
    else if (line.kind === 'unreached') storyOf(line.conversation).unreached.set(line.n, line.channel);
    else if (line.kind === 'told') gaps.push(line);
    else if (line.kind === 'again') redelivered++;
    else if (line.kind === 'shown') storyOf(line.conversation).shown.push(line);
    else if (line.kind === 'claimed')
      storyOf(line.conversation).owned.push({ from: line.order, to: Number.POSITIVE_INFINITY });
    else if (line.kind === 'returned') storyOf(line.conversation).owned.at(-1)!.to = line.order;
    else if (line.kind === 'agent') storyOf(line.conversation).agent.push(line);
    else if (line.kind === 'killed') kills++;
    else if (line.kind === 'ready') restartMs.push(line.ms);
  }
  const verdicts = [...conversations].map(([name, story]) => judgeOne(name, story));
  const all = (key: 'lost' | 'twice' | 'disorder' | 'overTalk' | 'leaks' | 'unheard') =>
    verdicts.flatMap((verdict) => verdict[key]);
  const sum = (of: (story: Story) => number) =>
    [...conversations.values()].reduce((total, story) => total + of(story), 0);
  return {
    conversations: conversations.size,
    said: sum(({ said }) => said.size),
    taken: sum(({ taken }) => taken.size),
    unreached: sum(({ unreached }) => unreached.size),
    unexplained: [...conversations].flatMap(([name, { said, unreached }]) =>
      [...unreached]
        .filter(([n, channel]) => !isTold(said.get(n)!, channel, gaps))
        .map(([n]) => `${name} n:${n} unexplained`),
    ),
    gaps: Object.entries(Object.groupBy(gaps, ({ channel }) => channel)).map(([channel, all = []]) => ({
      channel,
      times: all.length,
      seconds: Math.round(all.reduce((total, { from, to }) => total + to - from, 0) / 1000),
    })),
    redelivered,
    kills,
    frozen: lines.filter(({ kind }) => kind === 'stopped').length,
    full: lines.filter(({ kind }) => kind === 'full').length,
    lost: all('lost'),
    twice: all('twice'),
    disorder: all('disorder'),
    doubles: verdicts.reduce((total, { doubles }) => total + doubles, 0),
    overTalk: all('overTalk'),
    leaks: all('leaks'),
    unheard: all('unheard'),
    restartMs,
  };
}

type Gap = Extract<LogLine, { kind: 'told' }>;

/** Inside a gap its own channel told of, to the millisecond: the hub knows what it cannot know, or the run is red. */
function isTold(at: number, channel: string, gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.channel === channel && gap.from <= at && at <= gap.to);
}

type Story = {
  /** When each was written. */
  readonly said: Map<number, number>;
  readonly taken: Set<number>;
  /** And the channel that gives them no second time. */
  readonly unreached: Map<number, string>;
  readonly relayed: Set<number>;
  readonly shown: Extract<LogLine, { kind: 'shown' }>[];
  readonly owned: { from: number; to: number }[];
  readonly agent: Extract<LogLine, { kind: 'agent' }>[];
};

function judgeOne(name: string, { taken, relayed, shown, owned, agent }: Story) {
  const ordered = shown.toSorted((a, b) => a.order - b.order);
  // A bot's text names its numbers and a running count, so two equal texts are one message shown twice.
  const seen = new Set<string>();
  const handled = new Map<number, string>();
  const [twice, disorder]: [string[], string[]] = [[], []];
  let [doubles, highest] = [0, 0];
  for (const { text } of ordered) {
    const answer = answerIn(text);
    if (!answer) continue;
    if (seen.has(answer)) {
      doubles++;
      continue;
    }
    seen.add(answer);
    for (const n of numbersIn(answer)) {
      if (handled.has(n)) twice.push(`${name} n:${n}`);
      else if (n < highest) disorder.push(`${name} n:${n} after n:${highest}`);
      handled.set(n, text);
      highest = Math.max(highest, n);
    }
  }
  const words = ordered.map(({ text }) => text).join('\n');
  return {
    lost: [...taken].filter((n) => !handled.has(n) && !relayed.has(n)).map((n) => `${name} n:${n}`),
    twice,
    disorder,
    doubles,
    overTalk: ordered
      .filter(
        ({ text, order }) => answerIn(text) !== undefined && owned.some(({ from, to }) => order > from && order <= to),
      )
      .map(({ text }) => `${name} "${text}"`),
    leaks: agent.filter((line) => line.private && words.includes(line.text)).map(({ text }) => `${name} "${text}"`),
    unheard: agent.filter((line) => !line.private && !words.includes(line.text)).map(({ text }) => `${name} "${text}"`),
  };
}

/** The probe engine's words, with or without the mark of an assistant before them. */
function answerIn(text: string): string | undefined {
  return /\bre \d+(?:,\d+)* #\d+/.exec(text)?.[0];
}

function numbersIn(answer: string): number[] {
  return answer.slice(3).split(' #')[0]!.split(',').map(Number);
}
