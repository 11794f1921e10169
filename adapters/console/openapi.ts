// The OpenAPI 3.1 document of the desk's routes, made from the same table the router is made from.

import { z } from 'zod';
import type { Route } from './route.ts';
import { ClientFrame, ServerFrame, WireError } from './wire.ts';

const base = '/api/v1/desk';
const json = (schema: unknown) => ({ 'application/json': { schema } });

/** What is the same for every route stands once, under `components`. */
export function openApiOf(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = base + route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huoji desk',
      version: '1',
      description:
        'What the browser console uses, and what a desk of your own may use. Sign in for a session cookie. Every POST ' +
        'must carry the Origin of the console itself, or is refused with 403 origin_refused.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-huoji' } },
      responses: {
        Refused: { description: 'Refused: a stable code and a sentence', content: json(schemaOf(WireError)) },
      },
      schemas: { ClientFrame: schemaOf(ClientFrame, 'input'), ServerFrame: schemaOf(ServerFrame) },
    },
    'x-socket': {
      path: `${base}/socket`,
      description:
        'WebSocket, JSON text frames: ClientFrame to the hub, ServerFrame from it. Close code 4401: signed out.',
    },
  };
}

function operationOf(route: Route): object {
  const refused = { $ref: '#/components/responses/Refused' };
  const success = route.answer
    ? { [route.status ?? 200]: { description: 'Done', content: json(schemaOf(route.answer)) } }
    : { 204: { description: 'Done' } };
  return {
    summary: route.summary,
    security: route.access === 'open' ? [] : [{ session: [] }],
    ...(route.access === 'manager' ? { description: 'For the owner and supervisors.' } : {}),
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(bodyOf(route) ?? {}),
    responses: { ...success, default: refused },
    ...(route.codes?.length ? { 'x-codes': route.codes } : {}),
  };
}

function bodyOf(route: Route): object | undefined {
  if (route.upload)
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
    };
  return route.body && { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } };
}

function pathParameters(route: Route): object[] {
  return Object.entries(route.params ?? {}).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: schemaOf(schema, 'input'),
  }));
}

function queryParameters(route: Route): object[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
