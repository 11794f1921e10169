// Who writes to the hub under measure: its customers on the web and at Telegram.

import { closedLoop, inFlight, Posts } from './load.ts';
import { type RunningHub, telegramSecret } from './running.ts';

/** The customers of one hub: on the web with tokens, and at Telegram, whose webhook is called as Telegram calls it. */
export class Wires {
  said = 0;
  readonly #posts: Posts;
  readonly #questions: readonly string[];
  readonly #tokens: string[] = [];

  constructor(hub: RunningHub, { questions }: { readonly questions: readonly string[] }) {
    this.#posts = new Posts(hub.port);
    this.#questions = questions;
  }

  async welcome(visitors: number): Promise<void> {
    await closedLoop(inFlight, visitors, async () => {
      const { status, body } = await this.#posts.post('/api/v1/visitors', {}, '');
      if (status !== 201) throw new Error(`a visitor was refused: ${status} ${body}`);
      this.#tokens.push((JSON.parse(body) as { token: string }).token);
    });
  }

  async web(): Promise<void> {
    const nth = ++this.said;
    const content = [{ kind: 'text', text: this.#question(nth) }];
    const { status, body } = await this.#posts.post(
      '/api/v1/messages',
      { authorization: `Bearer ${this.#tokens[nth % this.#tokens.length]}` },
      JSON.stringify({ id: `m${nth}`, content }),
    );
    if (status !== 202) throw new Error(`a message was refused: ${status} ${body}`);
  }

  async telegram(): Promise<void> {
    const nth = ++this.said;
    const customer = 700_000 + (nth % 2000);
    await this.#update(nth, { id: customer, type: 'private', first_name: 'Ann' }, customer);
  }

  /** Talk in a group that does not mean the bot: read, and left alone. */
  async ignored(): Promise<void> {
    const nth = ++this.said;
    await this.#update(nth, { id: -1_000_000 - (nth % 2000), type: 'supergroup', title: 'Team' }, 42);
  }

  close(): void {
    this.#posts.close();
  }

  #question(nth: number): string {
    return this.#questions[nth % this.#questions.length]!;
  }

  async #update(nth: number, chat: object, from: number): Promise<void> {
    const message = {
      message_id: nth,
      date: Math.floor(Date.now() / 1000),
      chat,
      from: { id: from, is_bot: false, first_name: 'Ann', username: 'ann', language_code: 'zh-hans' },
      text: this.#question(nth),
    };
    const { status, body } = await this.#posts.post(
      '/hooks/telegram/main',
      { 'x-telegram-bot-api-secret-token': telegramSecret },
      JSON.stringify({ update_id: nth, message }),
    );
    if (status !== 200) throw new Error(`an update was refused: ${status} ${body}`);
  }
}
