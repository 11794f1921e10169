// Who is who in the team: agents by their Entra object id, and whom a case may be passed to.

import { type AgentId, agentId, type DeskActor, type People } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { ChannelAccount } from './wire.ts';
import { type DeskLanguage, deskLanguageOf } from './words.ts';

export type Actor = DeskActor & { readonly agent: AgentId };
export type Target = { readonly id: string; readonly name: string };

export type Roster = {
  /** The actor, if he may serve; undefined for everyone else. Names and addresses are never looked at. */
  actorOf(account: ChannelAccount): Actor | undefined;
  languageOf(account: ChannelAccount, locale: string | undefined): DeskLanguage;
  /** A person's or skill's name, or the id itself when nobody known has it. */
  nameOf(id: string): string;
  /** The language a card in the team is written in: its people's first, else the customer's. */
  languageFor(customer: string): DeskLanguage;
  targets(): readonly Target[];
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
  const listed = new Set(agents.map((id) => id.toLowerCase()));
  const met = new Map<string, string>();

  function targets(): Target[] {
    const persons = people.all().map(({ id, name }) => ({ id: String(id), name }));
    const named = new Set([...skills, ...people.all().flatMap((person) => person.skills)]);
    // routing.json last, so that its names win over bare ids.
    const all = new Map([
      ...[...named].map((id) => [id, id] as const),
      ...shopSkills().map(({ id, name }) => [id, name] as const),
    ]);
    return [...persons, ...[...all].map(([id, name]) => ({ id, name }))];
  }

  return {
    actorOf({ aadObjectId: id, name }) {
      if (id === undefined) return undefined;
      const person = personOf(people, id);
      if (person) return { agent: person.id, platformUser: id, name: person.name };
      if (!listed.has(id.toLowerCase())) return undefined;
      const agent = agentId(`teams:${id.toLowerCase()}`);
      met.set(agent, name || id);
      return { agent, platformUser: id, name: name || id };
    },
    languageOf({ aadObjectId: id }, locale) {
      return deskLanguageOf((id === undefined ? undefined : personOf(people, id)?.languages[0]) ?? locale);
    },
    nameOf: (id) => people.byId(id)?.name ?? met.get(id) ?? shopSkills().find((skill) => skill.id === id)?.name ?? id,
    languageFor(customer) {
      const spoken = people
        .all()
        .find(({ accounts, languages }) => accounts['teams'] !== undefined && languages.length > 0);
      return deskLanguageOf(spoken?.languages[0] ?? customer);
    },
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

/** Entra writes its ids in small letters; people copy them as they like. */
function personOf(people: People, id: string) {
  return (
    people.byAccount('teams', id) ??
    people.byAccount('teams', id.toLowerCase()) ??
    people.byAccount('teams', id.toUpperCase())
  );
}
