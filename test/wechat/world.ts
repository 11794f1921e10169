// A hub's surroundings for the WeChat adapter: the real door, outbound client, shelf and drawers, and a gateway over gRPC.

import { freshThread, type Thread, type Threads } from '../../adapters/wechat/client.ts';
import { ChannelSettings, createWechatChannel, createWechatDesk, DeskSettings } from '../../adapters/wechat/index.ts';
import type { ChannelAdapter, DeskAdapter } from '../../core/index.ts';
import { openWechat, type WechatFake } from '../fakes/wechat.ts';
import { type AdapterWorld, type AdapterWorldOptions, openAdapterWorld, teamOn } from '../support/adapter-world.ts';

export { png } from '../support/png.ts';

export const team = '77@chatroom';
/** The team: 小博 stands in `people`, Lin only in the desk's own list; Mallory in neither. */
export const bo = { id: 'wxid_bo', name: 'Bo' };
export const lin = { id: 'wxid_lin', name: 'Lin' };
export const mallory = { id: 'wxid_mallory', name: 'Bo' };

type Listener = Parameters<Thread['listen']>[0];
type Kept = { readonly thread: Thread; to: Listener };
const nobody: Listener = { message: () => {}, ended: () => {} };
const idle: Kept[] = [];

/**
 * Threads whose SDK stays loaded from one test to the next: loading it takes seconds. Each line still gets its own
 * puppet and its own connection.
 */
export const keptThreads: Threads = () => {
  const kept = idle.pop() ?? freshKept();
  let isOver = false;
  return {
    post: (message) => {
      if (!isOver) kept.thread.post(message);
    },
    listen: (to) => {
      kept.to = to;
    },
    async end() {
      if (isOver) return;
      isOver = true;
      await new Promise<void>((resolve) => {
        kept.to = { message: ({ kind }) => (kind === 'closed' ? resolve() : undefined), ended: () => resolve() };
        kept.thread.post({ kind: 'close' });
      });
      kept.to = nobody;
      idle.push(kept);
    },
  };
};

function freshKept(): Kept {
  const kept: Kept = { thread: freshThread(), to: nobody };
  kept.thread.listen({
    message: (message) => kept.to.message(message),
    ended: (failure) => kept.to.ended(failure),
  });
  return kept;
}

/** Loads the SDK before the first test waits for it. */
export async function warmThread(): Promise<void> {
  await keptThreads().end();
}

/** Ends the threads kept; each test file does so at its end. */
export async function endThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ thread }) => thread.end()));
}

export type World = AdapterWorld & {
  readonly wechat: WechatFake;
  channel(settings?: object): ChannelAdapter;
  /** Lives on the channel's login, so make that first or after; both must start. */
  desk(settings?: object): DeskAdapter;
};

export async function openWorld(
  options: Pick<AdapterWorldOptions, 'speed' | 'store' | 'skills'> & {
    readonly wechat?: WechatFake;
    readonly threads?: Threads;
    readonly loggedIn?: boolean;
  } = {},
): Promise<World> {
  const { loggedIn, threads = keptThreads } = options;
  const wechat = options.wechat ?? (await openWechat(loggedIn === undefined ? {} : { loggedIn }));
  for (const person of [bo, lin, mallory]) wechat.person(person);
  if (!wechat.puppet.groups.has(team)) wechat.group(team, '客服群', ['wxid_shop', bo.id, lin.id, mallory.id]);
  const world = await openAdapterWorld(teamOn('wechat', bo.id), options);
  return {
    ...world,
    wechat,
    channel: (settings = {}) => createWechatChannel(channelSettings(wechat, settings), world.context, threads),
    desk: (settings = {}) =>
      createWechatDesk(
        DeskSettings.parse({ adapter: 'wechat', room: '客服群', agents: [bo.id, lin.id], ...settings }),
        world.context,
      ),
    async close() {
      await world.close();
      if (!options.wechat) await wechat.close();
    },
  };
}

export function channelSettings({ endpoint, token }: WechatFake, more: object = {}): ChannelSettings {
  return ChannelSettings.parse({ adapter: 'wechat', puppet: 'service', endpoint, token, ...more });
}

/** Waits for something that must be asked for. */
export async function eventually(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
