// One route of the desk's API as data: the router mounts it, the OpenAPI document describes it, one gate guards it.

import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { MulterError } from 'multer';
import { z } from 'zod';
import { type Log, Refusal } from '../../core/index.ts';
import type { HttpDoor, Limits } from '../context.ts';
import { answerError, answerJson, errorBody, json } from '../http/index.ts';
import type { SignedIn } from './sessions.ts';
import type { Role, WireError } from './wire.ts';

/** open: nobody is signed in yet · signed_in: any person of the shop · manager: owner and supervisors. */
export type Access = 'open' | 'signed_in' | 'manager';
export const managers: readonly Role[] = ['owner', 'supervisor'];

export type Call<Body, Query> = {
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
  readonly response: Response;
};
type Spec<Body extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType> = {
  readonly method: 'get' | 'post';
  /** In Express's form, e.g. `/conversations/:id/claim`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is a file, not JSON: read by this handler. */
  readonly upload?: RequestHandler;
  readonly answer?: Answer;
  /** Status of a success, default 200; without an `answer` 204. */
  readonly status?: number;
  /** Codes a caller should expect beyond the gate's own. */
  readonly codes?: readonly string[];
};

export type Route = Omit<Spec<z.ZodType, z.ZodType, z.ZodType>, 'run'> & {
  readonly access: Access;
  run(call: Call<unknown, unknown>, me: SignedIn | undefined): Promise<unknown>;
};

export function openRoute<Body extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  spec: Spec<Body, Query, Answer> & {
    run(call: Call<z.infer<Body>, z.infer<Query>>): Promise<z.infer<Answer> | undefined>;
  },
): Route {
  return { ...spec, access: 'open', run: (call) => spec.run(call as Call<z.infer<Body>, z.infer<Query>>) };
}

export function signedInRoute<Body extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  spec: Spec<Body, Query, Answer> & {
    readonly access?: 'signed_in' | 'manager';
    run(call: Call<z.infer<Body>, z.infer<Query>>, me: SignedIn): Promise<z.infer<Answer> | undefined>;
  },
): Route {
  return {
    ...spec,
    access: spec.access ?? 'signed_in',
    run: (call, me) => spec.run(call as Call<z.infer<Body>, z.infer<Query>>, me!),
  };
}

export type Gate = {
  readonly http: HttpDoor;
  readonly limits: Limits;
  readonly log: Log;
  whoIs(request: Request): Promise<SignedIn | undefined>;
};

/**
 * Mounts the routes behind the gate, in this order: origin, content type, session, role, ids, query, body. Unknown
 * paths answer 404, everything thrown becomes `{"error": …}`.
 */
export function routerOf(routes: readonly Route[], gate: Gate): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  const readBody = json({ bytes: gate.limits.frameBytes, depth: gate.limits.jsonDepth });
  for (const route of routes) {
    const steps: RequestHandler[] = [];
    if (route.method === 'post') steps.push((request, _response, next) => next(foreign(request, gate.http, route)));
    const run = runner(route, gate);
    if (route.method === 'post' && !route.upload) steps.push(readBody);
    router[route.method](route.path, ...steps, run);
  }
  router.use(() => {
    throw notFound();
  });
  // Express tells an error handler by its four parameters.
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (!(error instanceof Held) || response.headersSent) return answerError(response, error, gate.log);
    const body: WireError = { error: { ...errorBody(error).error, ...(error.holder ? { holder: error.holder } : {}) } };
    answerJson(response, error.status, body);
  });
  return router;
}

function runner(route: Route, gate: Gate): RequestHandler {
  const names = Object.entries(route.params ?? {});
  return async (request, response) => {
    const me = route.access === 'open' ? undefined : await gate.whoIs(request);
    if (route.access !== 'open' && !me) throw signedOut();
    if (route.access === 'manager' && !managers.includes(me!.person.role)) throw forbidden();
    for (const [name, schema] of names) if (!schema.safeParse(request.params[name]).success) throw notFound();
    if (route.upload) await handled(route.upload, request, response);
    const answer = await route.run(
      {
        body: checked(route.body, request.body ?? {}, 'body'),
        query: checked(route.query, { ...request.query }, 'query'),
        params: request.params as Record<string, string>,
        request,
        response,
      },
      me,
    );
    if (route.answer) response.status(route.status ?? 200).json(answer);
    else response.status(204).end();
  };
}

function handled(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error: unknown) => (error ? reject(uploadError(error)) : resolve()));
  });
}

function uploadError(error: unknown): unknown {
  if (!isMulterError(error)) return new Refusal('bad_upload', 'The upload cannot be read.', { cause: error });
  if (error.code === 'LIMIT_FILE_SIZE')
    return new Refusal('media_too_large', 'The file is too large.', { status: 413, cause: error });
  return new Refusal('bad_upload', 'Send one file in the field `file`.', { cause: error });
}

function isMulterError(error: unknown): error is MulterError {
  return error instanceof Error && error.name === 'MulterError';
}

function checked(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  const result = (schema ?? z.strictObject({})).safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const at = [where, ...issue.path.map(String)].join('.');
  throw new Refusal('schema', `${at}: ${issue.message}.`, {
    remedy: 'See /api/v1/desk/openapi.json for what is expected.',
  });
}

/**
 * A state change must come from our own page: same-origin by the Origin header, and with a body no plain form can send.
 */
function foreign(request: Request, http: HttpDoor, route: Route): Refusal | undefined {
  if (!isOwnOrigin(request.headers.origin, request.headers.host, http.isSecure(request), http.publicUrl))
    return originRefused();
  if (route.upload && !request.is('multipart/form-data'))
    return new Refusal('content_type_unsupported', 'Send multipart/form-data.', { status: 415 });
  return undefined;
}

/** Exactly the origin the browser reached us by, or the one of `publicUrl`. Absent and `null` are refused. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  secure: boolean,
  publicUrl: string,
): boolean {
  if (!origin || origin === 'null') return false;
  if (host && origin === `${secure ? 'https' : 'http'}://${host}`) return true;
  return URL.canParse(publicUrl) && origin === new URL(publicUrl).origin;
}

/** A refusal that names who has the case. */
export class Held extends Refusal {
  readonly holder: { readonly id: string; readonly name: string } | undefined;
  constructor(code: string, message: string, holder: { id: string; name: string } | undefined) {
    super(code, message, { status: 409 });
    this.holder = holder;
  }
}

export function notFound(): Refusal {
  return new Refusal('not_found', 'There is no such thing here.', { status: 404 });
}

export function signedOut(): Refusal {
  return new Refusal('signed_out', 'Nobody is signed in.', { remedy: 'Sign in again.', status: 401 });
}

export function forbidden(): Refusal {
  return new Refusal('forbidden', 'Your role does not allow this.', { remedy: 'Ask the owner.', status: 403 });
}

export function originRefused(): Refusal {
  return new Refusal('origin_refused', 'This request does not come from the console itself.', {
    remedy: 'Open the console under the address set as publicUrl.',
    status: 403,
  });
}
