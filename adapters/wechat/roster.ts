// Who is who in the team's room: agents by contact id.

import { type ChatActor, type ChatRoster, type DeskLanguage, deskLanguage, openChatRoster } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Contact } from './wire.ts';

export type Roster = Pick<ChatRoster, 'languageFor' | 'nameOf' | 'targets' | 'targetNames' | 'targetOf'> & {
  /** The actor, if he may serve. Names and remarks are never looked at: anybody can take one. */
  actorOf(contact: Contact): ChatActor | undefined;
  isNewStranger(contact: Contact): boolean;
  languageOf(contact: Contact): DeskLanguage;
};

export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  context: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const roster = openChatRoster({ adapter: 'wechat', agents, skills }, context);
  return {
    ...roster,
    actorOf: ({ id, name, alias }) => roster.actor(id, alias || name),
    isNewStranger: ({ id }) => roster.isNewStranger(id),
    languageOf: ({ id }) => deskLanguage(roster.languageOf(id)),
  };
}
