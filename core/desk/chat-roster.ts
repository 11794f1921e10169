// Who is who on a chat desk: agents by the platform's own id, and whom a case may be passed to.

import { type AgentId, agentId, type DeskActor } from '../model/index.ts';
import type { People, Person } from '../ports/index.ts';
import { type DeskLanguage, deskLanguage } from './chat-words.ts';

export type ChatActor = DeskActor & { readonly agent: AgentId };
/** A person or a skill. */
export type ChatTarget = { readonly id: string; readonly name: string };

export interface ChatRoster {
  /**
   * The actor, if he may serve; undefined for everyone else. Names are never looked at: anybody can take one.
   *
   * @param shown what colleagues call him when the settings do not
   */
  actor(userId: string, shown: string | undefined): ChatActor | undefined;
  /** Told once a person and run, so that a talkative stranger is not answered each time: true the first time. */
  isNewStranger(userId: string): boolean;
  /** The language the settings give a person. */
  languageOf(userId: string): string | undefined;
  /** The language of what everyone on the desk reads: that of its people if they name one, else the customer's. */
  languageFor(customer: string): DeskLanguage;
  /** A person's or skill's name, or the id itself when nobody known has it. */
  nameOf(id: string): string;
  targets(): readonly ChatTarget[];
  /** All of them in a row, for an agent who named none. */
  targetNames(): string;
  /** Whom `/transfer <words>` means, with what follows as the note. */
  targetOf(words: string): { readonly to: string; readonly note?: string } | undefined;
}

export type ChatRosterSettings = {
  /** The registry's name, under which people have their accounts. */
  readonly adapter: string;
  /** The desk's own list of user ids. */
  readonly agents: readonly string[];
  /** Skills this desk's settings name. */
  readonly skills: readonly string[];
  /** How one id may be written in the settings, the platform's own way first. */
  spellings?(userId: string): readonly string[];
};

/** Ways to say `everyone`. */
const everyone = ['everyone', 'all', '所有人', '大家'];

export function openChatRoster(
  { adapter, agents, skills, spellings = (id) => [id] }: ChatRosterSettings,
  { people, skills: shopSkills }: { readonly people: People; skills(): readonly ChatTarget[] },
): ChatRoster {
  const ownWay = (userId: string): string => spellings(userId)[0] ?? userId;
  const listed = new Set(agents.map(ownWay));
  const met = new Map<string, string>();
  const told = new Set<string>();

  function personOf(userId: string): Person | undefined {
    for (const spelling of spellings(userId)) {
      const person = people.byAccount(adapter, spelling);
      if (person) return person;
    }
    return undefined;
  }

  function targets(): ChatTarget[] {
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
    actor(userId, shown) {
      const person = personOf(userId);
      if (person) return { agent: person.id, platformUser: userId, name: person.name };
      if (!listed.has(ownWay(userId))) return undefined;
      const agent = agentId(`${adapter}:${ownWay(userId)}`);
      const name = shown || userId;
      met.set(agent, name);
      return { agent, platformUser: userId, name };
    },
    isNewStranger(userId) {
      if (told.has(userId)) return false;
      if (told.size >= 1000) told.clear();
      told.add(userId);
      return true;
    },
    languageOf: (userId) => personOf(userId)?.languages[0],
    languageFor(customer) {
      const spoken = people
        .all()
        .filter(({ accounts }) => accounts[adapter] !== undefined)
        .flatMap(({ languages }) => languages.slice(0, 1));
      return deskLanguage(spoken[0] ?? customer);
    },
    nameOf: (id) => people.byId(id)?.name ?? met.get(id) ?? shopSkills().find((skill) => skill.id === id)?.name ?? id,
    targets,
    targetNames: () => [...new Set(targets().map(({ name }) => name))].join(', '),
    targetOf(words) {
      const wanted = words.trim().replace(/^[@＠]/, '');
      // Longer names first, so that `Bo Li` is not read as `Bo`.
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
