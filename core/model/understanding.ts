// What the engine believes a customer means.

/** `mixed` is Chinese and English in one message. BCP 47 primary subtags otherwise. */
export type Language = 'zh' | 'en' | 'mixed' | 'unknown';

/** By which road a match was found. Stands in the stored decision, so that every answer can be explained. */
export type MatchVia = 'keyword' | 'exact' | 'similar' | 'product' | 'flow' | 'choice' | 'command' | 'model';

/** A knowledge entry that may answer, with its score in 0..1. */
export type Match = {
  readonly entry: string;
  readonly score: number;
  readonly via: MatchVia;
  /** The words that spoke for it, as the customer wrote them or normalised. */
  readonly matched: readonly string[];
  /** The stored phrasing it came nearest to. */
  readonly nearest?: string;
};

/** A value found in the text. `start`/`end` are UTF-16 offsets into the raw text. */
export type Entity = {
  readonly type: string;
  readonly text: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
};

export type MoodName = 'calm' | 'pleased' | 'anxious' | 'annoyed' | 'angry';
/** `score` in 0..1 says how strongly; `because` names the words. */
export type Mood = {
  readonly name: MoodName;
  readonly score: number;
  readonly because: readonly string[];
  /** It only sounds so: no single word of it does. */
  readonly byTone?: true;
};

export type WantsHuman = { readonly wish: boolean; readonly score: number; readonly because: readonly string[] };

export type Understanding = {
  /** The customer's own words, unread turns joined by line breaks. */
  readonly text: string;
  readonly normalised: string;
  readonly language: Language;
  /** Best first. */
  readonly matches: readonly Match[];
  readonly entities: readonly Entity[];
  readonly mood: Mood;
  readonly wantsHuman: WantsHuman;
};
