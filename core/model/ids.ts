// Names of things. Every id is minted in one place and trusted afterwards.

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** The shop a row belongs to, as written in `shop.json`'s folder name, e.g. `demo`. */
export type ShopId = Branded<string, 'ShopId'>;
/** 22 characters of base64url: 128 random bits, see `IdSource`. */
export type CustomerId = Branded<string, 'CustomerId'>;
export type ConversationId = Branded<string, 'ConversationId'>;
export type HandoffId = Branded<string, 'HandoffId'>;
export type ReplyId = Branded<string, 'ReplyId'>;
/** A reply's platform message: `<reply id>.<index>`. Also the idempotency key of its send. */
export type DeliveryId = Branded<string, 'DeliveryId'>;
/** A person's id from the settings (`people[].id`); the same on every desk. */
export type AgentId = Branded<string, 'AgentId'>;
/** `channel:account:event id`, unique for ever and the same at every redelivery. */
export type EventKey = Branded<string, 'EventKey'>;
/** Where deliveries queue one behind the other: a customer's address, or a hand-off's thread. */
export type LaneKey = Branded<string, 'LaneKey'>;
/** Epoch milliseconds, UTC. RFC 3339 text exists only on the wire (see core/README, decisions). */
export type Timestamp = Branded<number, 'Timestamp'>;

export const shopId = (raw: string): ShopId => raw as ShopId;
export const agentId = (raw: string): AgentId => raw as AgentId;
export const timestamp = (ms: number): Timestamp => ms as Timestamp;
export const later = (at: Timestamp, ms: number): Timestamp => (at + ms) as Timestamp;

/**
 * The key a platform event is known by.
 *
 * @example eventKey('telegram', 'main', '83512') === 'telegram:main:83512'
 */
export function eventKey(channel: string, account: string, event: string): EventKey {
  return `${channel}:${account}:${event}` as EventKey;
}

export function deliveryId(reply: ReplyId, index: number): DeliveryId {
  return `${reply}.${index}` as DeliveryId;
}
