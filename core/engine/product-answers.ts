// placeholder
import type { Product } from '../knowledge/schema.ts';
import type { Explanation } from '../model/index.ts';
import type { Plan, Scene } from './plan.ts';
export function productPicked(_s: Scene, _p: Product, _why: Partial<Explanation>): Plan | undefined {
  return undefined;
}
export function productOverview(_s: Scene, p: Product, why: Partial<Explanation>): Plan {
  return { act: { kind: 'answer', entry: `product:${p.id}` }, why, sayings: [] };
}
