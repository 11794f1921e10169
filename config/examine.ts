// What `doctor` asks: does each configured channel and desk answer a harmless round trip?

import type { ChannelAdapter, Clock, DeskAdapter } from '../core/index.ts';

export type Finding = {
  readonly what: string;
  readonly step: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy?: string;
};

const patienceMs = 15_000;

/** Probes every adapter at once; one that cannot be probed tells its health instead. */
export async function examine(
  parts: { readonly channels: readonly ChannelAdapter[]; readonly desks: readonly DeskAdapter[] },
  clock: Clock,
): Promise<Finding[]> {
  const subjects = [
    ...parts.channels.map((channel) => ({ what: `channel ${channel.name}:${channel.account}`, adapter: channel })),
    ...parts.desks.map((desk) => ({ what: `desk ${desk.id}`, adapter: desk })),
  ];
  const all = await Promise.all(subjects.map(({ what, adapter }) => probe(what, adapter, clock)));
  return all.flat();
}

async function probe(what: string, adapter: ChannelAdapter | DeskAdapter, clock: Clock): Promise<Finding[]> {
  if (!adapter.probe) {
    const { state, detail } = adapter.health();
    return [{ what, step: 'state', ok: state !== 'action_needed' && state !== 'degraded', detail: detail ?? state }];
  }
  const deadline = new AbortController();
  const answered = new AbortController();
  void clock.sleep(patienceMs, answered.signal).then(() => deadline.abort());
  try {
    return (await adapter.probe(deadline.signal)).map((step) => ({ what, ...step }));
  } catch (error) {
    return [
      {
        what,
        step: 'round trip',
        ok: false,
        detail: (error as Error).message,
        remedy: 'Check the network and the address of its API in hub.json.',
      },
    ];
  } finally {
    answered.abort();
  }
}
