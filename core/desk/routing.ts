// Which desks a case is shown on: by skill, language and who has a hand free. Several desks may show one case.

import type { Routing } from '../knowledge/schema.ts';
import type { Person } from '../ports/index.ts';

export type DeskSkills = { readonly id: string; readonly skills: readonly string[] };
export type Wanted = { readonly skill?: string; readonly language: string; readonly agent?: string };
export type Duty = {
  readonly people: readonly Person[];
  /** Cases each agent holds now, by id. */
  readonly load: ReadonlyMap<string, number>;
};

/**
 * The desks to offer a case on. Each narrowing is dropped again rather than leave nobody: skill first, then who speaks
 * the language, then who has a hand free. A desk without skills of its own serves all.
 */
export function routeTo(
  wanted: Wanted,
  desks: readonly DeskSkills[],
  routing: Pick<Routing, 'skills'>,
  duty: Duty,
): readonly string[] {
  const able = orAll(desks, (desk) => servesSkill(desk, wanted.skill, routing));
  const addressed = orAll(able, (desk) => peopleOf(desk, duty).some(({ id }) => id === wanted.agent));
  const suited = orAll(addressed, (desk) => peopleOf(desk, duty).some((person) => suits(person, wanted)));
  const free = orAll(suited, (desk) =>
    peopleOf(desk, duty).some((person) => suits(person, wanted) && (duty.load.get(person.id) ?? 0) < person.capacity),
  );
  return free.map(({ id }) => id);
}

function orAll<Item>(items: readonly Item[], keep: (item: Item) => boolean): readonly Item[] {
  const kept = items.filter(keep);
  return kept.length > 0 ? kept : items;
}

/** The routing file names desks by adapter (`console`) or in full (`telegram:main`); a desk may name skills itself. */
function servesSkill(desk: DeskSkills, skill: string | undefined, routing: Pick<Routing, 'skills'>): boolean {
  if (skill === undefined) return true;
  const named = routing.skills.find(({ id }) => id === skill)?.desks ?? [];
  if (named.length > 0) return named.some((name) => name === desk.id || name === adapterOf(desk.id));
  return desk.skills.length === 0 || desk.skills.includes(skill);
}

const adapterOf = (desk: string): string => desk.split(':')[0]!;

function peopleOf(desk: DeskSkills, { people }: Duty): readonly Person[] {
  return people.filter(({ accounts }) => accounts[adapterOf(desk.id)] !== undefined);
}

function suits({ skills, languages }: Person, { skill, language }: Wanted): boolean {
  const primary = language.split('-')[0];
  return (
    (skill === undefined || skills.length === 0 || skills.includes(skill)) &&
    (languages.length === 0 || languages.some((spoken) => spoken.split('-')[0] === primary))
  );
}
