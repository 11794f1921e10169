// Telegram in a story: private chats with the bot, and a forum group in which each case is a topic.

import { openTelegram, type Person, type TelegramFake } from '../../fakes/telegram.ts';
import type { ChatMessage } from '../../fakes/telegram-state.ts';
import { type Agent, type Case, type Platform, type Shown, staff } from './face.ts';

const token = '7654321:canary-bot-token-never-to-be-shown';
export const group = -1001234567890;

export type TelegramPlatform = Platform & { readonly fake: TelegramFake };

export async function openTelegramPlatform(): Promise<TelegramPlatform> {
  const fake = await openTelegram({ token });
  fake.forum(group);
  let customers = 0;
  const agentOf = (agent: Agent): Person => ({ id: 1000 + staff[agent].number, first_name: agent });
  const pictureOf = (bytes: Buffer) => ({
    photo: [{ file_id: fake.addFile(bytes, 'a.png').id, width: 8, height: 8 }],
  });

  function openCase(topic: number): Case {
    const write = (agent: Agent, what: string | Record<string, unknown>) =>
      fake.groupSays(group, agentOf(agent), what, topic);
    return {
      reads: () => fake.botSaid(group, topic).map(shownOf),
      claim: (agent) => fake.press(group, '认领', agentOf(agent), topic),
      replies: write,
      notes: (agent, text) => write(agent, `// ${text}`),
      shows: (agent, picture) => write(agent, pictureOf(picture)),
      resolve: (agent) => fake.press(group, '结案', agentOf(agent), topic),
      giveBack: (agent) => fake.press(group, '交还机器人', agentOf(agent), topic),
      isOver: () => fake.topics(group).find(({ id }) => id === topic)?.state === 'closed',
    };
  }

  return {
    name: 'telegram',
    fake,
    channel: { adapter: 'telegram', token: { env: 'TELEGRAM_TOKEN' }, apiRoot: fake.url, pollSeconds: 1 },
    desk: {
      adapter: 'telegram',
      chat: String(group),
      pollSeconds: 1,
      albumMs: 50,
      messagesPerMinute: 6000,
    },
    env: { TELEGRAM_TOKEN: token },
    account: (agent) => String(agentOf(agent).id),
    meet: () => {},
    customer(name) {
      const person = { id: 5000 + ++customers, first_name: name, language_code: 'zh-hans' };
      return {
        name,
        says: (text) => fake.user(text, person),
        shows: (picture) => fake.user(pictureOf(picture), person),
        sees: () => fake.botSaid(person.id).map(shownOf),
      };
    },
    caseWith(words) {
      const topic = fake
        .topics(group)
        .findLast(({ id }) => fake.botSaid(group, id).some((message) => shownOf(message).text.includes(words)));
      return topic && openCase(topic.id);
    },
    waiting: () => fake.pending.length,
    faults: () => [],
    close: () => fake.close(),
  };
}

function shownOf({ text, fields }: ChatMessage): Shown {
  const kinds = ['photo', 'document', 'video', 'audio', 'voice', 'animation'];
  return { text: text ?? String(fields['caption'] ?? ''), files: kinds.filter((kind) => kind in fields).length };
}
