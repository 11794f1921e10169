// The judge of everything we send to Teams, judged: what Teams refuses, it refuses.

import { describe, expect, it } from 'vitest';
import { faultsOf } from '../fakes/teams-schema.ts';

const adaptive = 'application/vnd.microsoft.card.adaptive';
const message = (over: object) => ({ type: 'message', text: 'x', ...over });
const card = (over: object) =>
  message({
    attachments: [{ contentType: adaptive, content: { type: 'AdaptiveCard', version: '1.5', body: [], ...over } }],
  });
const actions = (...all: object[]) => card({ actions: all });

describe('the judge', () => {
  it('lets pass what Teams takes', () => {
    for (const good of [
      { type: 'typing' },
      message({}),
      message({ text: '<strong>a</strong> &amp; <a href="https://x">b</a><br/>', textFormat: 'xml' }),
      message({
        text: '<at>Bo</at> hi',
        textFormat: 'xml',
        entities: [{ type: 'mention', text: '<at>Bo</at>', mentioned: { id: '29:1' } }],
      }),
      card({ body: [{ type: 'TextBlock', text: 'x' }] }),
      actions({ type: 'Action.Execute', title: 'Go', verb: 'go', data: {} }),
    ])
      expect(faultsOf(good), JSON.stringify(good)).toEqual([]);
  });

  it.each([
    ['nothing at all', undefined],
    ['a type of its own', { type: 'shout', text: 'x' }],
    ['an empty message', { type: 'message' }],
    ['a format of its own', message({ textFormat: 'html' })],
    ['a tag nobody knows', message({ textFormat: 'xml', text: '<script>x</script>' })],
    ['a tag left open', message({ textFormat: 'xml', text: '<strong>x' })],
    ['a lone sign', message({ textFormat: 'xml', text: 'a < b' })],
    ['a bare ampersand', message({ textFormat: 'xml', text: 'a & b' })],
    ['a mention that is not written', message({ entities: [{ type: 'mention', text: '<at>Bo</at>' }] })],
    ['a message too long', message({ text: 'x'.repeat(41_000) })],
    ['a picture by http', message({ attachments: [{ contentType: 'image/png', contentUrl: 'http://x/y.png' }] })],
    ['a file as it is', message({ attachments: [{ contentType: 'application/pdf', contentUrl: 'https://x/y.pdf' }] })],
    ['a card of the future', card({ version: '9.0' })],
    ['a card too large', card({ body: [{ type: 'TextBlock', text: 'x'.repeat(29_000) }] })],
    ['an element nobody knows', card({ body: [{ type: 'Hologram' }] })],
    ['an element without its text', card({ body: [{ type: 'TextBlock' }] })],
    ['a property nobody knows', card({ body: [{ type: 'TextBlock', text: 'x', colour: 'red' }] })],
    [
      'two inputs of one name',
      card({
        body: [
          { type: 'Input.Text', id: 'a' },
          { type: 'Input.Text', id: 'a' },
        ],
      }),
    ],
    ['an action nobody knows', actions({ type: 'Action.Explode', title: 'x' })],
    ['an action without a title', actions({ type: 'Action.Submit' })],
    ['a link that is a script', actions({ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' })],
    ['seven actions', actions(...Array.from({ length: 7 }, () => ({ type: 'Action.Submit', title: 'x' })))],
    [
      'a fault inside an unfolding card',
      actions({ type: 'Action.ShowCard', title: 'x', card: { type: 'AdaptiveCard', body: [{ type: 'X' }] } }),
    ],
  ])('refuses %s', (_title, bad) => {
    expect(faultsOf(bad).length).toBeGreaterThan(0);
  });
});
