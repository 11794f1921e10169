// Who may serve: the settings' people, found by the platform's immutable user id.

import { agentId, type People, type Person, Refusal } from '../core/index.ts';
import type { HubSettingsFile } from './schema.ts';

/**
 * @throws Refusal `config_invalid` when two people share an id or an account: nobody could tell who acted
 */
export function peopleOf(settings: HubSettingsFile['people']): People {
  const list: Person[] = settings.map((person) => ({ ...person, id: agentId(person.id) }));
  const byId = new Map<string, Person>();
  const byAccount = new Map<string, Person>();
  for (const person of list) {
    if (byId.has(person.id)) throw twice(`id "${person.id}"`);
    byId.set(person.id, person);
    for (const [adapter, account] of Object.entries(person.accounts)) {
      if (byAccount.has(`${adapter}:${account}`)) throw twice(`${adapter} account "${account}"`);
      byAccount.set(`${adapter}:${account}`, person);
    }
  }
  return {
    all: () => list,
    byId: (id) => byId.get(id),
    byAccount: (adapter, account) => byAccount.get(`${adapter}:${account}`),
  };
}

function twice(what: string): Refusal {
  return new Refusal('config_invalid', `people: the ${what} stands twice.`, {
    remedy: 'Give each person an id and accounts of their own.',
  });
}
