// Who is who in the team's channel: agents by Discord's user id.

import { type ChatActor, type ChatRoster, type DeskLanguage, deskLanguage, openChatRoster } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { nameOf, type User } from './wire.ts';

export type Roster = Pick<ChatRoster, 'languageFor' | 'nameOf' | 'targets' | 'targetNames' | 'targetOf'> & {
  /** The actor, if he may serve; undefined for everyone else. Names are never looked at. */
  actorOf(user: User): ChatActor | undefined;
  isNewStranger(user: User): boolean;
  /** @param locale the language of his Discord, told with presses and slash commands only */
  languageOf(user: User, locale?: string): DeskLanguage;
  /** The language of lines that answer nobody in particular. */
  deskLanguage(): DeskLanguage;
};

/** @param agents the desk's own list; @param skills skills this desk's settings name */
export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  context: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const roster = openChatRoster({ adapter: 'discord', agents, skills }, context);
  const locales = new Map<string, string>();
  return {
    ...roster,
    actorOf: (user) => roster.actor(user.id, nameOf(user)),
    isNewStranger: ({ id }) => roster.isNewStranger(id),
    languageOf({ id }, locale) {
      if (locale !== undefined && locales.size < 1000) locales.set(id, locale);
      return deskLanguage(roster.languageOf(id) ?? locale ?? locales.get(id) ?? roster.languageFor('zh'));
    },
    deskLanguage: () => roster.languageFor('zh'),
  };
}
