// Every timer of the widget, so that taking it off the page stops them all.

export class Timers {
  readonly #running = new Map<string, number>();

  /** Runs once after `ms`; a timer of the same name is replaced. */
  set(name: string, ms: number, run: () => void): void {
    this.clear(name);
    this.#running.set(
      name,
      window.setTimeout(() => {
        this.#running.delete(name);
        run();
      }, ms),
    );
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  clear(name: string): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clearAll(): void {
    for (const name of [...this.#running.keys()]) this.clear(name);
  }
}
