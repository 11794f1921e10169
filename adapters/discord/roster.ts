// Who is who in the team's channel: agents by Discord's user id, and whom a case may be passed to.

import { type AgentId, agentId, type DeskActor, type People } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { nameOf, type User } from './wire.ts';
import { type DeskLanguage, deskLanguageOf } from './words.ts';

export type Roster = {
  /** The actor, if he may serve; undefined for everyone else. Names are never looked at. */
  actorOf(user: User): (DeskActor & { readonly agent: AgentId }) | undefined;
  /** @param locale the language of his Discord, told with presses and slash commands only */
  languageOf(user: User, locale?: string): DeskLanguage;
  /** The language of lines that answer nobody in particular. */
  deskLanguage(): DeskLanguage;
  /** A person's or skill's name, or the id itself when nobody known has it. */
  nameOf(id: string): string;
  targets(): readonly { readonly id: string; readonly name: string }[];
  /** Whom `/transfer <words>` means, with what follows as the note. */
  targetOf(words: string): { readonly to: string; readonly note?: string } | undefined;
};

/** Ways to say `everyone`. */
const everyone = ['everyone', 'all', '所有人', '大家'];

/** @param agents the desk's own list; @param skills skills this desk's settings name */
export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  { people, skills: shopSkills }: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const met = new Map<string, string>();
  const locales = new Map<string, string>();
  const skillNames = () => new Map(shopSkills().map(({ id, name }) => [id, name]));

  function targets(): { id: string; name: string }[] {
    const persons = people.all().map(({ id, name }) => ({ id: String(id), name }));
    const named = new Set([...skills, ...people.all().flatMap((person) => person.skills)]);
    // routing.json last, so that its names win over bare ids.
    const all = new Map([...[...named].map((id) => [id, id] as const), ...skillNames()]);
    return [...persons, ...[...all].map(([id, name]) => ({ id, name }))];
  }

  return {
    actorOf(user) {
      const { id } = user;
      const person = people.byAccount('discord', id);
      if (person) return { agent: person.id, platformUser: id, name: person.name };
      if (!agents.includes(id)) return undefined;
      const name = nameOf(user) ?? id;
      const agent = agentId(`discord:${id}`);
      met.set(agent, name);
      return { agent, platformUser: id, name };
    },
    languageOf(user, locale) {
      if (locale !== undefined && locales.size < 1000) locales.set(user.id, locale);
      const own = people.byAccount('discord', user.id)?.languages[0];
      return deskLanguageOf(own ?? locale ?? locales.get(user.id) ?? languageFor(people, 'zh'));
    },
    deskLanguage: () => languageFor(people, 'zh'),
    nameOf: (id) => people.byId(id)?.name ?? met.get(id) ?? skillNames().get(id) ?? id,
    targets,
    targetOf(words) {
      const wanted = words.trim().replace(/^@/, '');
      const names = [
        ...targets().flatMap(({ id, name }) => [
          { to: id, name },
          { to: id, name: id },
        ]),
        ...everyone.map((name) => ({ to: 'everyone', name })),
      ].sort((a, b) => b.name.length - a.name.length);
      for (const { to, name } of names) {
        if (wanted.slice(0, name.length).toLowerCase() !== name.toLowerCase()) continue;
        const rest = wanted.slice(name.length);
        if (rest !== '' && !/^\s/.test(rest)) continue;
        return { to, ...(rest.trim() === '' ? {} : { note: rest.trim() }) };
      }
      return undefined;
    },
  };
}

/** The language of a desk: that of its people if they name one, else the customer's. */
export function languageFor(people: People, customer: string): DeskLanguage {
  const spoken = people
    .all()
    .filter(({ accounts }) => accounts['discord'] !== undefined)
    .flatMap(({ languages }) => languages.slice(0, 1));
  return deskLanguageOf(spoken[0] ?? customer);
}
