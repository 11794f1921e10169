// The SDK's puppets, with the habits taken out of them that a shop cannot live with. Only the thread loads this.

import type { impls } from 'wechaty-puppet';
import { Puppet } from 'wechaty-puppet';
import { PuppetService } from 'wechaty-puppet-service';
import type { Failure } from './wire.ts';

export type Puppets = impls.PuppetInterface;

/** The base class's watchdog would stop the gateway's own puppet, and so the shop's login; ours restarts our line only. */
const watchdogSeconds = 7 * 24 * 3600;

/** wechaty-puppet-service as a shop needs it. */
class ShopPuppet extends PuppetService {
  readonly #lost: (failure: Failure) => void;

  constructor(endpoint: string | undefined, token: string, lost: (failure: Failure) => void) {
    super({ ...(endpoint === undefined ? {} : { endpoint }), token, timeoutSeconds: watchdogSeconds });
    this.#lost = lost;
  }

  /** Keeps no contacts on disk: the SDK would write them under the home folder, in a folder named by the token. */
  protected override hookPayloadStore(): void {}

  /** The SDK tells nobody that its stream of events has ended. */
  protected override bridgeGrpcEventStream(client: PuppetService['grpcManager']): void {
    super.bridgeGrpcEventStream(client);
    client.on('end', () => this.#lost({ message: 'the stream of events ended' }));
    client.on('cancel', () => this.#lost({ message: 'the stream of events was cancelled' }));
    client.on('error', (error: unknown) => this.#lost(failureOf(error)));
  }

  /** The SDK answers the news of a logout by logging the gateway out, which would undo a login that came meanwhile. */
  override async logout(reason?: string): Promise<void> {
    await Puppet.prototype.logout.call(this, reason);
  }

  /** The SDK drops a login that comes while it believes to be logged in. */
  override login(contact: string): void {
    if (!this.isLoggedIn) super.login(contact);
    else if (contact !== this.currentUserId) void this.logout('another account').then(() => super.login(contact));
  }
}

export function openServicePuppet(
  endpoint: string | undefined,
  token: string,
  lost: (failure: Failure) => void,
): Puppets {
  return new ShopPuppet(endpoint, token, lost);
}

/** The mock of wechaty's own project: an account that is logged in, with one friend who never writes. */
export async function openMockPuppet(): Promise<{ puppet: Puppets; begin(): void }> {
  const { PuppetMock, mock } = await import('wechaty-puppet-mock').catch((cause: unknown) => {
    throw new Error('puppet "mock" needs the package wechaty-puppet-mock, which is installed for development only', {
      cause,
    });
  });
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  return {
    puppet,
    begin() {
      const shop = mocker.createContact({ name: 'shop' });
      mocker.createContact({ name: 'Ann', friend: true });
      mocker.login(shop);
    },
  };
}

/** What can be told of an error: its words and gRPC's code, which some errors carry only in their words. */
export function failureOf(error: unknown): Failure {
  const known = error as { message?: unknown; details?: unknown; code?: unknown; data?: unknown; gerror?: unknown };
  const isObject = typeof error === 'object' && error !== null;
  const words = isObject ? (known.details ?? known.message ?? known.data ?? known.gerror) : error;
  const message = String(words || (isObject ? (known.message ?? 'unknown error') : 'unknown error')).slice(0, 500);
  const told = /(?:^|[^\d])(\d{1,2}) [A-Z_]{5,}:/.exec(message)?.[1];
  const code = isObject && typeof known.code === 'number' ? known.code : told === undefined ? undefined : Number(told);
  return { message, ...(code === undefined ? {} : { code }) };
}
