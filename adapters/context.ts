// What an adapter is given when it is made. The registry hands it over; an adapter sees nothing else of the house.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestHandler, Router } from 'express';
import type { z } from 'zod';
import type {
  ChannelAdapter,
  Choice,
  Clock,
  DeskAdapter,
  Drawers,
  Health,
  HubEvents,
  IdSource,
  Log,
  MediaShelf,
  Metrics,
  Part,
  People,
  Person,
  ShopId,
  Store,
} from '../core/index.ts';

/** The one Express app, as adapters may use it. */
export interface HttpDoor {
  /** Mounts a router. Hot routes read their own raw body; others use `json()`. */
  mount(path: string, router: Router | RequestHandler): void;
  /** A hot route: exactly this path, every method, answered before Express with the bare request and response. */
  exact(path: string, handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>): void;
  /** WebSocket upgrades under exactly this path. */
  upgrade(path: string, handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
  /** Aborts when the door begins to close: answers that wait and sockets that stand open should then end. */
  readonly closing: AbortSignal;
  /** The client's address, behind a proxy only as far as `trustProxy` allows. */
  clientAddress(request: IncomingMessage): string;
  /**
   * The caller has proved to be a platform: its requests do not count against its address, since all customers of a
   * platform come from a few addresses.
   */
  proven(request: IncomingMessage): void;
  /** True when the request came to us over TLS, or through a trusted proxy that says so. */
  isSecure(request: IncomingMessage): boolean;
  /** Where the world reaches us, without a trailing slash; the listening address until `publicUrl` is set. */
  readonly publicUrl: string;
  /** Whether only this machine can reach us: HOST is one of its own names for itself. */
  readonly isLoopback: boolean;
}

/** The one guarded outbound client: refuses private addresses unless the host is one the settings name. */
export interface Outbound {
  request(
    url: string,
    init: {
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array | FormData;
      readonly signal?: AbortSignal;
      /** Bytes read at most, default 20 MiB. */
      readonly limit?: number;
      /** Origins from the settings that may be private, e.g. a self-hosted Bot API server. */
      readonly allowOrigins?: readonly string[];
    },
  ): Promise<{ status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }>;
}

/** Rates and sizes, each a setting (`limits` in hub.json). */
export type Limits = {
  readonly frameBytes: number;
  readonly textCharacters: number;
  readonly mediaBytes: number;
  readonly jsonDepth: number;
  readonly visitorsPerHour: number;
  readonly messagesPerMinute: number;
  readonly requestsPerMinute: number;
  readonly socketsPerAddress: number;
  readonly socketsPerVisitor: number;
  readonly loginsPer5Minutes: number;
  readonly webhookBytes: number;
};

/** What someone sees who opens the shop's chat, before anything is said. */
export type Welcome = { readonly parts: readonly Part[]; readonly choices: readonly Choice[] };

export type AdapterContext = {
  readonly shop: ShopId;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly shelf: MediaShelf;
  readonly drawers: Drawers;
  readonly outbound: Outbound;
  readonly http: HttpDoor;
  readonly limits: Limits;
  readonly people: People;
  /**
   * The shop's own welcome, as its knowledge stands now; empty when the shop has none. Nothing is stored by asking.
   *
   * @param language a BCP 47 tag; none, or one the shop does not speak, gets the shop's first language
   */
  welcome(language?: string): Welcome;
  /** Skills of the shop's routing.json, as it stands now: a case may be passed to each. */
  skills(): readonly { readonly id: string; readonly name: string }[];
};

/** The browser desk reads more than a chat desk does: what stands in the store and what happens live. */
export type ConsoleContext = AdapterContext & {
  readonly store: Pick<Store, 'queue' | 'conversations' | 'turns' | 'deliveriesOf' | 'findHandoff' | 'load' | 'fate'>;
  readonly events: HubEvents;
  health(): readonly { readonly what: string; readonly health: Health }[];
  /** Answers the knowledge would give, for the copilot. */
  suggest(text: string): readonly { readonly entry: string; readonly text: string; readonly score: number }[];
};

/** An entry of the registry: the settings' schema, and a factory that loads the SDK only when called. */
export type AdapterEntry = {
  readonly channel?: {
    readonly settings: z.ZodType;
    create(settings: unknown, context: AdapterContext): Promise<ChannelAdapter>;
  };
  readonly desk?: {
    readonly settings: z.ZodType;
    create(settings: unknown, context: AdapterContext | ConsoleContext): Promise<DeskAdapter>;
  };
  /** Drawers that do not keep for ever what is not written again: how long they do, ms. */
  readonly drawers?: Readonly<Record<string, number>>;
};
export type { Person };
