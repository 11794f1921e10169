// The core's public face.

// For chat desks: what they say and read alike. And the one retry policy, for adapters that keep a line open.
export { type AgentFiles, type FetchedFile, openAgentFiles } from './desk/agent-files.ts';
export { alertParts } from './desk/alerts.ts';
export {
  type CaseStage,
  caseFacts,
  caseTitle,
  fittingCard,
  speakerOf,
  stageOf,
  stateLine,
} from './desk/case-card.ts';
export { type ChatActor, type ChatRoster, type ChatTarget, openChatRoster } from './desk/chat-roster.ts';
export {
  type ChatWords,
  chatWords,
  commandHelp,
  type DeskLanguage,
  deskLanguage,
  refusalText,
} from './desk/chat-words.ts';
export { openDeskTrouble } from './desk/desk-trouble.ts';
export { type AgentCommand, type AgentText, isPrivateText, parseAgentText } from './desk/privacy.ts';
export { openTypedActs, simpleActs, suggestionLines, type Typed, type TypedActs } from './desk/typed-acts.ts';
export { deskWord } from './desk/words.ts';
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
export { openLines } from './hub/shared-lines.ts';
export * from './knowledge/index.ts';
// For adapter authors: the nouns and the ports.
export * from './model/index.ts';
export * from './ports/index.ts';
export * from './store/index.ts';
