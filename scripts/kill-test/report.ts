// The verdict in figures, and whether the run is green.

import type { Verdict } from './oracle.ts';

export type Circumstances = {
  /** Restarts are promised within two seconds with the first two channels only. */
  readonly areRestartsTimed: boolean;
  readonly control: string | undefined;
  /** At least so many kills make a run. */
  readonly kills: number;
  readonly isDiskSmall: boolean;
  /** What the hub itself counted as possible doubles, and how many deliveries the kills found on the wire. */
  readonly metric: number;
  readonly onTheWire: number;
  readonly asJson: boolean;
};

export function report(verdict: Verdict, circumstances: Circumstances): void {
  const { areRestartsTimed, control, kills, isDiskSmall, metric, onTheWire, asJson } = circumstances;
  const restarts = verdict.restartMs.slice(1).toSorted((a, b) => a - b);
  const figures = {
    conversations: verdict.conversations,
    said: verdict.said,
    redelivered: verdict.redelivered,
    kills: verdict.kills,
    frozen: verdict.frozen,
    diskFull: verdict.full,
    lost: verdict.said - verdict.taken - verdict.unreached + verdict.lost.length,
    ...(areRestartsTimed ? {} : { unreachedInsideToldGaps: verdict.unreached - verdict.unexplained.length }),
    unreachedOutside: verdict.unexplained.length,
    twice: verdict.twice.length,
    disorder: verdict.disorder.length,
    overTalk: verdict.overTalk.length,
    leaks: verdict.leaks.length,
    unheard: verdict.unheard.length,
    realDoubles: verdict.doubles,
    possibleDoublesMetric: metric,
    onTheWireAtKills: onTheWire,
    restartP50Ms: restarts[restarts.length >> 1] ?? 0,
    restartMaxMs: restarts.at(-1) ?? 0,
  };
  const wrong = [
    ...verdict.lost,
    ...verdict.unexplained,
    ...verdict.twice,
    ...verdict.disorder,
    ...verdict.overTalk,
    ...verdict.leaks,
    ...verdict.unheard,
  ];
  const ok =
    figures.lost + wrong.length === 0 &&
    figures.realDoubles <= metric &&
    (control !== undefined || (metric <= onTheWire && figures.kills >= kills)) &&
    (!areRestartsTimed || figures.restartMaxMs <= 2000);
  if (asJson) console.log(JSON.stringify({ ok, ...figures, gaps: verdict.gaps, wrong: wrong.slice(0, 50) }));
  else {
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(26)}${value}`);
    for (const { channel, seconds, times } of verdict.gaps)
      console.log(`  ${channel} told of ${times} gaps, ${seconds} s in all`);
    for (const line of wrong.slice(0, 20)) console.log(`  wrong: ${line}`);
    if (!isDiskSmall && !control) console.log('the full disk was left out: mounting a small one needs root on Linux');
    console.log(
      control
        ? ok
          ? 'The control stayed green: the oracle is blind.'
          : 'The control turned red, as it must.'
        : ok
          ? 'Nothing lost, nothing twice, nothing out of order.'
          : 'FAILED',
    );
  }
  process.exitCode = ok === (control === undefined) ? 0 : 1;
}
