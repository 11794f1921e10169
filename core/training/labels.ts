// What people said a sentence means: labelled samples for the gate, and how far two labellers agree.

import { z } from 'zod';
import type { KnowledgeBook, Notebook } from '../knowledge/index.ts';
import type { Timestamp } from '../model/index.ts';
import type { Case } from './gate.ts';
import type { Row } from './rows.ts';

/** `none`: belongs to no entry of the shop. */
export const NONE = 'none';

const Label = z.object({ text: z.string(), entry: z.string(), by: z.string(), at: z.number() });
export type Label = z.infer<typeof Label>;
const LabelBook = z.object({ labels: z.array(Label) });

export async function readLabels(notebook: Notebook): Promise<readonly Label[]> {
  const value = await notebook.read('labels');
  return value === undefined ? [] : LabelBook.parse(value).labels;
}

/** One person has one opinion about a sentence: a later label replaces his earlier one. */
export async function addLabels(
  notebook: Notebook,
  labels: readonly { readonly text: string; readonly entry: string }[],
  by: string,
  at: Timestamp,
): Promise<void> {
  await notebook.edit('labels', (value) => {
    const before = value === undefined ? [] : LabelBook.parse(value).labels;
    const texts = new Set(labels.map(({ text }) => text));
    return {
      labels: [
        ...before.filter((label) => label.by !== by || !texts.has(label.text)),
        ...labels.map(({ text, entry }) => ({ text, entry, by, at })),
      ],
    };
  });
}

/** Labelled sentences as cases: every label a person gave counts, and `none` must reach nothing known. */
export function casesOfLabels(labels: readonly Pick<Label, 'text' | 'entry'>[]): Case[] {
  const entries = new Map<string, Set<string>>();
  for (const { text, entry } of labels) {
    const set = entries.get(text) ?? new Set();
    entries.set(text, set.add(entry));
  }
  return [...entries].flatMap(([text, set]): Case[] => {
    const known = [...set].filter((entry) => entry !== NONE);
    return known.length > 0 ? [{ text, entries: known, from: 'labelled' }] : [];
  });
}

export const casesOfRows = (rows: readonly Row[]): Case[] =>
  rows.map(({ text, label, also }) => ({ text, entries: [label, ...also], from: 'labelled' }));

/** The examples that stand in the shop's files. */
export function casesOfBook({ faq }: KnowledgeBook): Case[] {
  return faq.flatMap(({ id, examples }): Case[] => [
    ...(examples?.must ?? []).map((text): Case => ({ text, entries: [id], from: 'example' })),
    ...(examples?.mustNot ?? []).map((text): Case => ({ text, entries: [], not: id, from: 'example' })),
  ]);
}

export type Agreement = {
  /** Sentences both labelled. */
  readonly rows: number;
  readonly observed: number;
  /** What two people who label at these rates would agree by chance. */
  readonly expected: number;
  /** Cohen's kappa: 1 is full agreement, 0 no better than chance. */
  readonly kappa: number;
  readonly disagreements: readonly { readonly text: string; readonly one: string; readonly other: string }[];
};

type Said = { readonly text: string; readonly label: string };

export function agreement(one: readonly Said[], other: readonly Said[]): Agreement {
  const theirs = new Map(other.map(({ text, label }) => [text, label]));
  const both = [...new Map(one.map(({ text, label }) => [text, label]))].flatMap(([text, label]) => {
    const second = theirs.get(text);
    return second === undefined ? [] : [{ text, one: label, other: second }];
  });
  const rows = both.length;
  const same = both.filter((each) => each.one === each.other).length;
  const count = (of: 'one' | 'other') => {
    const counts = new Map<string, number>();
    for (const each of both) counts.set(each[of], (counts.get(each[of]) ?? 0) + 1);
    return counts;
  };
  const [ones, others] = [count('one'), count('other')];
  let chance = 0;
  for (const [label, times] of ones) chance += times * (others.get(label) ?? 0);
  const observed = rows === 0 ? 0 : same / rows;
  const expected = rows === 0 ? 0 : chance / (rows * rows);
  return {
    rows,
    observed,
    expected,
    // Both gave everything the one same label: agreement that says nothing is still agreement.
    kappa: rows === 0 ? 0 : expected === 1 ? 1 : (observed - expected) / (1 - expected),
    disagreements: both.filter((each) => each.one !== each.other),
  };
}

/** Pairs of people who labelled the same sentences in the notebook, and how far they agree. */
export function agreementsIn(
  labels: readonly Label[],
): { readonly one: string; readonly other: string; readonly agreement: Agreement }[] {
  const people = [...new Set(labels.map(({ by }) => by))].sort();
  const of = (person: string) =>
    labels.filter(({ by }) => by === person).map(({ text, entry }) => ({ text, label: entry }));
  return people.flatMap((one, i) =>
    people.slice(i + 1).flatMap((other) => {
      const found = agreement(of(one), of(other));
      return found.rows > 0 ? [{ one, other, agreement: found }] : [];
    }),
  );
}
