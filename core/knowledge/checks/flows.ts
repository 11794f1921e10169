// flows.json: every step leads somewhere, every way ends, and nothing goes round without asking.

import type { Path } from '../report.ts';
import type { Flow, FlowStep } from '../schema.ts';
import { checkEntryReference, checkSkill, type Looked, uniqueIds } from './findings.ts';

const file = 'flows.json';

export function checkFlows(looked: Looked): void {
  const flows = looked.contents[file]?.flows ?? [];
  uniqueIds(looked.findings, file, ['flows'], flows);
  for (const [at, flow] of flows.entries()) {
    const path = ['flows', at];
    uniqueIds(looked.findings, file, [...path, 'slots'], flow.slots);
    uniqueIds(looked.findings, file, [...path, 'steps'], flow.steps);
    checkStart(flow, path, looked);
    checkSlots(flow, path, looked);
    const sound = flow.steps
      .map((step, index) => checkStep(flow, step, [...path, 'steps', index], looked))
      .every(Boolean);
    if (sound) checkWays(flow, path, looked);
  }
}

function checkStart(flow: Flow, path: Path, looked: Looked): void {
  const { contents, findings } = looked;
  for (const [index, id] of flow.start.entries.entries())
    checkEntryReference(looked, file, [...path, 'start', 'entries', index], id);
  const rules = contents['keywords.json']?.rules;
  const started =
    flow.start.entries.length > 0 || flow.start.words.length > 0 || rules?.some((rule) => rule.flow === flow.id);
  if (rules && !started) findings.add('flow_without_start', file, [...path, 'start']);
}

function checkSlots(flow: Flow, path: Path, { findings }: Looked): void {
  for (const [index, slot] of flow.slots.entries())
    if (slot.type === 'choice' && slot.choices.length === 0)
      findings.add('slot_without_choices', file, [...path, 'slots', index, 'type']);
}

/** The steps a step may lead to, each with where that is written. */
function exits(step: FlowStep): { readonly to: string; readonly path: Path }[] {
  switch (step.do) {
    case 'ask':
    case 'say':
      return [{ to: step.next, path: ['next'] }];
    case 'branch':
      return [
        ...step.cases.map(({ next }, index) => ({ to: next, path: ['cases', index, 'next'] })),
        { to: step.otherwise, path: ['otherwise'] },
      ];
    case 'look_up':
      return (['found', 'notFound', 'failed'] as const).map((key) => ({ to: step[key], path: [key] }));
    case 'hand_off':
      return [];
    default:
      return step satisfies never;
  }
}

/** Answers whether its ways can be followed. */
function checkStep(flow: Flow, step: FlowStep, path: Path, looked: Looked): boolean {
  const { findings } = looked;
  const steps = flow.steps.map(({ id }) => id);
  const slots = new Map(flow.slots.map((slot) => [slot.id, slot]));
  const needsSlot = (id: string, here: Path) => {
    if (!slots.has(id)) findings.add('slot_unknown', file, here, id, findings.near(id, slots.keys()));
  };
  if (step.id === 'end') findings.add('step_reserved', file, [...path, 'id']);
  if (step.do === 'ask' || step.do === 'look_up') needsSlot(step.slot, [...path, 'slot']);
  if (step.do === 'branch')
    for (const [index, one] of step.cases.entries()) {
      needsSlot(one.slot, [...path, 'cases', index, 'slot']);
      const choices = slots.get(one.slot)?.choices.map(({ value }) => value) ?? [];
      for (const [order, value] of one.is.entries())
        if (choices.length > 0 && !choices.includes(value))
          findings.add('case_unknown', file, [...path, 'cases', index, 'is', order], value, choices);
    }
  if (step.do === 'hand_off') checkSkill(looked, file, [...path, 'skill'], step.skill);
  let sound = true;
  for (const { to, path: where } of exits(step))
    if (to !== 'end' && !steps.includes(to)) {
      findings.add('step_unknown', file, [...path, ...where], to, findings.near(to, [...steps, 'end']));
      sound = false;
    }
  return sound;
}

function checkWays(flow: Flow, path: Path, { findings }: Looked): void {
  const at = new Map(flow.steps.map((step, index) => [step.id, { step, index }]));
  const next = (id: string) => exits(at.get(id)!.step).map(({ to }) => to);
  const reached = new Set<string>();
  const visit = (id: string) => {
    if (id === 'end' || reached.has(id)) return;
    reached.add(id);
    next(id).forEach(visit);
  };
  visit(flow.steps[0]!.id);

  const ending = new Set(flow.steps.filter(({ do: what }) => what === 'hand_off').map(({ id }) => id));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const { id } of flow.steps) if (next(id).some((to) => to === 'end' || ending.has(to))) ending.add(id);
  }
  for (const [id, { index }] of at) {
    const here = [...path, 'steps', index];
    if (!reached.has(id)) findings.add('step_unreachable', file, [...here, 'id'], id);
    else if (!ending.has(id)) findings.add('flow_never_ends', file, [...here, 'id'], id);
  }
  const circle = silentCircle(flow, next);
  if (circle) findings.add('flow_spins', file, [...path, 'steps', at.get(circle[0]!)!.index], circle);
}

/** Steps that lead back to themselves with no `ask` among them: one turn would never end. */
function silentCircle(flow: Flow, next: (id: string) => string[]): string[] | undefined {
  const silent = new Set(flow.steps.filter(({ do: what }) => what !== 'ask').map(({ id }) => id));
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (!silent.has(id) || done.has(id)) return undefined;
    for (const to of next(id)) {
      const circle = walk(to, [...way, id]);
      if (circle) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const { id } of flow.steps) {
    const circle = walk(id, []);
    if (circle) return circle;
  }
  return undefined;
}
