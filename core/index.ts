// The core's public face.
// For adapter authors: the nouns and the ports.
export * from './model/index.ts';
export * from './ports/index.ts';
