// The people of the kill-test: web visitors and Telegram customers who write numbered messages, and the agent who takes
// a case now and then. Whatever the hub is going through, they try again until they are answered, as platforms do.

import type { Person, TelegramFake } from '../../test/fakes/telegram.ts';
import type { PlatformLog } from './platform-log.ts';

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Waits as long as a crowded machine may need; what takes longer hangs. */
export const until = async <Found>(
  look: () => Promise<Found | undefined> | Found | undefined,
  ms = 10 * 60_000,
): Promise<Found> => {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`nothing came of: ${look.toString().slice(0, 200)}`);
    await sleep(25);
  }
};

export type Field = {
  readonly base: string;
  readonly telegram: TelegramFake;
  readonly forum: number;
  readonly agent: Person;
  readonly log: PlatformLog;
  /** Answers a redelivery is due, 5 % of the time. */
  readonly lottery: () => boolean;
  readonly pause: () => Promise<void>;
  readonly console: ConsoleAgent;
  /** Nothing more is done to the hub, and everything it had to send is sent. Absent: nobody waits for that. */
  readonly over?: Promise<void>;
};
export type ConsoleAgent = (
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: Record<string, unknown> }>;

/** Where in his messages a customer asks for a person; undefined: never. */
export type Story = { readonly messages: number; readonly asksAt?: number };

/** HTTP that outlives kills: undefined while nobody answers. */
export async function http(
  url: string,
  init: RequestInit,
  ms = 8000,
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers } | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ms) });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      headers: response.headers,
    };
  } catch {
    return undefined;
  }
}

export async function webCustomer(name: string, story: Story, field: Field): Promise<void> {
  const { base, log, lottery, pause } = field;
  const json = { 'content-type': 'application/json' };
  const token = await until(async () => {
    const made = await http(`${base}/api/v1/visitors`, { method: 'POST', headers: json, body: '{}' });
    return made?.status === 201 ? String(made.body['token']) : undefined;
  });
  const headers = { ...json, authorization: `Bearer ${token}` };
  const post = (n: number, text: string) =>
    until(async () => {
      const content = [{ kind: 'text', text }];
      const answer = await http(`${base}/api/v1/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ id: `m${n}`, content }),
      });
      return answer?.status === 202 ? answer : undefined;
    });
  const late: Promise<unknown>[] = [];
  let last = 0;
  async function say(n: number, extra = ''): Promise<void> {
    const text = `n:${n}${extra}`;
    log.note({ kind: 'said', conversation: name, n });
    const answer = await post(n, text);
    log.note({ kind: 'taken', conversation: name, n });
    last = Number(answer.body['cursor'] ?? last);
    if (!lottery()) return;
    for (let times = 0; times < 3; times++) {
      log.note({ kind: 'again', conversation: name, n });
      late.push(sleep(Math.random() * 1500).then(() => post(n, text)));
    }
  }
  const history = async (after: number) =>
    until(async () => {
      const page = await http(`${base}/api/v1/messages?after=${after}&limit=200`, { headers });
      return page?.status === 200 ? (page.body as { messages: Seen[]; more: boolean }) : undefined;
    });
  type Seen = {
    cursor: number;
    author: { kind: 'customer' | 'bot' | 'agent' | 'system' };
    parts: { kind: string; text?: string }[];
  };

  for (let n = 1; n <= story.messages; n++) {
    const asks = n === story.asksAt;
    // A wish joined to an earlier question would take it to the person; here every question is to be answered.
    if (asks)
      await until(
        async () => (await history(0)).messages.some(({ parts }) => answers(n - 1, parts[0]?.text)) || undefined,
      );
    await say(n, asks ? ` 我要转人工 ${name}.` : '');
    if (asks) n = await throughConsole(name, n, { say, place: () => last }, field);
    await pause();
  }
  await Promise.all(late);
  await field.over;
  await settled(async () => (await history(0)).messages.length);
  for (let after = 0, more = true; more; ) {
    const page = await history(after);
    for (const { cursor, author, parts } of page.messages) {
      after = cursor;
      if (author.kind !== 'customer')
        log.note({
          kind: 'shown',
          conversation: name,
          order: cursor,
          by: author.kind,
          text: parts.map(({ text }) => text ?? '').join('\n'),
        });
    }
    more = page.more;
  }
}

/** Whether the probe engine's words answer message `n`. */
const answers = (n: number, text: string | undefined): boolean =>
  /\bre ([\d,]+) #/
    .exec(text ?? '')?.[1]
    ?.split(',')
    .includes(String(n)) ?? false;

type Voice = { say(n: number, extra?: string): Promise<void>; place(): number };

/** The agent takes the case in the console, talks, notes, and gives it back. Answers the last number said. */
async function throughConsole(
  name: string,
  asked: number,
  { say, place }: Voice,
  { console: desk, log }: Field,
): Promise<number> {
  const id = await until(async () => {
    const queue = await desk('GET', '/queue');
    for (const { id } of (queue.body['waiting'] as { id: string }[] | undefined) ?? [])
      if (JSON.stringify((await desk('GET', `/conversations/${id}`)).body['turns'] ?? '').includes(`转人工 ${name}.`))
        return id;
    return undefined;
  });
  const act = (verb: string, body: object = {}) =>
    until(async () => {
      const { status, body: answer } = await desk('POST', `/conversations/${id}/${verb}`, body);
      if (status === 200) return true;
      if (status !== 429) throw new Error(`${verb} was answered ${status} ${JSON.stringify(answer)}`);
      return undefined;
    });
  log.note({ kind: 'relayed', conversation: name, n: asked });
  await say(asked + 1);
  await act('claim', { id: `claim-of-${name}` });
  // Whatever the customer writes now he writes after the claim was answered: the bot may say nothing below it.
  await say(asked + 2);
  log.note({ kind: 'claimed', conversation: name, order: place() });
  await say(asked + 3);
  await act('reply', { id: `reply-to-${name}`, content: [{ kind: 'text', text: `agent speaks to ${name}.` }] });
  log.note({ kind: 'agent', conversation: name, text: `agent speaks to ${name}.`, private: false });
  await act('note', { id: `note-about-${name}`, content: [{ kind: 'text', text: `secret about ${name}.` }] });
  log.note({ kind: 'agent', conversation: name, text: `secret about ${name}.`, private: true });
  await until(async () => {
    const thread = JSON.stringify((await desk('GET', `/conversations/${id}?limit=200`)).body['turns'] ?? '');
    return [1, 2, 3].every((step) => thread.includes(`n:${asked + step}`)) || undefined;
  });
  for (const step of [1, 2, 3]) log.note({ kind: 'relayed', conversation: name, n: asked + step });
  await act('return', { id: `return-of-${name}` });
  await say(asked + 4);
  log.note({ kind: 'returned', conversation: name, order: place() });
  return asked + 4;
}

export async function telegramCustomer(name: string, story: Story, person: Person, field: Field): Promise<void> {
  const { telegram, log, lottery, pause } = field;
  let last = 0;
  async function say(n: number, extra = ''): Promise<void> {
    log.note({ kind: 'said', conversation: name, n });
    const before = telegram.everything.length;
    last = telegram.user(`n:${n}${extra}`, person).message_id;
    const update = telegram.everything[before]!;
    await until(() => !telegram.pending.includes(update) || undefined);
    log.note({ kind: 'taken', conversation: name, n });
    if (!lottery()) return;
    void (async () => {
      for (let times = 0; times < 3; times++) {
        await sleep(Math.random() * 500);
        log.note({ kind: 'again', conversation: name, n });
        await telegram.redeliver(update.update_id);
      }
    })();
  }
  for (let n = 1; n <= story.messages; n++) {
    const asks = n === story.asksAt;
    if (asks) await until(() => telegram.botSaid(person.id).some(({ text }) => answers(n - 1, text)) || undefined);
    await say(n, asks ? ' 我要转人工' : '');
    if (asks) n = await throughTopic(name, n, { say, place: () => last }, person, field);
    await pause();
  }
  await field.over;
  await settled(() => telegram.botSaid(person.id).length);
  for (const { message_id, text } of telegram.botSaid(person.id))
    log.note({ kind: 'shown', conversation: name, order: message_id, by: 'bot', text: text ?? '' });
}

/** The same in the agents' forum. */
async function throughTopic(
  name: string,
  asked: number,
  { say, place }: Voice,
  person: Person,
  { telegram, forum, agent, log }: Field,
): Promise<number> {
  const topic = await until(() => telegram.topics(forum).find((one) => one.name.includes(person.first_name)));
  const says = (text: string) =>
    until(async () => telegram.inChat(forum, topic.id).some((one) => one.text?.includes(text)) || undefined);
  await until(() => telegram.botSaid(forum, topic.id).some((one) => one.buttons.length > 0) || undefined);
  log.note({ kind: 'relayed', conversation: name, n: asked });
  await say(asked + 1);
  const claim = telegram.press(forum, claimLabel(telegram, forum, topic.id), agent, topic.id);
  await until(() => telegram.presses.some(({ id }) => id === claim) || undefined);
  await say(asked + 2);
  log.note({ kind: 'claimed', conversation: name, order: place() });
  await say(asked + 3);
  telegram.groupSays(forum, agent, `agent speaks to ${name}.`, topic.id);
  log.note({ kind: 'agent', conversation: name, text: `agent speaks to ${name}.`, private: false });
  telegram.groupSays(forum, agent, `// secret about ${name}.`, topic.id);
  log.note({ kind: 'agent', conversation: name, text: `secret about ${name}.`, private: true });
  for (const step of [1, 2, 3]) {
    await says(`n:${asked + step}`);
    log.note({ kind: 'relayed', conversation: name, n: asked + step });
  }
  await until(
    () => telegram.botSaid(person.id).some(({ text }) => text?.includes(`agent speaks to ${name}.`)) || undefined,
  );
  const before = telegram.botSaid(person.id).length;
  telegram.groupSays(forum, agent, '/bot', topic.id);
  await until(() => telegram.botSaid(person.id).length > before || undefined);
  await say(asked + 4);
  log.note({ kind: 'returned', conversation: name, order: place() });
  return asked + 4;
}

/** The first button of the case's card is the claim; its label follows the desk's language. */
function claimLabel(telegram: TelegramFake, forum: number, thread: number): string {
  return telegram.botSaid(forum, thread).find((one) => one.buttons.length > 0)!.buttons[0]!.text;
}

/** Waits until a count has not changed for three seconds. */
async function settled(count: () => Promise<number> | number): Promise<void> {
  let [value, since] = [await count(), performance.now()];
  while (performance.now() - since < 3000) {
    await sleep(250);
    const now = await count();
    if (now !== value) [value, since] = [now, performance.now()];
  }
}
