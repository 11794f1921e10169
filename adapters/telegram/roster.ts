// Who is who in the team's group: agents by Telegram's numeric id, and whom a case may be passed to.

import { type AgentId, agentId, type DeskActor, type People } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { nameOf, type User } from './wire.ts';
import { type DeskLanguage, deskLanguageOf } from './words.ts';

export type Roster = {
  /** The actor, if he may serve; undefined for everyone else. Names and @names are never looked at. */
  actorOf(user: User): (DeskActor & { readonly agent: AgentId }) | undefined;
  languageOf(user: User): DeskLanguage;
  /** A person's name, or the id itself when nobody known has it. */
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

  function targets(): { id: string; name: string }[] {
    const persons = people.all().map(({ id, name }) => ({ id: String(id), name }));
    const named = new Set([...skills, ...people.all().flatMap((person) => person.skills)]);
    // routing.json last, so that its names win over bare ids.
    const all = new Map([...[...named].map((id) => [id, id] as const), ...shopSkills().map(nameById)]);
    return [...persons, ...[...all].map(([id, name]) => ({ id, name }))];
  }

  return {
    actorOf(user) {
      const id = String(user.id);
      const person = people.byAccount('telegram', id);
      if (person) return { agent: person.id, platformUser: id, name: person.name };
      if (!agents.includes(id)) return undefined;
      const name = user.first_name || nameOf(user) || id;
      const agent = agentId(`telegram:${id}`);
      met.set(agent, name);
      return { agent, platformUser: id, name };
    },
    languageOf(user) {
      const own = people.byAccount('telegram', String(user.id))?.languages[0];
      return deskLanguageOf(own ?? user.language_code);
    },
    nameOf: (id) => people.byId(id)?.name ?? met.get(id) ?? new Map(shopSkills().map(nameById)).get(id) ?? id,
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

const nameById = ({ id, name }: { readonly id: string; readonly name: string }) => [id, name] as const;

/** The language of a desk: that of its people if they name one, else the customer's. */
export function languageFor(people: People, customer: string): DeskLanguage {
  const spoken = people
    .all()
    .filter(({ accounts }) => accounts['telegram'] !== undefined)
    .flatMap(({ languages }) => languages.slice(0, 1));
  return deskLanguageOf(spoken[0] ?? customer);
}
