// A hub's surroundings for the Teams adapter: the real door, outbound client, shelf and drawers, and a fake Teams.

import { ChannelSettings, createTeamsChannel, createTeamsDesk, DeskSettings } from '../../adapters/teams/index.ts';
import type { ChannelAdapter, DeskAdapter } from '../../core/index.ts';
import { until as untilSoon } from '../contract/channel-contract.ts';
import { openTeams, type TeamsFake, tenant } from '../fakes/teams.ts';
import type { Person as TeamsPerson } from '../fakes/teams-people.ts';
import { type AdapterWorld, type AdapterWorldOptions, openAdapterWorld, teamOn } from '../support/adapter-world.ts';

export { png } from '../support/png.ts';

// These take seconds to load on a crowded machine: not while a test's clock runs.
await Promise.all([import('botbuilder'), import('@azure/msal-node'), import('undici')]);

export const appId = '11111111-2222-4333-8444-555555555555';
export const appPassword = 'canary-app-password-never-to-be-shown';
export const team = '19:cases@thread.tacv2';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither, under 小博's name. */
export const bo: TeamsPerson = { id: '29:1-bo', name: 'Bo', aadObjectId: '0bbbbbbb-1111-4111-8111-00000000000b' };
export const lin: TeamsPerson = { id: '29:1-lin', name: 'Lin', aadObjectId: '0ccccccc-1111-4111-8111-00000000000c' };
export const mallory: TeamsPerson = {
  id: '29:1-mal',
  name: '小博',
  aadObjectId: '0ddddddd-1111-4111-8111-00000000000d',
};

/** The tests of this room load an SDK and sign keys: on a crowded machine that takes its time. */
export const until = (holds: () => boolean): Promise<void> => untilSoon(holds, 25_000);

export type World = AdapterWorld & {
  readonly teams: TeamsFake;
  channel(settings?: object): ChannelAdapter;
  desk(settings?: object): DeskAdapter;
};

/** What hub.json would say about the bot. */
export function registrationAt(teams: TeamsFake): object {
  return {
    appId,
    appPassword,
    tenants: [tenant],
    openIdMetadataUrl: `${teams.url}/openid`,
    loginUrl: teams.url,
    serviceUrls: [teams.serviceUrl],
    watchSeconds: 1,
  };
}

export async function openWorld(
  options: Pick<AdapterWorldOptions, 'speed' | 'store' | 'publicUrl' | 'host'> & { readonly teams?: TeamsFake } = {},
): Promise<World> {
  const teams = options.teams ?? (await openTeams({ appId, appPassword }));
  teams.teamChannels.add(team);
  const world = await openAdapterWorld(teamOn('teams', bo.aadObjectId!), { speed: 1, ...options });
  teams.hook = `http://127.0.0.1:${world.http.port}/hooks/teams/main`;
  return {
    ...world,
    teams,
    channel: (settings = {}) =>
      createTeamsChannel(
        ChannelSettings.parse({ adapter: 'teams', ...registrationAt(teams), ...settings }),
        world.context,
      ),
    desk: (settings = {}) =>
      createTeamsDesk(
        DeskSettings.parse({
          adapter: 'teams',
          channel: team,
          agents: [bo.aadObjectId, lin.aadObjectId],
          ...registrationAt(teams),
          ...settings,
        }),
        world.context,
      ),
    async close() {
      await world.close();
      if (!options.teams) await teams.close();
    },
  };
}
