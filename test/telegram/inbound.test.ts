// What customers do on Telegram, as envelopes: every kind of message, edits, presses, reactions, arrivals and partings.

import { describe, expect, it } from 'vitest';
import { type Arrival, toEnvelope } from '../../adapters/telegram/inbound.ts';
import type { Update } from '../../adapters/telegram/wire.ts';
import { type Content, type Envelope, shopId, timestamp } from '../../core/index.ts';
import messages from '../fixtures/telegram/messages.json' with { type: 'json' };

const now = timestamp(Date.UTC(2026, 10, 21));
const me = { id: 123456, username: 'huoji_bot', can_read_all_group_messages: false };
const arrival: Arrival = { shop: shopId('demo'), account: 'main', now, me };
const ann = { id: 42, is_bot: false, first_name: 'Ann', last_name: 'Li', language_code: 'zh-hans' };
const frame = { message_id: 9, date: 1_790_000_000, chat: { id: 42, type: 'private' }, from: ann };
const group = { id: -100123, type: 'supergroup', title: 'Fans' };

function read(payload: object): Envelope | { ignored: string } {
  return toEnvelope({ update_id: 77, ...payload } as Update, arrival);
}
function envelopeOf(payload: object): Envelope {
  const envelope = read(payload);
  if ('ignored' in envelope) throw new Error(`ignored: ${envelope.ignored}`);
  return envelope;
}

describe('a message in a private chat', () => {
  for (const [title, { message, content }] of Object.entries(messages))
    it(`reads: ${title}`, () => {
      expect(envelopeOf({ message: { ...frame, ...message } }).content).toEqual(content as Content[]);
    });

  it('reads: text with a lone surrogate and a NUL, which no store keeps alike', () => {
    const { content } = envelopeOf({ message: { ...frame, text: 'a\ud800b\0c' } });
    expect(content).toEqual([{ kind: 'text', text: 'a\ufffdbc' }]);
  });

  it('says who wrote, where to answer, when, and keeps the original', () => {
    const update = { message: { ...frame, text: '在吗' } };
    expect(envelopeOf(update)).toMatchObject({
      id: 'telegram:main:42:9',
      shop: 'demo',
      event: { kind: 'said' },
      from: { id: '42', name: 'Ann Li', locale: 'zh-hans', verified: 'platform' },
      replyTo: { channel: 'telegram', account: 'main', peer: '42' },
      sentAt: 1_790_000_000_000,
      receivedAt: now,
    });
    expect(JSON.parse(envelopeOf(update).raw!)).toEqual({ update_id: 77, ...update });
  });

  it('is an arrival when it is the Start button, and a question when it only looks like it', () => {
    expect(envelopeOf({ message: { ...frame, text: '/start' } })).toMatchObject({
      event: { kind: 'joined' },
      content: [],
    });
    const linked = envelopeOf({ message: { ...frame, text: '/start spring-sale' } });
    expect(linked).toMatchObject({ event: { kind: 'joined' }, content: [] });
    expect(linked.raw).toContain('spring-sale');
    expect(envelopeOf({ message: { ...frame, text: '/started yesterday?' } }).event).toEqual({ kind: 'said' });
  });

  it('of a bot, of the chat itself or of Telegram is nobody speaking', () => {
    const silent = [
      { ...frame, from: { ...ann, is_bot: true }, text: 'hi' },
      { ...frame, from: undefined, text: 'hi' },
      { ...frame, pinned_message: { message_id: 3 } },
      { ...frame, chat: { id: -1, type: 'channel' }, text: 'post' },
    ];
    for (const message of silent) expect(read({ message })).toHaveProperty('ignored');
  });
});

describe('an edit', () => {
  it('names the message it changes, and each edit has an id of its own that a redelivery repeats', () => {
    const edited_message = { ...frame, edit_date: 1_790_000_050, text: 'size M' };
    const first = envelopeOf({ edited_message });
    expect(first).toMatchObject({
      id: 'telegram:main:42:9:edit:1790000050-77',
      event: { kind: 'edited', of: 'telegram:main:42:9' },
      content: [{ kind: 'text', text: 'size M' }],
    });
    const again = toEnvelope({ update_id: 77, edited_message } as Update, arrival);
    const inTheSameSecond = toEnvelope({ update_id: 78, edited_message } as Update, arrival);
    expect((again as Envelope).id).toBe(first.id);
    expect((inTheSameSecond as Envelope).id).not.toBe(first.id);
  });
});

describe('a press', () => {
  const press = (more: object = {}) => ({
    callback_query: {
      id: '5511',
      from: ann,
      data: 'faq:size',
      message: {
        ...frame,
        from: { ...ann, is_bot: true },
        reply_markup: { inline_keyboard: [[{ text: '尺码', callback_data: 'faq:size' }]] },
      },
      ...more,
    },
  });

  it('is a choice with the words that stood on the button', () => {
    expect(envelopeOf(press())).toMatchObject({
      id: 'telegram:main:press:5511',
      event: { kind: 'chose', of: 'telegram:main:42:9' },
      content: [{ kind: 'choice', value: 'faq:size', label: '尺码' }],
    });
  });

  it('on a message Telegram no longer shows goes to the person himself', () => {
    expect(envelopeOf(press({ message: undefined })).replyTo.peer).toBe('42');
  });

  it('with more than a button can carry chooses nothing', () => {
    expect(envelopeOf(press({ data: 'x'.repeat(65) })).content).toEqual([
      { kind: 'unreadable', platformType: 'callback_query' },
    ]);
  });

  it("in a group acts in the presser's own conversation", () => {
    const other = { ...ann, id: 666 };
    const chat = { ...frame, chat: group };
    expect(envelopeOf(press({ from: other, message: chat })).replyTo.peer).toBe('-100123:666');
  });
});

describe('what happens without words', () => {
  it('a reaction names its message', () => {
    const message_reaction = {
      chat: frame.chat,
      message_id: 9,
      user: ann,
      date: 5,
      old_reaction: [],
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    };
    expect(envelopeOf({ message_reaction })).toMatchObject({
      event: { kind: 'reacted', of: 'telegram:main:42:9', reaction: '👍' },
      content: [],
    });
  });

  it('a block, a return and nothing else about membership is told', () => {
    const member = (status: string) => ({
      my_chat_member: { chat: frame.chat, from: ann, date: 5, new_chat_member: { status } },
    });
    expect(envelopeOf(member('kicked')).event).toEqual({ kind: 'blocked' });
    expect(envelopeOf(member('member')).event).toEqual({ kind: 'joined' });
    expect(read(member('restricted'))).toHaveProperty('ignored');
  });
});

describe('a message in a group', () => {
  const inGroup = (more: object) => ({ message: { ...frame, chat: group, ...more } });

  it('is for the bot only when it is mentioned or answered', () => {
    const mention = { text: '@Huoji_Bot 有货吗', entities: [{ type: 'mention', offset: 0, length: 10 }] };
    expect(envelopeOf(inGroup(mention))).toMatchObject({
      content: [{ kind: 'text', text: '有货吗' }],
      replyTo: { peer: '-100123:42' },
    });
    const reply = { text: 'and in blue?', reply_to_message: { message_id: 8, from: { id: me.id, is_bot: true } } };
    expect(envelopeOf(inGroup(reply)).content).toEqual([{ kind: 'text', text: 'and in blue?' }]);
    expect(read(inGroup({ text: 'just talk about huoji_bot' }))).toEqual({ ignored: 'group talk' });
  });

  it('in a topic is answered in that topic', () => {
    const asked = { text: '@huoji_bot hi', entities: [{ type: 'mention', offset: 0, length: 10 }] };
    const there = { message_thread_id: 31, is_topic_message: true };
    expect(envelopeOf(inGroup({ ...asked, ...there })).replyTo.thread).toBe('31');
    expect(envelopeOf(inGroup({ ...asked, message_thread_id: 31 })).replyTo.thread).toBeUndefined();
  });
});
