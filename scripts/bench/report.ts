// What the bench found, as a table for people and as one line of JSON for machines.

export type Figure = {
  /** Stable, for the JSON: `road_cpu_64`. */
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: told for comparison, held to nothing. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** Whatever explains the number, e.g. its parts. */
  readonly note?: string;
};

export class Report {
  readonly #figures: Figure[] = [];

  /** Told at once, since a bench takes minutes. */
  add(figure: Figure): void {
    this.#figures.push(figure);
    const [value, target, verdict] = [
      `${shown(figure.value)} ${figure.unit}`,
      targetOf(figure),
      figure.target ? (isShort(figure) ? 'SHORT' : 'ok') : '',
    ];
    console.log(
      `${figure.what.padEnd(62)} ${value.padStart(12)}   ${target.padEnd(14)} ${verdict.padEnd(6)}${figure.note ?? ''}`.trimEnd(),
    );
  }

  section(title: string): void {
    console.log(`\n${title}`);
  }

  get short(): readonly Figure[] {
    return this.#figures.filter(isShort);
  }

  toJSON(): object {
    return {
      ok: this.short.length === 0,
      short: this.short.map(({ id }) => id),
      figures: Object.fromEntries(
        this.#figures.map(({ id, value, unit, target }) => [id, { value: rounded(value), unit, ...target }]),
      ),
    };
  }
}

export function isShort({ value, target }: Figure): boolean {
  if (!target) return false;
  // A value that is not a number has met nothing.
  return 'atMost' in target ? !(value <= target.atMost) : !(value >= target.atLeast);
}

function targetOf({ target }: Figure): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${shown(target.atMost)}` : `≥ ${shown(target.atLeast)}`;
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
