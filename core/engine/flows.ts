// placeholder

import type { Faq } from '../knowledge/schema.ts';
import type { Explanation } from '../model/index.ts';
import { answerWith } from './entries.ts';
import type { Plan, Scene } from './plan.ts';
export function startFlow(scene: Scene, flow: string, why: Partial<Explanation>, entry?: Faq): Plan | undefined {
  if (entry) return answerWith(scene, [entry], scene.reading.matches[0]!);
  return undefined;
}
