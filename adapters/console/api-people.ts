// Routes of the people: who serves, who is here, and the logins that managers hand out.

import { type Person, Refusal } from '../../core/index.ts';
import type { ConsoleContext } from '../context.ts';
import type { Accounts } from './accounts.ts';
import { forbidden, managers, notFound, type Route, signedInRoute } from './route.ts';
import type { Sessions } from './sessions.ts';
import { timeOf } from './view.ts';
import { ActRequest, Invite, PeopleList, PersonId, type Role } from './wire.ts';

export function peopleRoutes(
  context: ConsoleContext,
  parts: { accounts: Accounts; sessions: Sessions; online(person: string): boolean; cut(): void },
): readonly Route[] {
  const { accounts, sessions } = parts;

  function targetOf(actor: Role, id: string | undefined) {
    const person = accounts.personOf(id ?? '');
    if (!person) throw notFound();
    // A supervisor who could reset an owner's password would be the owner.
    if (actor !== 'owner' && managers.includes(person.role)) throw forbidden();
    return person;
  }

  return [
    signedInRoute({
      method: 'get',
      path: '/people',
      summary: 'Who serves this shop, who is here, and how busy',
      answer: PeopleList,
      async run(_call, me) {
        const queue = await context.store.queue(context.shop);
        const withLogin = await accounts.withLogin();
        const manages = managers.includes(me.person.role);
        const people = accounts.everybody();
        return {
          people: people.map((person) => ({
            id: person.id,
            name: person.name,
            role: person.role,
            skills: [...person.skills],
            languages: [...person.languages],
            capacity: person.capacity,
            serving: queue.filter(({ conversation: { mode } }) => mode.kind === 'agent' && mode.agent === person.id)
              .length,
            online: parts.online(person.id),
            ...(manages ? { login: accounts.loginOf(person), hasLogin: withLogin.has(person.id) } : {}),
          })),
          skills: skillsOf(people, context.skills()),
        };
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/people/:id/invite',
      summary: 'A one-time link by which this person sets a password',
      access: 'manager',
      params: { id: PersonId },
      body: ActRequest,
      answer: Invite,
      status: 201,
      async run({ params }, me) {
        const person = targetOf(me.person.role, params['id']);
        const { token, login, expiresAt } = await accounts.makeLink(person);
        context.log.info({ person: person.id, by: me.person.id }, 'a console link was made');
        return { link: linkOf(context.http.publicUrl, token), login, expiresAt: timeOf(expiresAt) };
      },
    }),
    signedInRoute({
      method: 'post',
      path: '/people/:id/revoke',
      summary: 'Take the login away; open sessions end at once',
      access: 'manager',
      params: { id: PersonId },
      body: ActRequest,
      codes: ['not_yourself'],
      async run({ params }, me) {
        const person = targetOf(me.person.role, params['id']);
        if (person.id === me.person.id)
          throw new Refusal('not_yourself', 'You cannot take your own login away.', { status: 409 });
        await accounts.remove(person.id);
        await sessions.endAll(person.id);
        parts.cut();
        context.log.info({ person: person.id, by: me.person.id }, 'a console login was taken away');
        return undefined;
      },
    }),
  ];
}

/** Whom a case can be passed to besides people: the skills of routing.json, by its names, and those people have. */
export function skillsOf(
  people: readonly Pick<Person, 'skills'>[],
  ofShop: ReturnType<ConsoleContext['skills']>,
): { id: string; name: string }[] {
  const known = new Map(people.flatMap((person) => person.skills).map((id) => [id, id]));
  for (const { id, name } of ofShop) known.set(id, name);
  return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The secret stands behind the hash sign: browsers send it to no server and no log holds it. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/console/setup#${token}`;
}
