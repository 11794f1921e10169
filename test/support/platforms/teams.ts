// Teams in a story: chats with the bot, and a team's channel in which each case is a card with its replies.

import { openTeams, type TeamsFake, tenant } from '../../fakes/teams.ts';
import type { Person, read } from '../../fakes/teams-people.ts';
import { type Agent, type Case, type Platform, type Shown, staff } from './face.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const appPassword = 'canary-app-password-never-to-be-shown';
export const teamChannel = '19:cases@thread.tacv2';

export type TeamsPlatform = Platform & { readonly fake: TeamsFake };

export async function openTeamsPlatform(): Promise<TeamsPlatform> {
  const fake = await openTeams({ appId, appPassword });
  fake.teamChannels.add(teamChannel);
  let people = 0;
  const known = (name: string): Person => ({
    id: `29:1-${name}`,
    name,
    aadObjectId: `0bbbbbbb-1111-4111-8111-${String(++people).padStart(12, '0')}`,
  });
  const agents = Object.fromEntries(Object.keys(staff).map((key) => [key, known(key)])) as Record<Agent, Person>;
  const withPicture = (bytes: Buffer) => ({
    attachments: [{ contentType: 'image/*', contentUrl: fake.addFile(bytes, 'image/png').protectedUrl }],
  });

  function openCase(chain: string): Case {
    return {
      reads: () => fake.reads(chain).map(shownOf),
      claim: (agent) => fake.press(chain, '认领', agents[agent]),
      replies: (agent, text) => fake.teamSays(chain, agents[agent], text),
      notes: (agent, text) => fake.teamSays(chain, agents[agent], `// ${text}`),
      shows: (agent, picture) => fake.teamSays(chain, agents[agent], '', withPicture(picture)),
      resolve: (agent) => fake.press(chain, '结案', agents[agent]),
      giveBack: (agent) => fake.press(chain, '交还机器人', agents[agent]),
      isOver: () => !fake.hasButton(chain, '认领') && !fake.hasButton(chain, '结案'),
    };
  }

  return {
    name: 'teams',
    fake,
    channel: {
      adapter: 'teams',
      appId,
      appPassword: { env: 'TEAMS_APP_PASSWORD' },
      tenants: [tenant],
      openIdMetadataUrl: `${fake.url}/openid`,
      loginUrl: fake.url,
      serviceUrls: [fake.serviceUrl],
    },
    desk: { adapter: 'teams', channel: teamChannel, messagesPerMinute: 6000 },
    env: { TEAMS_APP_PASSWORD: appPassword },
    account: (agent) => agents[agent].aadObjectId,
    meet: ({ port }) => {
      fake.hook = `http://127.0.0.1:${port}/hooks/teams/main`;
    },
    customer(name) {
      const person = known(name);
      return {
        name,
        says: (text) => fake.says(text, {}, person),
        shows: (picture) => fake.says('', { text: undefined, ...withPicture(picture) }, person),
        sees: () => fake.reads(fake.chatOf(person)).map(shownOf),
      };
    },
    caseWith(words) {
      const chain = fake
        .chains(teamChannel)
        .findLast((one) => fake.reads(one).some(({ text }) => text.includes(words)));
      return chain === undefined ? undefined : openCase(chain);
    },
    waiting: () => fake.deliveries.filter(({ status }) => status === -1).length,
    faults: () => fake.invalid.map((fault) => `teams: ${fault}`),
    close: () => fake.close(),
  };
}

const shownOf = ({ text, pictures, links }: ReturnType<typeof read>): Shown => ({
  text,
  files: pictures.length + links.length,
});
