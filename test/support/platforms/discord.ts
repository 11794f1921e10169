// Discord in a story: private chats with the bot, and a private channel in which each case is a card with a thread.

import { type Channel, type DiscordFake, openDiscord, type Person, type Seen } from '../../fakes/discord.ts';
import { type Agent, type Case, type Platform, type Shown, staff } from './face.ts';

const token = 'MTAwMDAwMDAw.Gtest.never-to-be-shown';
const guild = '300000000000000001';
export const teamChannel = '300000000000000002';

export type DiscordPlatform = Platform & { readonly fake: DiscordFake };

export async function openDiscordPlatform(): Promise<DiscordPlatform> {
  const fake = await openDiscord({ token });
  const agents = Object.fromEntries(
    Object.entries(staff).map(([key, { number }]) => [
      key,
      { id: `20000000000000100${number}`, username: key } satisfies Person,
    ]),
  ) as Record<Agent, Person>;
  fake.addGuild(guild, 'The shop', Object.values(agents));
  fake.addChannel({ id: teamChannel, type: 0, name: 'support', guild_id: guild });
  let customers = 0;
  const withPicture = (bytes: Buffer) => ({
    attachments: [fake.file(fake.cdn.replace(/\/cdn$/, ''), bytes, 'a.png', 'image/png')],
  });
  const cardOf = (thread: Channel): Seen | undefined => fake.botSaid(teamChannel).find(({ id }) => id === thread.id);

  function openCase(thread: Channel): Case {
    return {
      reads: () => [cardOf(thread), ...fake.botSaid(thread.id)].flatMap((seen) => (seen ? [shownOf(seen)] : [])),
      claim: (agent) => fake.press(thread, '认领', agents[agent]),
      replies: (agent, text) => fake.says(thread, agents[agent], text),
      notes: (agent, text) => fake.says(thread, agents[agent], `// ${text}`),
      shows: (agent, picture) => fake.says(thread, agents[agent], withPicture(picture)),
      resolve: (agent) => fake.press(thread, '结案', agents[agent]),
      giveBack: (agent) => fake.press(thread, '交还机器人', agents[agent]),
      isOver: () => thread.archived && thread.locked,
    };
  }

  return {
    name: 'discord',
    fake,
    channel: { adapter: 'discord', token: { env: 'DISCORD_TOKEN' }, restApi: fake.url, cdn: fake.cdn },
    desk: { adapter: 'discord', channel: teamChannel, messagesPerMinute: 6000 },
    env: { DISCORD_TOKEN: token },
    account: (agent) => agents[agent].id,
    meet: () => {},
    customer(name) {
      const person = { id: `2000000000000020${String(++customers).padStart(2, '0')}`, username: name };
      const chat = fake.dm(person);
      return {
        name,
        says: (text) => fake.says(chat, person, text),
        shows: (picture) => fake.says(chat, person, withPicture(picture)),
        sees: () => fake.botSaid(chat.id).map(shownOf),
      };
    },
    caseWith(words) {
      const thread = fake
        .threadsOf(teamChannel)
        .findLast((one) =>
          [cardOf(one), ...fake.botSaid(one.id)].some((seen) => seen && shownOf(seen).text.includes(words)),
        );
      return thread && openCase(thread);
    },
    waiting: () => 0,
    faults: () => fake.pings.map((ping) => `discord: ${ping} was called`),
    close: () => fake.close(),
  };
}

const shownOf = ({ text, embeds, files }: Seen): Shown => ({
  text: [text, ...embeds].filter(Boolean).join('\n'),
  files: files.length,
});
