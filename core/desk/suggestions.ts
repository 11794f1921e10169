// Answers the engine would give to the customer's last words, and which of them an agent means who names one.

import type { Engine } from '../engine/face.ts';
import type { HandoffId } from '../model/index.ts';
import type { DeskSuggestion, Store } from '../ports/index.ts';
import { briefTurns } from './brief.ts';
import { languageOf } from './case.ts';

/** As many as one reads at a glance. */
const most = 3;
/** Cases on desks whose lists are remembered; the oldest give way. */
const casesKept = 1000;
/** Suggestions remembered for one case on one desk: buttons of older lists still mean what they said. */
const perCase = 30;

type Found = Omit<DeskSuggestion, 'id'>;
type Shown = { readonly last: readonly DeskSuggestion[]; readonly all: readonly DeskSuggestion[] };

export class Suggestions {
  readonly #store: Pick<Store, 'findHandoff' | 'load'>;
  readonly #engine: () => Engine;
  readonly #shown = new Map<string, Shown>();

  constructor(store: Pick<Store, 'findHandoff' | 'load'>, engine: () => Engine) {
    this.#store = store;
    this.#engine = engine;
  }

  async show(handoff: HandoffId, desk: string): Promise<readonly DeskSuggestion[]> {
    const last = await this.#now(handoff);
    const key = `${handoff} ${desk}`;
    const before = this.#shown.get(key)?.all ?? [];
    this.#shown.delete(key);
    this.#shown.set(key, { last, all: [...last, ...before].slice(0, perCase) });
    if (this.#shown.size > casesKept) this.#shown.delete(this.#shown.keys().next().value!);
    return last;
  }

  async chosen(handoff: HandoffId, desk: string, which: number | string): Promise<DeskSuggestion | undefined> {
    const shown = this.#shown.get(`${handoff} ${desk}`);
    if (typeof which === 'number') return (shown?.last ?? (await this.#onCard(handoff)))[which - 1];
    const known = shown?.all ?? [...(await this.#now(handoff)), ...(await this.#onCard(handoff))];
    return known.find(({ id }) => id === which);
  }

  /** What fits his last words; where nothing does, what stands on the card. */
  async #now(id: HandoffId): Promise<readonly DeskSuggestion[]> {
    const handoff = await this.#store.findHandoff(id);
    const snapshot = handoff && (await this.#store.load(handoff.conversation, briefTurns));
    if (!snapshot) return [];
    const engine = this.#engine();
    const said = snapshot.recent.findLast(({ author }) => author.kind === 'customer')?.content ?? [];
    const text = said.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n');
    const fresh = text.trim() === '' ? [] : engine.suggest(text, languageOf(snapshot, engine)).filter(isWhole);
    return fresh.length > 0 ? fresh.slice(0, most).map(named) : this.#onCard(id);
  }

  /** The case's card numbers them as its brief has them. */
  async #onCard(id: HandoffId): Promise<readonly DeskSuggestion[]> {
    return ((await this.#store.findHandoff(id))?.brief.suggestions ?? []).slice(0, most).map(named);
  }
}

function named(found: Found): DeskSuggestion {
  return { ...found, id: fingerprint(found.text) };
}

/** FNV-1a over the code points: tells a few dozen texts apart, and is the same after a restart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(36);
}

/** An answer with a gap that only the customer can fill is no answer yet. */
function isWhole({ text }: Found): boolean {
  return !/\{\{.*?\}\}/.test(text);
}
