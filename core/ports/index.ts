// What the core asks of the world.
export * from './channel.ts';
export * from './desk.ts';
export * from './embeddings.ts';
export * from './media.ts';
export * from './orders.ts';
export * from './runtime.ts';
export * from './store.ts';
export * from './view.ts';
