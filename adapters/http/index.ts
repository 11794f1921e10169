// The room's face: the door, and the pieces routes are made of.
export { type Callers, limitKey, type TrustProxy } from './address.ts';
export { answerError, answerJson, errorBody, refusalOf, refuseSocket } from './answer.ts';
export { type JsonLimits, json, readBody, readJson } from './body.ts';
export { type Http, type HttpOptions, openHttp } from './door.ts';
export { endingOf } from './ending.ts';
export { type FilesOptions, file, files, pagesNotBuilt } from './files.ts';
export { cleanText, parseJson } from './json.ts';
export { type Limiter, openLimiter, TooOften } from './limiter.ts';
export { mediaRoute } from './media.ts';
export { isPublic, type OutboundOptions, openOutbound } from './outbound.ts';
export { type PageOptions, type Policy, page, strictPolicy } from './page.ts';
export { type Unanswered, unansweredBy } from './reach.ts';
export { shaped } from './shape.ts';
export { healthz, metricsPage, type Readiness, readyz } from './status.ts';
