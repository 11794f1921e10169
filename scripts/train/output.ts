// How the trainer's commands speak: Chinese and English, tables, and JSON for programs.

import type { Change, GateReport } from '../../core/training/index.ts';

export { table } from '../evaluate/tables.ts';

export type Report = {
  readonly lines: readonly string[];
  /** The same for programs, with --json. */
  readonly json: unknown;
  /** Exit code, 0 unless said: 2 for a gate that refuses and for an alarm. */
  readonly code?: number;
};

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const short = (text: string, most = 48): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
export const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

const changeLines = (title: string, changes: readonly Change[]): string[] =>
  changes.length === 0
    ? []
    : [
        title,
        ...changes.flatMap(({ what, from, text, wanted, before, after }) => [
          `  ${what === 'dialogue' ? '对话 dialogue ' : ''}“${short(text)}” (${from})`,
          `      应为 wanted ${wanted}; 之前 before ${before}; 之后 after ${after}`,
        ]),
      ];

export function gateLines(report: GateReport): string[] {
  const { fixes, breaks, stillWrong, differs, cases, dialogues, recent } = report;
  return [
    `修好 ${fixes.length}，弄坏 ${breaks.length}${breaks.length > 0 ? '，列在下面' : ''}。 / fixes ${fixes.length}, breaks ${breaks.length}${breaks.length > 0 ? ': here they are' : ''}.`,
    `试了 ${cases} 个回归问题、${dialogues} 段对话、${recent} 个最近的真实问题。 / ${cases} regression questions, ${dialogues} dialogues, ${recent} recent real questions.`,
    ...changeLines('弄坏 / breaks', breaks),
    ...changeLines('修好 / fixes', fixes),
    ...changeLines('原来就不对，仍不对 / wrong before and after', stillWrong.slice(0, 10)),
    ...(differs.length > 0 ? ['最近的真实问题，去向变了 / recent questions that lead elsewhere now'] : []),
    ...differs.slice(0, 20).map(({ text, before, after }) => `  “${short(text)}”: ${before} → ${after}`),
  ];
}
