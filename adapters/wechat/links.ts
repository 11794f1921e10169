// Customers whose id changed with a new login: recognised by remark, WeChat id or name, and linked only by a person's word.

import type { AdapterContext } from '../context.ts';
import type { Line } from './face.ts';
import type { Contact } from './wire.ts';
import { linkWords } from './words.ts';

/** What is kept of a contact, to know him again. */
type Card = { readonly name: string; readonly alias?: string; readonly weixin?: string; readonly seenAt: number };
export type Proposal = {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly because: 'weixin' | 'alias' | 'name';
  readonly state: 'open' | 'linked' | 'refused';
  readonly by?: string;
};
export type Verdict = 'linked' | 'refused' | 'no such proposal' | 'decided before';

export interface Links {
  begin(): Promise<void>;
  /** This account is logged in: under another id than before, every contact may have a new one too. */
  loggedIn(me: string): Promise<void>;
  /** A contact was met: remembered, and compared with those not seen since the login. */
  met(contact: Contact): Promise<void>;
  /** The name under which his conversation is kept. */
  peerOf(contact: string): string;
  /** The id under which WeChat knows him now. */
  contactOf(peer: string): string;
  decide(number: number, isSame: boolean, by: string): Promise<Verdict>;
}

const cardsDrawer = 'wechat-people';
const linksDrawer = 'wechat-links';
const proposalsDrawer = 'wechat-proposals';
const loginDrawer = 'wechat-login';
/** More contacts than a WeChat account may have. */
const most = 20_000;
/** A card is written again when it was last seen so long ago, ms. */
const refreshMs = 12 * 3_600_000;

export function openLinks(
  account: string,
  { drawers, clock, log, metrics }: Pick<AdapterContext, 'drawers' | 'clock' | 'log' | 'metrics'>,
  line: Pick<Line, 'raise' | 'settle' | 'since'>,
): Links {
  const cards = new Map<string, Card>();
  const peers = new Map<string, string>();
  const contacts = new Map<string, string>();
  const proposals = new Map<number, Proposal>();
  let idsChange = false;
  const prefix = `${account}/`;
  const keyOf = (id: string) => `${prefix}${id}`;

  async function write(drawer: string, key: string, value: unknown): Promise<void> {
    const known = await drawers.get(drawer, key);
    await drawers.put(drawer, key, value, known?.version, clock.now());
  }

  function link(contact: string, peer: string): void {
    peers.set(contact, peer);
    contacts.set(peer, contact);
  }

  async function propose(contact: Contact): Promise<void> {
    const found = candidateFor(contact);
    if (!found) return;
    const number = Math.max(0, ...proposals.keys()) + 1;
    const proposal: Proposal = {
      number,
      from: found.id,
      to: contact.id,
      name: contact.alias || contact.name || found.card.name,
      because: found.because,
      state: 'open',
    };
    proposals.set(number, proposal);
    await write(proposalsDrawer, keyOf(String(number)), proposal);
    metrics.count('wechat_link_proposals_total');
    log.warn({ number, because: found.because }, 'a customer may have come back under a new id');
    show(proposal);
  }

  function show(proposal: Proposal): void {
    line.raise({ id: alertId(proposal), text: linkWords.proposal(proposal) });
  }

  /** Only one that fits, and only one not seen since the login: whoever was seen has kept his id. */
  function candidateFor({ id, alias, weixin, name }: Contact) {
    const since = line.since ?? clock.now();
    const absent = [...cards].filter(([other, { seenAt }]) => other !== id && seenAt < since && !contacts.has(other));
    const tests: readonly [Proposal['because'], (card: Card) => boolean][] = [
      ['weixin', (card) => weixin !== undefined && weixin !== '' && weixin !== id && card.weixin === weixin],
      ['alias', (card) => alias !== undefined && alias !== '' && card.alias === alias],
      ['name', (card) => idsChange && name !== '' && card.name === name],
    ];
    for (const [because, fits] of tests) {
      const found = absent.filter(([, card]) => fits(card));
      const [only] = found;
      if (only && found.length === 1) return { id: only[0], card: only[1], because };
    }
    return undefined;
  }

  return {
    async begin() {
      for (const { key, value } of await drawers.list(cardsDrawer, prefix, most))
        cards.set(key.slice(prefix.length), value as Card);
      for (const { key, value } of await drawers.list(linksDrawer, prefix, most))
        link(key.slice(prefix.length), String(value));
      for (const { value } of await drawers.list(proposalsDrawer, prefix, most)) {
        const proposal = value as Proposal;
        proposals.set(proposal.number, proposal);
        if (proposal.state === 'open') show(proposal);
      }
    },
    async loggedIn(me) {
      const known = await drawers.get(loginDrawer, account);
      if (known?.value === me) return;
      // A first login has nobody to compare with.
      idsChange = known !== undefined;
      await drawers.put(loginDrawer, account, me, known?.version, clock.now());
    },
    async met(contact) {
      const known = cards.get(contact.id);
      const { name, alias, weixin } = contact;
      const now = clock.now();
      const isSame = known && known.name === name && known.alias === alias && known.weixin === weixin;
      if (!known) await propose(contact);
      if (isSame && now - known.seenAt < refreshMs && known.seenAt >= (line.since ?? 0)) return;
      const card: Card = {
        name,
        ...(alias === undefined ? {} : { alias }),
        ...(weixin === undefined ? {} : { weixin }),
        seenAt: now,
      };
      cards.set(contact.id, card);
      await write(cardsDrawer, keyOf(contact.id), card);
    },
    peerOf: (contact) => peers.get(contact) ?? contact,
    contactOf: (peer) => contacts.get(peer) ?? peer,
    async decide(number, isSame, by) {
      const proposal = proposals.get(number);
      if (!proposal) return 'no such proposal';
      if (proposal.state !== 'open') return 'decided before';
      const decided: Proposal = { ...proposal, state: isSame ? 'linked' : 'refused', by };
      if (isSame) {
        const peer = peers.get(proposal.from) ?? proposal.from;
        await write(linksDrawer, keyOf(proposal.to), peer);
        link(proposal.to, peer);
      }
      await write(proposalsDrawer, keyOf(String(number)), decided);
      proposals.set(number, decided);
      line.settle(alertId(proposal));
      return isSame ? 'linked' : 'refused';
    },
  };
}

const alertId = ({ number }: Proposal): string => `link:${number}`;
