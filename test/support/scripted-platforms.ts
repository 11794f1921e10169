// A channel and a desk that write down what reaches them, and fail as the test tells them to.

import type {
  Address,
  Capabilities,
  ChannelAdapter,
  DeskAdapter,
  DeskPost,
  Handoff,
  Health,
  Reply,
  SendOptions,
} from '../../core/index.ts';
import type { ManualClock } from './clock.ts';

export const plainChat: Capabilities = {
  text: { limit: 1000, unit: 'utf16', markup: 'plain' },
  choices: { max: 3, label: 20, value: 60 },
  media: { image: 1000, audio: 1000, video: 1000, file: 1000 },
  caption: 0,
  card: false,
  wholeReply: false,
  typing: false,
  edit: false,
  idempotentSend: false,
  mailbox: false,
  quietWindow: 0,
  rate: { perSecond: 1000, burst: 1000 },
};

export type Sent = {
  readonly to: Address;
  readonly reply: Reply;
  readonly delivery: string;
  readonly at: number;
  readonly edits?: readonly string[];
};
/** What the platform does with the next send: throws, waits, or (absent) takes it. */
export type Weather = (sent: Sent, options: SendOptions) => Promise<void> | void;

export class ScriptedChannel implements ChannelAdapter {
  readonly name: string;
  readonly account = 'main';
  readonly capabilities: Capabilities;
  readonly clock: ManualClock;
  /** Sends begun, whatever became of them; and those that arrived. */
  readonly begun: Sent[] = [];
  readonly arrived: Sent[] = [];
  weather: Weather = () => {};
  state: Health = { state: 'connected', since: 0 as Health['since'] };
  fetchMedia?: NonNullable<ChannelAdapter['fetchMedia']>;
  edit?: NonNullable<ChannelAdapter['edit']>;
  stopped = false;

  constructor(clock: ManualClock, capabilities: Partial<Capabilities> = {}, name = 'chat') {
    this.clock = clock;
    this.name = name;
    this.capabilities = { ...plainChat, ...capabilities };
    if (this.capabilities.edit) this.edit = (to, edits, reply, options) => this.#take({ to, reply, options, edits });
  }
  async start(): Promise<void> {}
  send(to: Address, reply: Reply, options: SendOptions) {
    return this.#take({ to, reply, options });
  }
  async #take({
    to,
    reply,
    options,
    edits,
  }: {
    to: Address;
    reply: Reply;
    options: SendOptions;
    edits?: readonly string[];
  }) {
    const sent: Sent = { to, reply, delivery: options.delivery, at: this.clock.now(), ...(edits && { edits }) };
    this.begun.push(sent);
    await this.weather(sent, options);
    this.arrived.push(sent);
    return { platformIds: [`p${this.arrived.length}`] };
  }
  health(): Health {
    return this.state;
  }
  async stop(): Promise<void> {
    this.stopped = true;
  }
  /** Texts that arrived at one customer. */
  texts(peer = 'ann'): string[] {
    return this.arrived.filter(({ to }) => to.peer === peer).map(({ reply }) => textOf(reply));
  }
}

export class ScriptedDesk implements DeskAdapter {
  readonly id: string;
  readonly skills: readonly string[] = [];
  readonly rate: DeskAdapter['rate'];
  readonly opened: { readonly thread: string; readonly handoff: Handoff; readonly transcript: readonly string[] }[] =
    [];
  readonly lines: { readonly thread: string; readonly post: DeskPost; readonly at: number }[] = [];
  readonly closed: { readonly thread: string; readonly outcome: string }[] = [];
  weather: (call: 'open' | 'post' | 'close', thread?: string) => Promise<void> | void = () => {};
  stopped = false;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock, id = 'forum:main', rate: DeskAdapter['rate'] = { perSecond: 1000, burst: 1000 }) {
    this.#clock = clock;
    this.id = id;
    this.rate = rate;
  }
  async start(): Promise<void> {}
  async open(handoff: Handoff, brief: Handoff['brief']): Promise<string> {
    await this.weather('open');
    const thread = `${this.id}#${this.opened.length + 1}`;
    this.opened.push({ thread, handoff, transcript: brief.transcript.map(({ text }) => text) });
    return thread;
  }
  async post(thread: string, post: DeskPost): Promise<readonly string[]> {
    await this.weather('post', thread);
    this.lines.push({ thread, post, at: this.#clock.now() });
    return [`${thread}/${this.lines.length}`];
  }
  async close(thread: string, outcome: string): Promise<void> {
    await this.weather('close', thread);
    this.closed.push({ thread, outcome });
  }
  health(): Health {
    return { state: 'connected', since: 0 as Health['since'] };
  }
  async stop(): Promise<void> {
    this.stopped = true;
  }
  /** Lines as `kind: text`. */
  said(): string[] {
    return this.lines.map(({ post }) => `${post.kind}: ${post.kind === 'state' ? post.text : partsText(post.parts)}`);
  }
}

function partsText(parts: Reply['parts']): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : `[${part.kind}]`)).join('|');
}

function textOf({ parts, choices }: Reply): string {
  return `${partsText(parts)}${choices.map(({ label }) => ` [${label}]`).join('')}`;
}
