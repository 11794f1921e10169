// Who is who in the team's room: agents by contact id, and whom a case may be passed to.

import { type AgentId, agentId, type DeskActor, type People } from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import { type DeskLanguage, deskLanguageOf } from './desk-words.ts';
import type { Contact } from './wire.ts';

export type Actor = DeskActor & { readonly agent: AgentId };
export interface Roster {
  /** The actor, if he may serve. Names and remarks are never looked at: anybody can take one. */
  actorOf(contact: Contact): Actor | undefined;
  languageOf(contact: Contact): DeskLanguage;
  /** A person's or skill's name, or the id itself when nobody known has it. */
  nameOf(id: string): string;
  targets(): readonly string[];
  /** Whom `/transfer <words>` means, with what follows as the note. */
  targetOf(words: string): { readonly to: string; readonly note?: string } | undefined;
}

const everyone: readonly string[] = ['everyone', 'all', '所有人', '大家'];

export function openRoster(
  agents: readonly string[],
  skills: readonly string[],
  { people, skills: shopSkills }: Pick<AdapterContext, 'people' | 'skills'>,
): Roster {
  const met = new Map<string, string>();

  /** Ids by each name they go by; longer names first, so that `Bo Li` is not read as `Bo`. */
  function names(): { readonly to: string; readonly name: string }[] {
    const persons = people.all();
    const bare = [...skills, ...persons.flatMap((person) => person.skills)];
    const all = [
      ...persons.flatMap(({ id, name }) => [
        { to: String(id), name },
        { to: String(id), name: String(id) },
      ]),
      ...shopSkills().flatMap(({ id, name }) => [
        { to: id, name },
        { to: id, name: id },
      ]),
      ...bare.map((id) => ({ to: id, name: id })),
      ...everyone.map((name) => ({ to: 'everyone', name })),
    ];
    return all.sort((a, b) => b.name.length - a.name.length);
  }

  return {
    actorOf({ id, name, alias }) {
      const person = people.byAccount('wechat', id);
      if (person) return { agent: person.id, platformUser: id, name: person.name };
      if (!agents.includes(id)) return undefined;
      const agent = agentId(`wechat:${id}`);
      const shown = alias || name || id;
      met.set(agent, shown);
      return { agent, platformUser: id, name: shown };
    },
    languageOf: ({ id }) => deskLanguageOf(people.byAccount('wechat', id)?.languages[0]),
    nameOf: (id) => people.byId(id)?.name ?? met.get(id) ?? shopSkills().find((skill) => skill.id === id)?.name ?? id,
    targets: () => [
      ...new Set([...people.all().map(({ name }) => name), ...shopSkills().map(({ name }) => name), ...skills]),
    ],
    targetOf(words) {
      const wanted = words.trim().replace(/^[@＠]/, '');
      for (const { to, name } of names()) {
        if (wanted.slice(0, name.length).toLowerCase() !== name.toLowerCase()) continue;
        const note = wanted.slice(name.length);
        if (note !== '' && !/^[\s\u2005]/.test(note)) continue;
        return { to, ...(note.trim() === '' ? {} : { note: note.trim() }) };
      }
      return undefined;
    },
  };
}

/** The room's language: that of its people if they name one, else the customer's. */
export function languageFor(people: People, customer: string): DeskLanguage {
  const spoken = people.all().filter(({ accounts }) => accounts['wechat'] !== undefined);
  return deskLanguageOf(spoken.flatMap(({ languages }) => languages.slice(0, 1))[0] ?? customer);
}
