// The matrix in adapters/README.md says what the code does today.

import { describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/registry.ts';
import { capabilitiesOfAll, channelsInOrder, readmeWithMatrix, writeReadme } from './content-matrix.ts';
import { kinds, samples } from './content-samples.ts';

describe('the content matrix', () => {
  it('has a column for every channel of the registry', async () => {
    const channels: string[] = [];
    for (const [name, load] of Object.entries(adapters)) if ((await load()).channel) channels.push(name);
    expect([...channelsInOrder].sort()).toEqual(channels.sort());
    expect(Object.keys(await capabilitiesOfAll())).toEqual(channelsInOrder);
  });

  it('drops nothing a customer sends: it arrives, or is named, or the platform has no such thing', () => {
    for (const channel of channelsInOrder)
      for (const kind of kinds) {
        const arrived = samples[channel]![kind]();
        if ('never' in arrived) continue;
        expect('ignored' in arrived ? `${channel} ignored ${kind}: ${arrived.ignored}` : 'arrived').toBe('arrived');
        if ('ignored' in arrived) continue;
        const isAbout = arrived.event.kind === 'recalled' || arrived.event.kind === 'reacted';
        expect([channel, kind, isAbout || arrived.content.length > 0]).toEqual([channel, kind, true]);
      }
  });

  it('stands in adapters/README.md as it is (npm run content-matrix writes it)', async () => {
    const { fresh, stands } = await readmeWithMatrix();
    if (process.env['CONTENT_MATRIX'] === 'write') writeReadme(fresh);
    else expect(stands).toBe(fresh);
  });
});
