// A WeChat account behind a gateway: contacts, groups, messages of every kind, and what the real thing does wrong.

import { FileBox, type FileBoxInterface } from 'file-box';
import { type payloads, types } from 'wechaty-puppet';
import { PuppetMock } from 'wechaty-puppet-mock';

export type Person = { readonly id: string; readonly name: string; readonly alias?: string; readonly weixin?: string };
export type Group = { readonly id: string; topic: string; members: string[] };
/** What stands in somebody's chat with the shop. */
export type Shown = {
  readonly id: string;
  readonly conversation: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
  readonly mentions: readonly string[];
  readonly at: number;
};
export type Trouble = 'too_fast' | 'not_a_friend' | 'silent_after' | 'throws';

export class ScriptedPuppet extends PuppetMock {
  readonly people = new Map<string, Person & { readonly type: types.Contact }>();
  readonly groups = new Map<string, Group>();
  readonly payloads = new Map<string, payloads.Message>();
  readonly files = new Map<string, FileBoxInterface>();
  readonly cards = new Map<string, string>();
  readonly links = new Map<string, payloads.UrlLink>();
  readonly programs = new Map<string, payloads.MiniProgram>();
  readonly places = new Map<string, payloads.Location>();
  readonly friendships = new Map<string, payloads.Friendship>();
  /** What the shop sent, oldest first. */
  readonly shown: Shown[] = [];
  readonly recalled: string[] = [];
  readonly accepted: string[] = [];
  /** Announced, oldest first. */
  readonly announced: string[] = [];
  givesIds = true;
  /** Some gateways give back the shop's own words as events, some under another id than they told. */
  echoes: 'none' | 'same id' | 'other id' = 'none';
  /** A gateway whose `ding` is not answered. */
  dongs = true;
  trouble: Trouble | undefined;
  mayRecall = true;
  #counter = 0;

  constructor() {
    super();
    // The base class's watchdog would restart an account that nobody writes to.
    this.on('error', () => {});
    this.stop = async () => {
      this.stops += 1;
    };
  }

  nextId(kind = 'm'): string {
    this.#counter += 1;
    return `${kind}-${this.#counter.toString().padStart(6, '0')}`;
  }

  override async onStart(): Promise<void> {}
  override async onStop(): Promise<void> {}
  /** What clients are told to forget; there is nothing to forget here. */
  override onDirty(): void {}
  override ding(data?: string): void {
    if (this.dongs) this.emit('dong', { data: data ?? '' });
  }
  /** The hub hangs up without this; a hub that stopped the gateway's puppet would cost the shop its login. */
  stops = 0;

  override async contactList(): Promise<string[]> {
    return [...this.people.keys()];
  }
  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    const person = this.people.get(id);
    if (!person) throw new Error(`contact ${id} not found`);
    const { name, alias = '', weixin = '', type } = person;
    return { id, name, alias, weixin, handle: weixin, type, gender: 0, avatar: '', phone: [], friend: true };
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    const payload = this.payloads.get(id);
    if (!payload) throw new Error(`message ${id} not found`);
    return payload;
  }
  override async messageFile(id: string): Promise<FileBoxInterface> {
    const file = this.files.get(id);
    if (!file) throw new Error('the file is no more');
    return file;
  }
  override async messageContact(id: string): Promise<string> {
    return this.cards.get(id) ?? '';
  }
  override async messageUrl(id: string): Promise<payloads.UrlLink> {
    const link = this.links.get(id);
    if (!link) throw new Error('no link');
    return link;
  }
  override async messageMiniProgram(id: string): Promise<payloads.MiniProgram> {
    return this.programs.get(id) ?? {};
  }
  override async messageLocation(id: string): Promise<payloads.Location> {
    const place = this.places.get(id);
    if (!place) throw new Error('no place');
    return place;
  }
  override async messageRecall(id: string): Promise<boolean> {
    if (!this.mayRecall) return false;
    this.recalled.push(id);
    return true;
  }

  override async messageSendText(conversation: string, text: string, mentions?: string[]): Promise<never> {
    return this.#send(conversation, { text, mentions: mentions ?? [] }) as Promise<never>;
  }
  override async messageSendFile(conversation: string, box: FileBoxInterface): Promise<never> {
    const file = { name: box.name, bytes: await box.toBuffer() };
    return this.#send(conversation, { text: '', mentions: [], file }) as Promise<never>;
  }

  async #send(conversation: string, said: Pick<Shown, 'text' | 'mentions' | 'file'>): Promise<string | undefined> {
    if (!this.isLoggedIn) throw new Error('not logged in');
    if (this.trouble === 'too_fast') throw new Error('操作过于频繁，请稍后再试');
    if (this.trouble === 'not_a_friend') throw new Error('对方开启了朋友验证，你还不是他（她）朋友');
    if (this.trouble === 'throws') throw new Error('something unheard of');
    const isGroup = conversation.endsWith('@chatroom');
    if (isGroup && !this.groups.get(conversation)?.members.includes(this.currentUserId))
      throw new Error('你已不在群聊中 (not in room)');
    if (!isGroup && !this.people.has(conversation)) throw new Error(`contact ${conversation} not found`);
    const id = this.nextId('s');
    this.shown.push({ id, conversation, at: Date.now(), ...said });
    this.#echo(id, conversation, said);
    if (this.trouble === 'silent_after') return new Promise(() => {});
    return this.givesIds ? id : undefined;
  }

  #echo(id: string, conversation: string, { text, file }: Pick<Shown, 'text' | 'file'>): void {
    if (this.echoes === 'none') return;
    const isPicture = file !== undefined && /\.(png|jpe?g|gif)$/.test(file.name);
    const type = file === undefined ? types.Message.Text : isPicture ? types.Message.Image : types.Message.Attachment;
    this.announce({ from: this.currentUserId, conversation, type, text }, this.echoes === 'same id' ? id : undefined);
  }

  override async roomList(): Promise<string[]> {
    return [...this.groups].filter(([, { members }]) => members.includes(this.currentUserId)).map(([id]) => id);
  }
  override async roomRawPayload(id: string): Promise<payloads.Room> {
    const group = this.groups.get(id);
    if (!group) throw new Error(`room ${id} not found`);
    return { id, topic: group.topic, memberIdList: group.members, adminIdList: [] };
  }
  override async roomMemberList(id: string): Promise<string[]> {
    return this.groups.get(id)?.members ?? [];
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    const friendship = this.friendships.get(id);
    if (!friendship) throw new Error('no friendship');
    return friendship;
  }
  override async friendshipAccept(id: string): Promise<void> {
    this.accepted.push(id);
  }

  /** A message arrives at the account; answers its id. */
  announce(
    said: {
      readonly from: string;
      /** The group, or for a private chat who it is with. */
      readonly conversation?: string;
      readonly type?: types.Message;
      readonly text?: string;
      readonly mentions?: readonly string[];
      readonly filename?: string;
      readonly at?: number;
    },
    id = this.nextId(),
  ): string {
    const { from, conversation = this.currentUserId, type = types.Message.Text, text = '', at = Date.now() } = said;
    const isGroup = conversation.endsWith('@chatroom');
    this.payloads.set(id, {
      id,
      talkerId: from,
      type,
      text,
      timestamp: at,
      ...(said.filename === undefined ? {} : { filename: said.filename }),
      ...(isGroup
        ? { roomId: conversation, mentionIdList: [...(said.mentions ?? [])] }
        : { listenerId: from === this.currentUserId ? conversation : this.currentUserId }),
    } as payloads.Message);
    this.announced.push(id);
    this.emit('message', { messageId: id });
    return id;
  }
}

export const pictureBox = (bytes: Buffer, name = 'photo.png'): FileBoxInterface => FileBox.fromBuffer(bytes, name);
