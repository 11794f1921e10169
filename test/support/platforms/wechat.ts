// WeChat in a story: private chats with the shop's account, and a team's group in which each line names its case.

import { openWechat, shop, type WechatFake } from '../../fakes/wechat.ts';
import { type Agent, type Case, type Platform, type Shown, staff } from './face.ts';

const room = '77@chatroom';

export type WechatPlatform = Platform & { readonly fake: WechatFake };

export async function openWechatPlatform(): Promise<WechatPlatform> {
  const fake = await openWechat();
  // Gateways give the shop's own words back, under ids of their own: none of it may look like a person on the phone.
  fake.puppet.echoes = 'other id';
  const idOf = (name: string) => `wxid_${name}`;
  for (const key of Object.keys(staff)) fake.person({ id: idOf(key), name: key });
  fake.group(room, '客服群', [shop.id, ...Object.keys(staff).map(idOf)]);

  function openCase(number: string): Case {
    const line = (agent: Agent, text: string) => fake.inGroup(room, idOf(agent), `#${number} ${text}`);
    const reads = () => linesOf(fake, number);
    return {
      reads,
      claim: (agent) => line(agent, '/claim'),
      replies: line,
      notes: (agent, text) => line(agent, `// ${text}`),
      async shows(agent, picture) {
        const before = reads().length;
        line(agent, '/file');
        // A file has no line to name its case by: the room is told that the next one goes to this customer.
        while (
          !reads()
            .slice(before)
            .some(({ text }) => text.includes('两分钟内'))
        )
          await new Promise((resolve) => setTimeout(resolve, 20));
        fake.picture(picture, idOf(agent), room);
      },
      resolve: (agent) => line(agent, '/resolve'),
      giveBack: (agent) => line(agent, '/bot'),
      isOver: () => reads().some(({ text }) => /^#\d+ (✅|🤖)/u.test(text)),
    };
  }

  return {
    name: 'wechat',
    fake,
    channel: {
      adapter: 'wechat',
      puppet: 'service',
      endpoint: fake.endpoint,
      token: { env: 'WECHAT_TOKEN' },
      messagesPerMinute: 6000,
    },
    desk: { adapter: 'wechat', room: '客服群', messagesPerMinute: 6000 },
    env: { WECHAT_TOKEN: fake.token },
    account: idOf,
    meet: () => {},
    customer(name) {
      fake.person({ id: idOf(name), name });
      return {
        name,
        says: (text) => fake.says(text, idOf(name)),
        shows: (picture) => fake.picture(picture, idOf(name)),
        sees: () => fake.shownTo(idOf(name)).map(shownOf),
      };
    },
    caseWith(words) {
      const number = fake
        .shownTo(room)
        .map(({ text }) => (text.includes(words) ? /^#(\d+) /.exec(text)?.[1] : undefined))
        .findLast((found) => found !== undefined);
      return number === undefined ? undefined : openCase(number);
    },
    waiting: () => 0,
    faults: () => [],
    close: () => fake.close(),
  };
}

type Line = ReturnType<WechatFake['shownTo']>[number];

const shownOf = ({ text, file }: Line): Shown => ({ text, files: file === undefined ? 0 : 1 });

/** The lines of a case; a file stands behind the line that names whose it is. */
function linesOf(fake: WechatFake, number: string): Shown[] {
  const lines: Shown[] = [];
  let isOurs = false;
  for (const line of fake.shownTo(room)) {
    const named = /^#(\d+) /.exec(line.text)?.[1];
    if (named !== undefined) isOurs = named === number;
    if (isOurs) lines.push(shownOf(line));
  }
  return lines;
}
