// The core's public face.

// For adapter authors: the nouns and the ports.
export * from './model/index.ts';
export * from './ports/index.ts';

// For whoever builds a house of it (config, scripts, tests): the parts.
export { type Engine, openEngine, type Say, type Suggestion, type Thought } from './engine/index.ts';
export type { Hub, HubParts, HubSettings, Mind } from './hub/face.ts';
export * from './knowledge/index.ts';
export * from './store/index.ts';
