// How what people wrote lies in the file: turns with their decisions, deliveries, briefs, dialogues.
// Plain JSON today. Encryption at rest will come here and nowhere else: no SQL looks inside these columns.

/** JSON escapes NUL and lone surrogates, so any string a platform sends survives SQLite. */
export function encode(value: unknown): string {
  return JSON.stringify(value);
}

export function decode<Value>(stored: string): Value {
  return JSON.parse(stored) as Value;
}

/** The JSON of a stored value, for whoever passes it on without looking inside. */
export function decodeText(stored: string): string {
  return stored;
}

/**
 * A key as SQLite compares it. SQLite turns every lone surrogate into U+FFFD, so two different ill-formed keys would
 * collide; those are escaped first.
 */
export function keyText(key: string): string {
  return key.isWellFormed() ? key : JSON.stringify(key);
}

/** A name for a plain text column. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
