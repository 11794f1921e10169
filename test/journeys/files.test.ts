// What goes wrong and what is not words: pictures and files both ways, edits, a topic that is gone, a customer who blocks.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireMessage } from '../../adapters/web/wire.ts';
import type { Browser } from '../console/desk-world.ts';
import { bo, openHouse, png, soon, type TestHouse, team, wordsIn } from '../support/house.ts';

let world: TestHouse;
let kai: Browser;
beforeAll(async () => {
  world = await openHouse();
  kai = await world.colleague('kai');
});
afterAll(() => world.close());

const mediaIn = (parts: WireMessage['parts']) => parts.filter((part) => part.kind === 'media');
const onThisPort = (url: string) => new URL(new URL(url).pathname + new URL(url).search, world.origin);

describe('files', () => {
  it('from the page reach the topic, and the agent’s file reaches the page under a signed link', async () => {
    const guest = await world.guest();
    await guest.say('图片故事，转人工');
    const topic = await world.topicWith('图片故事');
    await topic.claim(bo);
    await guest.sendFile(png(), '破洞.png');
    const photo = await soon(() => world.telegram.botSaid(team, topic.thread).find(({ fields }) => fields['photo']));
    expect(photo.fields['photo']).toBeTruthy();

    const pdf = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');
    const file = world.telegram.addFile(pdf, '退货单.pdf');
    const document = { file_id: file.id, file_name: '退货单.pdf', mime_type: 'application/pdf', file_size: pdf.length };
    topic.write(bo, { document, caption: '请填这张' });
    const heard = await guest.hears(0, ({ parts }) => mediaIn(parts).length > 0);
    const [link] = mediaIn(heard.parts);
    expect(link).toMatchObject({ mime: 'application/pdf' });
    const fetched = await fetch(onThisPort(link!.url));
    expect(fetched.status).toBe(200);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(pdf)).toBe(true);
    // Not without its signature, and never as something a browser would run.
    expect((await fetch(new URL(onThisPort(link!.url).pathname, world.origin))).status).toBeGreaterThanOrEqual(400);
    expect(fetched.headers.get('content-security-policy') ?? '').toMatch(/sandbox|default-src 'none'/);
    await world.endsWell();
  });

  it('from Telegram reach the console, and the console’s file reaches Telegram', async () => {
    const ann = world.chatter();
    await ann.asks('文件故事，转人工');
    const photo = world.telegram.addFile(png(), 'photo.png');
    ann.say({ photo: [{ file_id: photo.id, file_unique_id: 'u1', width: 8, height: 8 }], caption: '您看这里' });
    const id = await soon(
      async () =>
        (await kai.get(`/conversations?limit=1&search=${encodeURIComponent('文件故事')}`)).body.conversations[0]
          ?.id as string,
    );
    const shown = await soon(async () => {
      const { turns } = (await kai.get(`/conversations/${id}`)).body;
      return turns
        .flatMap(({ parts }: { parts: { kind: string; url?: string }[] }) => parts)
        .find((part: { kind: string; url?: string }) => part.kind === 'media' && part.url);
    });
    expect((await fetch(new URL(shown.url, world.origin))).status).toBe(200);
    expect((await kai.post(`/conversations/${id}/claim`)).status).toBe(200);

    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(png(16, 16))]), '新款.png');
    const uploaded = await fetch(`${world.origin}/api/v1/desk/media`, {
      method: 'POST',
      headers: { cookie: kai.cookie, origin: world.origin },
      body: form,
    });
    const { media } = (await uploaded.json()) as { media: string };
    const said = await kai.post(`/conversations/${id}/reply`, {
      id: 'a-picture',
      content: [{ kind: 'media', media }],
    });
    expect(said.status).toBe(200);
    await soon(() => ann.shown().some(({ fields }) => fields['photo']));
    await world.endsWell();
  });
});

describe('an edited message', () => {
  it('before its answer is answered as it reads now; after it, it goes to people and is not answered again', async () => {
    const ann = world.chatter();
    await ann.asks('/start');
    const before = ann.shown().length;
    const first = ann.say('怎么退货');
    world.telegram.edit(first.message_id, '什么时候发货');
    const answer = await ann.hears(before);
    expect(answer.text).toContain('48');
    await world.settled();
    expect(ann.shown()).toHaveLength(before + 1);
    world.telegram.edit(first.message_id, '有优惠吗');
    await world.settled();
    expect(ann.shown()).toHaveLength(before + 1);

    await ann.asks('改口故事，转人工');
    const topic = await world.topicWith('改口故事');
    await topic.claim(bo);
    const later = ann.say('要红色的');
    await topic.shows('要红色的');
    world.telegram.edit(later.message_id, '要蓝色的');
    await topic.shows('要蓝色的');

    const words = topic.write(bo, '今天发');
    const heard = await ann.hears(0, (text) => text === '今天发');
    world.telegram.edit(words.message_id, '明天发');
    await soon(() =>
      ann
        .shown()
        .find(({ message_id }) => message_id === heard.message_id)
        ?.text?.includes('明天发'),
    );
    await world.endsWell();
  });
});

describe('a topic that somebody deleted', () => {
  it('comes back with the last ten lines and the very message that found it gone', async () => {
    const guest = await world.guest();
    await guest.say('删题故事，转人工');
    const topic = await world.topicWith('删题故事');
    await topic.claim(bo);
    for (let line = 1; line <= 12; line++) await guest.say(`第${line}行`);
    await topic.shows('第12行');
    world.telegram.deleteTopic(team, topic.thread);
    await guest.say('还有人吗');
    const again = await world.topicWith('还有人吗');
    expect(again.thread).not.toBe(topic.thread);
    const all = again.lines().join('\n');
    for (const line of ['第4行', '第12行', '还有人吗']) expect(all).toContain(line);
    again.write(bo, '在的，新话题');
    await guest.hears(0, (one) => wordsIn(one) === '在的，新话题');
    await world.endsWell();
  });
});

describe('a customer who blocks the shop', () => {
  it('is shown in the thread: the agent learns that his words did not arrive', async () => {
    const ann = world.chatter();
    await ann.asks('拉黑故事，转人工');
    const topic = await world.topicWith('拉黑故事');
    await topic.claim(bo);
    await world.settled();
    world.telegram.blocked.add(ann.person.id);
    topic.write(bo, '这句到不了');
    const line = await topic.shows('未送达客户');
    expect(line).toContain('这句到不了');
    world.telegram.blocked.delete(ann.person.id);
    ann.say('我回来了');
    await topic.shows('我回来了');
    topic.write(bo, '这句到得了');
    await ann.hears(0, (words) => words === '这句到得了');
    await world.endsWell();
  });
});
