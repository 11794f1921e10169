// What an adapter must tell people reaches every desk that can show it: once, and again where it failed.

import { describe, expect, it, vi } from 'vitest';
import { Alarms } from '../../core/hub/alarms.ts';
import {
  type Alert,
  type DeskAdapter,
  type Health,
  type HubEvent,
  type Log,
  openEvents,
  timestamp,
} from '../../core/index.ts';
import { watchedClock } from '../contract/channel-contract.ts';

const since = timestamp(1);
const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };
const code: Alert = { id: 'code:1', text: 'scan' };

function deskOf(id: string, alert?: DeskAdapter['alert'], state: Health['state'] = 'connected'): DeskAdapter {
  return {
    id,
    skills: [],
    rate: { perSecond: 1, burst: 1 },
    start: async () => {},
    open: async () => '',
    post: async () => [],
    close: async () => {},
    ...(alert && { alert }),
    health: () => ({ state, since }),
    stop: async () => {},
  };
}

function world(desks: readonly DeskAdapter[]) {
  const clock = watchedClock();
  const events: HubEvent[] = [];
  const hub = openEvents();
  hub.subscribe((event) => events.push(event));
  const alarms = new Alarms({ desks: new Map(desks.map((desk) => [desk.id, desk])), clock, events: hub, log });
  const look = (...alerts: Alert[]) =>
    alarms.look([{ what: 'wechat:main', health: { state: 'action_needed', since, alerts } }]);
  return { alarms, events, look, clock };
}

describe('an alert', () => {
  it('is shown once by each desk that can, and the console repaints', async () => {
    const shows = () => vi.fn<NonNullable<DeskAdapter['alert']>>().mockResolvedValue();
    const [one, two] = [shows(), shows()];
    const { alarms, events, look, clock } = world([
      deskOf('a', one),
      deskOf('b', two),
      deskOf('mute'),
      deskOf('away', two, 'degraded'),
    ]);
    for (let looks = 0; looks < 3; looks++) look(code);
    look(code, { id: 'code:2', text: 'scan this one' });
    await alarms.stop();
    expect(one.mock.calls.map(([alert]) => alert.id)).toEqual(['code:1', 'code:2']);
    expect(two).toHaveBeenCalledTimes(2);
    expect(events.map((event) => event.kind === 'health' && event.what)).toEqual(['wechat:main', 'wechat:main']);
    expect(clock.asleep).toBe(0);
  });

  it('that a desk could not show is tried again at the next look, and told anew when it comes back', async () => {
    const shown = vi.fn<NonNullable<DeskAdapter['alert']>>().mockRejectedValueOnce(new Error('no')).mockResolvedValue();
    const { alarms, look } = world([deskOf('a', shown)]);
    look(code);
    await new Promise((resolve) => setTimeout(resolve, 10));
    look(code);
    await new Promise((resolve) => setTimeout(resolve, 10));
    look(code);
    expect(shown).toHaveBeenCalledTimes(2);
    look();
    look(code);
    expect(shown).toHaveBeenCalledTimes(3);
    await alarms.stop();
  });
});
