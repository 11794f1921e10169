// The nouns. Types and their constructors only; sees nothing else.
export * from './conversation.ts';
export * from './decision.ts';
export * from './delivery.ts';
export * from './errors.ts';
export * from './handoff.ts';
export * from './ids.ts';
export * from './message.ts';
export * from './understanding.ts';
