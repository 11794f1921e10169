// What must be known to write first, across restarts: each conversation's connector, and where files lie at Teams.

import type { Clock, Drawers } from '../../core/index.ts';
import type { TeamsFile } from './content.ts';
import type { Hosts } from './hosts.ts';
import type { Activity } from './wire.ts';

export type References = {
  /** Remembers the connector Teams named for a conversation, when it is new. Resolves when it is on disk. */
  note(activity: Activity): Promise<void>;
  /** The connector of a conversation, else the one last named by Teams, else the first we know of. */
  serviceUrlOf(conversation: string): Promise<string>;
  keep(files: readonly TeamsFile[]): Promise<void>;
  file(ref: string): Promise<TeamsFile | undefined>;
};

const places = 'teams-places';
const links = 'teams-files';
/** The account's own entry: its latest connector, whatever the conversation. */
const latest = 'latest';
/** A place is written again when so long has passed, so that those nobody writes from any more can be told, ms. */
const refreshMs = 7 * 24 * 3_600_000;
/** Conversations remembered in memory, so that a message costs no reading. */
const mostKnown = 5000;

export function openReferences(
  account: string,
  { drawers, clock }: { readonly drawers: Drawers; readonly clock: Clock },
  hosts: Hosts,
): References {
  const known = new Map<string, { readonly serviceUrl: string; readonly at: number }>();
  const keyOf = (conversation: string) => `${account}/${conversation}`;

  async function write(conversation: string, serviceUrl: string): Promise<void> {
    const now = clock.now();
    const isFresh = (at: number, url: string | undefined) => url === serviceUrl && now - at < refreshMs;
    const noted = known.get(conversation);
    if (noted && isFresh(noted.at, noted.serviceUrl)) return;
    const key = keyOf(conversation);
    let at: number = now;
    for (;;) {
      const before = await drawers.get(places, key);
      if (before && isFresh(before.at, (before.value as Place).serviceUrl)) {
        at = before.at;
        break;
      }
      if (await drawers.put(places, key, { serviceUrl } satisfies Place, before?.version, now)) break;
    }
    if (known.size >= mostKnown) known.clear();
    known.set(conversation, { serviceUrl, at });
  }

  async function read(conversation: string): Promise<string | undefined> {
    const kept = (await drawers.get(places, keyOf(conversation)))?.value as Place | undefined;
    // A host the settings no longer name is not called any more.
    return kept && hosts.trusts(kept.serviceUrl) ? kept.serviceUrl : undefined;
  }

  return {
    async note({ conversation, serviceUrl }) {
      await write(conversation.id, serviceUrl);
      await write(latest, serviceUrl);
    },
    async serviceUrlOf(conversation) {
      return known.get(conversation)?.serviceUrl ?? (await read(conversation)) ?? (await read(latest)) ?? hosts.first;
    },
    async keep(files) {
      for (const file of files) {
        const before = await drawers.get(links, file.ref);
        await drawers.put(links, file.ref, file, before?.version, clock.now());
      }
    },
    file: async (ref) => (await drawers.get(links, ref))?.value as TeamsFile | undefined,
  };
}

type Place = { readonly serviceUrl: string };
