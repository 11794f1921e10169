// The OpenAPI document, made of the wire's nouns so that it cannot disagree with them.

import { z } from 'zod';
import {
  ClientFrame,
  Locale,
  longestWait,
  MessagesPage,
  mostMessages,
  NewVisitor,
  Said,
  ServerFrame,
  Stored,
  subprotocol,
  Uploaded,
  Visitor,
  WireError,
  WireWelcome,
} from './wire.ts';

const nouns = {
  NewVisitor,
  Visitor,
  Said,
  Stored,
  Uploaded,
  MessagesPage,
  WireWelcome,
  ClientFrame,
  ServerFrame,
  WireError,
};

/** Answers an OpenAPI 3.1 document; its schemas are JSON Schema 2020-12. */
export function openApiDocument(server: string): object {
  const refuses = (...statuses: number[]) =>
    Object.fromEntries(statuses.map((status) => [status, { description: reasons[status], ...body('WireError') }]));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huoji web channel',
      version: '1',
      description: 'What pages, apps and mini-programs speak. Every error is {"error":{"code","message"}}.',
    },
    servers: [{ url: server }],
    paths: {
      '/api/v1/visitors': {
        post: {
          summary: 'Become a visitor; with a signed identity, the same one on every device',
          requestBody: { required: true, ...body('NewVisitor') },
          responses: { 201: { description: 'Welcome', ...body('Visitor') }, ...refuses(400, 401, 403, 413, 415, 429) },
        },
      },
      '/api/v1/messages': {
        post: {
          summary: 'Say something; answered when it is durable. The same id again is answered with its old cursor',
          security: [{ token: [] }],
          requestBody: { required: true, ...body('Said') },
          responses: { 202: { description: 'Safe', ...body('Stored') }, ...refuses(400, 401, 403, 413, 415, 429, 503) },
        },
        get: {
          summary: 'Read what came after a cursor, waiting for it if wished',
          security: [{ token: [] }],
          parameters: [
            parameter('after', 'The last cursor already shown', Number.MAX_SAFE_INTEGER),
            parameter('limit', 'Messages at most', mostMessages),
            parameter('wait', 'Seconds to wait when there is nothing yet', longestWait),
          ],
          responses: { 200: { description: 'In order', ...body('MessagesPage') }, ...refuses(400, 401, 403, 429) },
        },
      },
      '/api/v1/welcome': {
        get: {
          summary: "The shop's welcome, to show before anything is said; it makes no visitor and no message",
          parameters: [
            {
              name: 'locale',
              in: 'query',
              description: "A BCP 47 tag; the shop's first language for one it does not speak, and without any",
              schema: schemaOf(Locale),
            },
          ],
          responses: { 200: { description: 'Welcome', ...body('WireWelcome') }, ...refuses(400, 403, 429) },
        },
      },
      '/api/v1/media': {
        post: {
          summary: 'Upload a file, to be named in a message afterwards',
          security: [{ token: [] }],
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
              },
            },
          },
          responses: { 201: { description: 'Kept', ...body('Uploaded') }, ...refuses(400, 401, 403, 413, 415, 429) },
        },
      },
      '/api/v1/socket': {
        get: {
          summary: 'WebSocket',
          description: `Offer the subprotocols "${subprotocol}" and the token. The client sends ClientFrame, the server ServerFrame, each as one text frame.`,
          responses: { 101: { description: 'Open' }, ...refuses(400, 401, 403, 429) },
        },
      },
    },
    components: { schemas: schemas(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: '`token_invalid`, `token_expired` or `identity_invalid`',
  403: '`origin_refused`',
  413: 'Too large',
  415: 'Not the content type expected',
  429: '`rate_limited`; see Retry-After',
  503: 'Not stored; send it again',
};

function body(noun: keyof typeof nouns) {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${noun}` } } } };
}

function parameter(name: string, description: string, maximum: number) {
  return { name, in: 'query', description, schema: { type: 'integer', minimum: 0, maximum } };
}

function schemas(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(nouns).map(([name, noun]) => [name, schemaOf(noun)]));
}

function schemaOf(noun: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(noun);
  return schema;
}
