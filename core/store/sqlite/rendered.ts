// Answers written as JSON where they are made and parsed once where they are used.

/**
 * What is stored is JSON already. The verbs every message walks through put it together as text: parsing it here only
 * to write it again for the thread was most of their cost.
 */
export class Rendered<Value> {
  readonly json: string;
  /** Only for the compiler: what the text stands for. */
  declare readonly stands?: Value;
  constructor(json: string) {
    this.json = json;
  }
}

/** A JSON object with one more field, whose value is JSON already. The object has at least one field. */
export function withField(object: string, name: string, json: string): string {
  return `${object.slice(0, -1)},"${name}":${json}}`;
}

/** Any answer as JSON; undefined for none. */
export function render(value: unknown): string | undefined {
  return value instanceof Rendered ? value.json : JSON.stringify(value);
}
