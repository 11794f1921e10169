// How far the gateway's events are on disk: RESUME asks for everything behind that, so nothing counts before it is stored.

export type Progress = {
  /** An event arrived. */
  begin(sequence: number): void;
  /** It is on disk, or needs not be. Answers the new mark when it moved. */
  done(sequence: number): number | undefined;
  /** Another session begins to count anew. */
  restart(sequence: number): void;
  readonly mark: number;
};

export function openProgress(): Progress {
  const open = new Set<number>();
  let highest = 0;
  let mark = 0;

  function markNow(): number {
    // Sets keep the order of arrival, and events arrive in order but for a replay's first few.
    let lowest = highest + 1;
    for (const sequence of open) {
      if (sequence < lowest) lowest = sequence;
      if (open.size > 64) break;
    }
    return lowest - 1;
  }

  return {
    begin(sequence) {
      open.add(sequence);
      highest = Math.max(highest, sequence);
    },
    done(sequence) {
      open.delete(sequence);
      const next = markNow();
      if (next <= mark) return undefined;
      mark = next;
      return mark;
    },
    restart(sequence) {
      open.clear();
      highest = sequence;
      mark = sequence;
    },
    get mark() {
      return mark;
    },
  };
}
