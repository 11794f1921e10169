// Who is who in the team's group: agents by Telegram's numeric id.

import { type ChatActor, type ChatRoster, type DeskLanguage, deskLanguage, openChatRoster } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { nameOf, type User } from './wire.ts';

export type Roster = Pick<ChatRoster, 'languageFor' | 'nameOf' | 'targets' | 'targetNames' | 'targetOf'> & {
  /** The actor, if he may serve; undefined for everyone else. Names and @names are never looked at. */
  actorOf(user: User): ChatActor | undefined;
  isNewStranger(user: User): boolean;
  languageOf(user: User): DeskLanguage;
};

/** @param agents the desk's own list; @param skills skills this desk's settings name */
export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  context: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const roster = openChatRoster({ adapter: 'telegram', agents, skills }, context);
  return {
    ...roster,
    actorOf: (user) => roster.actor(String(user.id), user.first_name || nameOf(user)),
    isNewStranger: ({ id }) => roster.isNewStranger(String(id)),
    languageOf: ({ id, language_code }) => deskLanguage(roster.languageOf(String(id)) ?? language_code),
  };
}
