// A service that turns sentences into vectors, speaking the wire of OpenAI's embeddings; it misbehaves on demand.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type EmbeddingCall = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
};

export type Behaviour = 'right' | 'silent' | 'broken' | 'refusing' | 'no json' | 'too few' | 'longer' | 'empty';
export type EmbeddingsFake = Awaited<ReturnType<typeof openEmbeddingsFake>>;

export const dimension = 48;

/** What the fake model knows: words of a line mean the same to it, whatever letters they are written in. */
export type Meaning = readonly (readonly string[])[];

/** A vector for a sentence: one axis a line of meaning it has words of, and the letters, faintly, on the others. */
export function vectorOf(text: string, meaning: Meaning): number[] {
  const vector = Array.from({ length: dimension }, () => 0);
  for (const [axis, words] of meaning.entries()) if (words.some((word) => text.includes(word))) vector[axis] = 3;
  for (const letter of text) {
    const axis = meaning.length + (letter.codePointAt(0)! % (dimension - meaning.length));
    vector[axis] = vector[axis]! + 0.3;
  }
  return vector;
}

export async function openEmbeddingsFake(meaning: Meaning = []) {
  const calls: EmbeddingCall[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { model, input } = JSON.parse(body) as { model: string; input: string[] };
      calls.push({ path: request.url ?? '', authorization: request.headers.authorization, model, input });
      const answer = (status: number, said: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(typeof said === 'string' ? said : JSON.stringify(said));
      };
      // Not in order: the wire promises the index, not the place.
      const data = input
        .map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, meaning) }))
        .reverse();
      const list = (rows: unknown) => ({ object: 'list', model, data: rows, usage: { total_tokens: 1 } });
      switch (fake.behaviour) {
        case 'right':
          return answer(200, list(data));
        case 'silent':
          return;
        case 'broken':
          return answer(500, { error: { message: 'overloaded' } });
        case 'refusing':
          return answer(401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } });
        case 'no json':
          return answer(200, '<html>gateway</html>');
        case 'too few':
          return answer(200, list(data.slice(1)));
        case 'longer':
          return answer(200, list(data.map((row) => ({ ...row, embedding: [...row.embedding, 1] }))));
        case 'empty':
          return answer(200, list(data.map((row) => ({ ...row, embedding: row.embedding.map(() => 0) }))));
        default:
          return fake.behaviour satisfies never;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behaviour: 'right' as Behaviour,
    calls,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
