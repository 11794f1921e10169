// Sentences as vectors, if the settings name a service that makes them.

export interface Embeddings {
  /**
   * One vector of length 1 a text, in order, all of one dimension. Rejects, at the latest after `limitMs`, when the service
   * is slow, away, answers nonsense, or has failed so often that it is left alone for a while. Never waits for that while.
   */
  embed(
    texts: readonly string[],
    options: { readonly limitMs: number; readonly signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>;
}
