// Judges a run from the platform log alone.

import type { LogLine } from './platform-log.ts';

export type Verdict = {
  readonly conversations: number;
  readonly said: number;
  readonly taken: number;
  readonly redelivered: number;
  readonly kills: number;
  /** Taken by the hub and never answered, nor relayed to the agent who had the case. */
  readonly lost: readonly string[];
  /** Never answered, where the platform gives nothing again: how many, and which of them no gap explains. */
  readonly unreached: number;
  readonly unexplained: readonly string[];
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

/**
 * What was on its way into the hub this long before a kill may have died with it, ms: WeChat's gateway is asked for each
 * message's words and writer, which takes its time on a crowded machine. Longer while the disk was full.
 */
const inHandMs = 3000;
const inHandFullMs = 5000;

export function judge(lines: readonly LogLine[]): Verdict {
  const conversations = new Map<string, Story>();
  const storyOf = (name: string): Story => {
    let story = conversations.get(name);
    if (!story) {
      story = {
        said: new Map(),
        taken: new Set(),
        unreached: new Set(),
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
  for (const line of lines) {
    if (line.kind === 'said') storyOf(line.conversation).said.set(line.n, line.at);
    else if (line.kind === 'taken' || line.kind === 'relayed' || line.kind === 'unreached')
      storyOf(line.conversation)[line.kind].add(line.n);
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
      [...unreached].filter((n) => !isExplained(said.get(n)!, lines)).map((n) => `${name} n:${n} unexplained`),
    ),
    redelivered,
    kills,
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

/** Between a kill, or a little before it, and the moment in which the hub stood again and told of the gap. */
function isExplained(at: number, lines: readonly LogLine[]): boolean {
  let [from, isFull] = [Number.POSITIVE_INFINITY, false];
  for (const line of lines) {
    if (line.kind === 'full') isFull = true;
    // Each stop ends in a kill: what arrives meanwhile waits in the dead process's socket.
    else if (line.kind === 'killed' || line.kind === 'stopped') {
      from = Math.min(from, line.at - (isFull ? inHandFullMs : inHandMs));
      isFull = false;
    } else if (line.kind === 'told' && from < Number.POSITIVE_INFINITY) {
      if (at >= from && at <= line.at) return line.gap;
      from = Number.POSITIVE_INFINITY;
    }
  }
  return false;
}

type Story = {
  /** When each was written. */
  readonly said: Map<number, number>;
  readonly taken: Set<number>;
  readonly unreached: Set<number>;
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
