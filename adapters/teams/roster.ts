// Who is who in the team: agents by their Entra object id.

import { type ChatActor, type ChatRoster, type DeskLanguage, deskLanguage, openChatRoster } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { ChannelAccount } from './wire.ts';

export type Roster = Pick<ChatRoster, 'languageFor' | 'nameOf' | 'targets' | 'targetNames' | 'targetOf'> & {
  /** The actor, if he may serve; undefined for everyone else. Names and addresses are never looked at. */
  actorOf(account: ChannelAccount): ChatActor | undefined;
  isNewStranger(account: ChannelAccount): boolean;
  languageOf(account: ChannelAccount, locale: string | undefined): DeskLanguage;
};

/** @param agents the desk's own list; @param skills skills this desk's settings name */
export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  context: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const roster = openChatRoster({ adapter: 'teams', agents, skills, spellings }, context);
  return {
    ...roster,
    actorOf: ({ aadObjectId: id, name }) => (id === undefined ? undefined : roster.actor(id, name)),
    isNewStranger: ({ id }) => roster.isNewStranger(id),
    languageOf: ({ aadObjectId: id }, locale) =>
      deskLanguage((id === undefined ? undefined : roster.languageOf(id)) ?? locale),
  };
}

/** Entra writes its ids in small letters; people copy them as they like. */
function spellings(id: string): readonly string[] {
  return [id.toLowerCase(), id, id.toUpperCase()];
}
