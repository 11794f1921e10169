// Everything a customer may send, over the gateway's wire: arrives as our content, or is named as unreadable.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAdapter, Content } from '../../core/index.ts';
import { quiet, type RecordingInlet, recordingInlet, until } from '../contract/channel-contract.ts';
import { ann, pictureBox, types } from '../fakes/wechat.ts';
import { endThreads, openWorld, team, type World } from './world.ts';

describe("a customer's message", () => {
  let world: World;
  let channel: ChannelAdapter;
  let inlet: RecordingInlet;

  async function open(settings: object = {}): Promise<void> {
    world = await openWorld();
    channel = world.channel(settings);
    inlet = recordingInlet();
    await channel.start(inlet);
    await until(() => channel.health().state === 'connected', 20_000);
  }
  beforeEach(() => open());
  afterEach(async () => {
    await channel.stop();
    await world.close();
  });
  afterAll(endThreads);

  const next = async (count = 1) => {
    await until(() => inlet.envelopes.length >= count);
    return inlet.envelopes[count - 1]!;
  };
  async function contentOf(type: number, prepare: (id: string) => void): Promise<readonly Content[]> {
    const id = world.wechat.puppet.nextId();
    prepare(id);
    world.wechat.announce({ from: ann.id, type: type as never }, id);
    return (await next()).content;
  }

  it('with a picture, a voice, a film or a file can be fetched for as long as the gateway has it', async () => {
    const { puppet } = world.wechat;
    const kinds = [
      [types.Message.Image, 'image', 'photo.png'],
      [types.Message.Audio, 'audio', 'voice.mp3'],
      [types.Message.Video, 'video', 'film.mp4'],
      [types.Message.Attachment, 'file', 'invoice.pdf'],
      [types.Message.Emoticon, 'image', 'smile.gif'],
    ] as const;
    for (const [index, [type, kind, filename]] of kinds.entries()) {
      const id = puppet.nextId();
      const bytes = Buffer.from(`bytes of ${filename}`);
      puppet.files.set(id, pictureBox(bytes, filename));
      world.wechat.announce({ from: ann.id, type, filename }, id);
      const [content] = (await next(index + 1)).content;
      expect(content).toEqual({ kind: 'media', type: kind, platform: id, name: filename });
      const file = await channel.fetchMedia!(
        { type: kind, platform: id, name: filename },
        new AbortController().signal,
      );
      expect(Buffer.from(file.bytes).toString()).toBe(`bytes of ${filename}`);
    }
  });

  it('with a file the gateway lost says so, and one that lies on a private host is not fetched', async () => {
    const { FileBox } = await import('file-box');
    const signal = new AbortController().signal;
    await expect(channel.fetchMedia!({ type: 'image', platform: 'm-none' }, signal)).rejects.toThrow();
    world.wechat.puppet.files.set('m-link', FileBox.fromUrl('http://127.0.0.1:1/secret', { name: 'x.png' }));
    await expect(channel.fetchMedia!({ type: 'image', platform: 'm-link' }, signal)).rejects.toThrow(
      /private|refused/i,
    );
  });

  it('with a place tells where, though the SDK loses the fields', async () => {
    const content = await contentOf(types.Message.Location, (id) => {
      world.wechat.puppet.places.set(id, {
        accuracy: 15,
        address: '海淀区成府路45号',
        latitude: 39.995121,
        longitude: 116.334154,
        name: '东升大厦',
      });
    });
    expect(content).toEqual([
      { kind: 'place', latitude: 39.995121, longitude: 116.334154, title: '东升大厦, 海淀区成府路45号' },
    ]);
  });

  it('with a link, a mini program or a contact is readable', async () => {
    const { puppet } = world.wechat;
    expect(
      await contentOf(types.Message.Url, (id) => {
        puppet.links.set(id, { title: '连衣裙', url: 'https://shop.example/d', description: '夏季' });
      }),
    ).toEqual([{ kind: 'text', text: '🔗 连衣裙\nhttps://shop.example/d\n夏季' }]);
    const program = puppet.nextId();
    puppet.programs.set(program, { title: '小店商城', description: '全场五折' });
    world.wechat.announce({ from: ann.id, type: types.Message.MiniProgram }, program);
    expect((await next(2)).content).toEqual([{ kind: 'text', text: '[小程序] 小店商城\n全场五折' }]);
    const card = puppet.nextId();
    puppet.cards.set(card, 'wxid_bo');
    world.wechat.announce({ from: ann.id, type: types.Message.Contact }, card);
    expect((await next(3)).content).toEqual([{ kind: 'text', text: '📇 Bo' }]);
  });

  it('with money is never taken for anything', async () => {
    world.wechat.announce({ from: ann.id, type: types.Message.Transfer, text: '<msg>100</msg>' });
    world.wechat.announce({ from: ann.id, type: types.Message.RedEnvelope, text: '恭喜发财' });
    await next(2);
    expect(inlet.envelopes.map(({ content }) => content)).toEqual([
      [{ kind: 'unreadable', platformType: 'transfer' }],
      [{ kind: 'unreadable', platformType: 'red_envelope' }],
    ]);
  });

  it('that quotes ours is what was newly said', async () => {
    world.wechat.says('「小店：满 200 减 20」\n- - - - - - - - - - - - - - -\n还有吗');
    expect((await next()).content).toEqual([{ kind: 'text', text: '还有吗' }]);
  });

  it('taken back is a recall of that message, told once', async () => {
    const id = world.wechat.says('写错了');
    world.wechat.announce({ from: ann.id, type: types.Message.Recalled, text: id });
    const recall = await next(2);
    expect(recall).toMatchObject({
      id: `wechat:main:${id}:recall`,
      event: { kind: 'recalled', of: `wechat:main:${id}` },
    });
    const other = world.wechat.says('又错了');
    const xml = `<sysmsg type="revokemsg"><revokemsg><newmsgid>${'7'.repeat(19)}</newmsgid></revokemsg></sysmsg>`;
    world.wechat.announce({ from: ann.id, type: types.Message.Recalled, text: xml });
    expect(other).toBeTruthy();
    expect((await next(4)).event).toEqual({ kind: 'recalled', of: `wechat:main:${'7'.repeat(19)}` });
  });

  it('from a public account, or of WeChat itself, is nobody', async () => {
    world.wechat.person({ id: 'gh_news', name: '新闻', isOfficial: true });
    world.wechat.says('头条', 'gh_news');
    world.wechat.person({ id: 'weixin', name: '微信团队' });
    world.wechat.says('登录提醒', 'weixin');
    world.wechat.announce({ from: ann.id, type: types.Message.Unknown, text: '你已添加了Ann，现在可以开始聊天了。' });
    world.wechat.says('在吗');
    expect((await next()).content).toEqual([{ kind: 'text', text: '在吗' }]);
    await quiet();
    expect(inlet.envelopes).toHaveLength(1);
  });

  it('that WeChat writes for a customer who blocked us is that', async () => {
    world.wechat.announce({ from: ann.id, type: types.Message.Unknown, text: '消息已发出，但被对方拒收了。' });
    expect((await next()).event).toEqual({ kind: 'blocked' });
  });

  it('of a new friend is an arrival, and a request is accepted only where the settings say so', async () => {
    world.wechat.befriends(ann.id, 'request');
    world.wechat.befriends(ann.id);
    const joined = await next();
    expect(joined).toMatchObject({ event: { kind: 'joined' }, content: [], replyTo: { peer: ann.id } });
    expect(world.wechat.puppet.accepted).toEqual([]);
    await channel.stop();
    await world.close();
    await open({ acceptFriends: true });
    world.wechat.befriends(ann.id, 'request');
    await until(() => world.wechat.puppet.accepted.length === 1);
  });

  it('in a group is for others, and with the setting only a mention is for us', async () => {
    world.wechat.inGroup(team, ann.id, '@小店\u2005什么时候发货', ['wxid_shop']);
    world.wechat.says('in private');
    expect((await next()).content).toEqual([{ kind: 'text', text: 'in private' }]);
    await channel.stop();
    await world.close();
    await open({ rooms: true });
    world.wechat.inGroup(team, ann.id, '今天天气真好');
    world.wechat.inGroup(team, ann.id, '@小店\u2005什么时候发货', ['wxid_shop']);
    const asked = await next();
    expect(asked.content).toEqual([{ kind: 'text', text: '什么时候发货' }]);
    await channel.send(
      asked.replyTo,
      {
        id: 'r' as never,
        to: asked.replyTo,
        author: { kind: 'bot' },
        parts: [{ kind: 'text', text: '明天' }],
        choices: [],
      },
      { delivery: 'r.0' as never, signal: new AbortController().signal },
    );
    expect(world.wechat.shownTo(team)).toMatchObject([{ text: '@Ann\u2005明天', mentions: [ann.id] }]);
  });

  it('keeps its order though some take longer to read', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `第 ${index} 句`);
    for (const text of texts) world.wechat.says(text);
    await next(100);
    expect(inlet.envelopes.map(({ content }) => content[0])).toEqual(texts.map((text) => ({ kind: 'text', text })));
  });

  it('given three times, before and after a restart, has one id', async () => {
    const id = world.wechat.says('once');
    await next();
    world.wechat.again(id);
    world.wechat.again(id);
    await until(() => inlet.accepted.length === 3);
    await channel.stop();
    channel = world.channel();
    await channel.start(inlet);
    await until(() => channel.health().state === 'connected', 20_000);
    world.wechat.again(id);
    await until(() => inlet.accepted.length === 4);
    expect(inlet.envelopes).toHaveLength(1);
  });
});
