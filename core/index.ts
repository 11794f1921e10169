// The core's public face.

// What an agent's typed words are, for chat desks; and the one retry policy, for adapters that keep a line open.
export { alertParts } from './desk/alerts.ts';
export { type AgentCommand, type AgentText, isPrivateText, parseAgentText } from './desk/privacy.ts';
// For whoever builds a house of it (config, scripts, tests): the parts.
export {
  type Engine,
  type Lesson,
  lessonOfBook,
  type ModelShelf,
  nameOfLesson,
  openEngine,
  type Say,
  type Suggestion,
  type Thought,
  trainLesson,
} from './engine/index.ts';
export { type BackoffPolicy, backoff } from './hub/backoff.ts';
export { type Hub, type HubParts, type HubSettings, type Mind, openEvents, openHub } from './hub/index.ts';
export * from './knowledge/index.ts';
// For adapter authors: the nouns and the ports.
export * from './model/index.ts';
export * from './ports/index.ts';
export * from './store/index.ts';
