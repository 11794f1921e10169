// The conversation as the page knows it: joins visitor, line, thread and outbox, and tells the view what to show.

import { type Item, itemOfLetter, itemOfMessage, itemOfUpload, type Upload } from './item.ts';
import { type Keep, openKeep } from './keep.ts';
import { Link, type LinkState } from './link.ts';
import { newId, Outbox } from './outbox.ts';
import { Thread } from './thread.ts';
import { Timers } from './timers.ts';
import { refusalOf, type Unwelcome, upload } from './upload.ts';
import { askJson, HubRefused, Visitor } from './visitor.ts';
import { type Choice, readMessage, readWelcome, type Said, type ServerFrame, type Welcome } from './wire.ts';

/** What stands above the conversation: the shop's own welcome, or the page's words when it has none or is out of reach. */
export type Greeting = Welcome | 'awaited' | 'none' | 'unreached';

export type ChatState = {
  readonly greeting: Greeting;
  readonly items: readonly Item[];
  readonly link: LinkState;
  /** Cursors up to here are older history, not loaded yet. */
  readonly start: number;
  readonly someoneTypes: boolean;
  readonly unread: number;
};

export type ChatSettings = {
  /** The hub's address, ending in a slash. */
  readonly hub: string;
  readonly language: string;
  readonly identity?: string;
  changed(): void;
};

/** Messages a page of history holds, and those shown on opening. */
export const pageSize = 50;
const answerWithin = 8_000;
/** A welcome later than this would only push away what he reads. */
const welcomeWithin = 2_000;
const typingShownFor = 6_000;
const typingSaidEvery = 3_000;
/** Refusals that only mean "not now". */
const transient = /rate|too_many|busy|full|unavailable|internal|overload|timeout/;

export class Chat {
  readonly #settings: ChatSettings;
  readonly #api: string;
  readonly #keep: Keep;
  readonly #visitor: Visitor;
  readonly #link: Link;
  readonly #outbox: Outbox;
  readonly #thread = new Thread();
  readonly #timers = new Timers();
  readonly #stopped = new AbortController();
  readonly #uploads = new Map<string, Upload>();
  /** Local pictures of what this page sent, shown until the hub's own are there. */
  readonly #previews = new Map<string, string>();
  readonly #unwatch: () => void;
  #greeting: Greeting = 'awaited';
  #asksWelcome = false;
  #unanswered = 0;
  #read = 0;
  #lastTyping = 0;
  #loadingEarlier = false;

  constructor(settings: ChatSettings) {
    this.#settings = settings;
    this.#api = `${settings.hub}api/v1/`;
    this.#keep = openKeep(settings.hub);
    this.#visitor = new Visitor(this.#keep, this.#api, settings.language, settings.identity);
    this.#outbox = new Outbox(this.#keep);
    this.#begin();
    this.#link = new Link(this.#api, this.#visitor, {
      frame: (frame) => this.#took(frame),
      up: () => {
        this.#link.send({ type: 'resume', after: this.#thread.last });
        this.#unanswered = 0;
        this.#pump();
        if (this.#greeting === 'unreached' && this.#thread.isEmpty) void this.greet();
      },
      changed: () => this.#changed(),
      forgotten: () => this.#begin(),
      after: () => this.#thread.last,
    });
    this.#unwatch = this.#keep.watch((key, value) => this.#otherTab(key, value));
  }

  /** Someone who was here before may have mail; a new face makes no visitor at the hub until he opens the panel. */
  get hasHistory(): boolean {
    return this.#visitor.isKnown || this.#outbox.next !== undefined;
  }

  start(): void {
    // Another tab may have met the hub since this page was loaded.
    if (this.#link.state === 'resting') this.#begin();
    this.#link.start();
  }

  /** Asks for the shop's welcome, until it was answered once. The panel has been opened. */
  async greet(): Promise<void> {
    if (this.#asksWelcome || (this.#greeting !== 'awaited' && this.#greeting !== 'unreached')) return;
    this.#asksWelcome = true;
    try {
      const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(welcomeWithin)]);
      const answer = await askJson(`${this.#api}welcome?locale=${this.#settings.language}`, { signal });
      this.#greeting = readWelcome(answer) ?? 'none';
    } catch (error) {
      // An older hub has no welcome; one that is away may have.
      this.#greeting = error instanceof HubRefused && error.status === 404 ? 'none' : 'unreached';
    }
    this.#asksWelcome = false;
    this.#changed();
  }

  stop(): void {
    this.#stopped.abort();
    this.#unwatch();
    this.#link.stop();
    this.#timers.clearAll();
    for (const url of this.#previews.values()) URL.revokeObjectURL(url);
  }

  state(): ChatState {
    const sent = this.#thread.inOrder().map(itemOfMessage);
    const onTheirWay = [...this.#outbox.letters.map(itemOfLetter), ...[...this.#uploads.values()].map(itemOfUpload)];
    return {
      greeting: this.#greeting,
      items: [...sent, ...onTheirWay.sort((a, b) => a.at - b.at)],
      link: this.#link.state,
      start: this.#thread.start,
      someoneTypes: this.#timers.has('typing'),
      unread: sent.filter(({ cursor, author }) => cursor > this.#read && author.kind !== 'customer').length,
    };
  }

  say(text: string): void {
    this.#write([{ kind: 'text', text }], text);
  }

  choose({ value, label }: Choice): void {
    this.#write([{ kind: 'choice', value }], label);
  }

  askForPerson(label: string): void {
    this.#write([{ kind: 'human' }], label);
  }

  /** Answers why the file is not taken, or nothing when it is on its way. */
  attach(file: File): Unwelcome | undefined {
    const refusal = refusalOf(file);
    if (refusal) return refusal;
    const id = newId();
    if (file.type.startsWith('image/')) this.#previews.set(id, URL.createObjectURL(file));
    void this.#upload({ id, file, at: Date.now() });
    return undefined;
  }

  preview(id: string): string | undefined {
    return this.#previews.get(id);
  }

  retry(id: string): void {
    const upload = this.#uploads.get(id);
    if (upload) void this.#upload({ id, file: upload.file, at: upload.at });
    const letter = this.#outbox.find(id);
    if (!letter) return;
    const { refused: _, ...again } = letter;
    this.#outbox.put(again);
    this.#pump();
    this.#changed();
  }

  discard(id: string): void {
    this.#uploads.delete(id);
    this.#outbox.remove(id);
    this.#changed();
  }

  /** The visitor is typing; said at most every three seconds. */
  typing(): void {
    if (Date.now() - this.#lastTyping < typingSaidEvery) return;
    this.#lastTyping = Date.now();
    this.#link.send({ type: 'typing' });
  }

  /** He has seen everything that is here. */
  seen(): void {
    if (this.#thread.last <= this.#read) return;
    this.#read = this.#thread.last;
    this.#keep.set('read', String(this.#read));
    this.#link.send({ type: 'read', cursor: this.#read });
    this.#changed();
  }

  async loadEarlier(): Promise<void> {
    if (this.#loadingEarlier || this.#thread.start === 0) return;
    this.#loadingEarlier = true;
    const after = Math.max(0, this.#thread.start - pageSize);
    try {
      this.#thread.takeEarlier(await this.#page(after, this.#thread.start - after), after);
    } catch {
      // He can ask again: the button stays.
    }
    this.#loadingEarlier = false;
    this.#changed();
  }

  /** Reads one message anew: its links may have ended, or only the hub knows them. */
  async refresh(cursor: number): Promise<void> {
    try {
      for (const message of await this.#page(cursor - 1, 1)) this.#thread.take(message);
      this.#changed();
    } catch {
      // What stands there stays; the next opening reads it again.
    }
  }

  async #page(after: number, limit: number) {
    const token = await this.#visitor.token(this.#stopped.signal);
    const page = await askJson(`${this.#api}messages?after=${after}&limit=${limit}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: this.#stopped.signal,
    });
    const messages = Array.isArray(page['messages']) ? page['messages'] : [];
    return messages.map(readMessage).filter((message) => message !== undefined);
  }

  #begin(): void {
    this.#thread.begin(Number(this.#keep.get('last') ?? 0) - pageSize);
    this.#read = Number(this.#keep.get('read') ?? 0);
  }

  #write(content: readonly Said[], shown: string): void {
    this.#outbox.put({ id: newId(), content, parts: [{ kind: 'text', text: shown }], at: Date.now() });
    this.#lastTyping = 0;
    this.start();
    this.#pump();
    this.#changed();
  }

  /** Sends the oldest letter and waits for its answer; asks again when none comes. */
  #pump(): void {
    if (this.#timers.has('answer') || this.#timers.has('pause')) return;
    const letter = this.#outbox.next;
    if (!letter || !this.#link.send({ type: 'message', id: letter.id, content: letter.content })) return;
    this.#timers.set('answer', answerWithin, () => {
      this.#unanswered += 1;
      if (this.#unanswered > 1) this.#link.restart();
      this.#pump();
    });
  }

  #took(frame: ServerFrame): void {
    switch (frame.type) {
      case 'ack':
        this.#confirmed(frame.id, frame.cursor);
        break;
      case 'turn':
        this.#answered(frame.message.id);
        this.#outbox.remove(frame.message.id);
        if (this.#thread.take(frame.message) && frame.message.author.kind !== 'customer') this.#timers.clear('typing');
        this.#pump();
        break;
      case 'typing':
        this.#timers.set('typing', typingShownFor, () => this.#changed());
        break;
      case 'error':
        this.#refused(frame.id, frame.code, frame.message);
        break;
      case 'ping':
        return;
      default:
        frame satisfies never;
    }
    this.#caughtUp();
    this.#changed();
  }

  #confirmed(id: string, cursor: number): void {
    const letter = this.#outbox.find(id);
    this.#answered(id);
    if (!letter) return;
    this.#outbox.remove(id);
    if (cursor <= this.#thread.start) this.#startOver();
    else if (!this.#thread.has(cursor))
      this.#thread.take({ cursor, id, author: { kind: 'customer' }, parts: letter.parts, choices: [], at: letter.at });
    if (letter.content.some(({ kind }) => kind === 'media')) void this.refresh(cursor);
    this.#pump();
  }

  #refused(id: string | undefined, code: string, message: string): void {
    const letter = id === undefined ? undefined : this.#outbox.find(id);
    if (!letter) return;
    this.#answered(letter.id);
    if (transient.test(code)) this.#timers.set('pause', 3_000, () => this.#pump());
    else this.#outbox.put({ ...letter, refused: message || code });
    this.#pump();
  }

  #answered(id: string): void {
    if (id !== this.#outbox.next?.id) return;
    this.#timers.clear('answer');
    this.#unanswered = 0;
  }

  /** The hub numbers from the beginning again (its data was replaced): so do we. */
  #startOver(): void {
    this.#thread.begin(0);
    this.#read = 0;
    this.#link.send({ type: 'resume', after: 0 });
  }

  #caughtUp(): void {
    if (this.#thread.hasGap && !this.#timers.has('gap'))
      this.#timers.set('gap', 400, () => {
        if (this.#thread.hasGap) this.#link.send({ type: 'resume', after: this.#thread.last });
      });
    if (String(this.#thread.last) !== this.#keep.get('last')) this.#keep.set('last', String(this.#thread.last));
  }

  /** Tabs share the visitor: what one has received or read, the other asks for or counts as read. */
  #otherTab(key: string, value: string | undefined): void {
    if (key === 'last' && Number(value) > this.#thread.last)
      this.#timers.set('tab', 300, () => {
        if (Number(value) > this.#thread.last) this.#link.send({ type: 'resume', after: this.#thread.last });
      });
    if (key === 'read') this.#read = Math.max(this.#read, Number(value ?? 0));
    this.#changed();
  }

  async #upload({ id, file, at }: Upload): Promise<void> {
    this.#uploads.set(id, { id, file, at });
    this.start();
    this.#changed();
    try {
      const token = await this.#visitor.token(this.#stopped.signal);
      const media = await upload(this.#api, token, file, this.#stopped.signal);
      if (!this.#uploads.delete(id)) return;
      // A picture of this page's own is not kept: its address ends with the page.
      const parts = [{ kind: 'media' as const, url: '', mime: file.type, name: file.name }];
      this.#outbox.put({ id, content: [{ kind: 'media', media }], parts, at });
      this.#pump();
    } catch (error) {
      if (this.#uploads.has(id))
        this.#uploads.set(id, { id, file, at, failed: error instanceof HubRefused ? error.message : '' });
    }
    this.#changed();
  }

  #changed(): void {
    if (!this.#stopped.signal.aborted && !this.#timers.has('paint'))
      this.#timers.set('paint', 0, () => this.#settings.changed());
  }
}
