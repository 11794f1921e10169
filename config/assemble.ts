// Builds the house: makes every part and joins them. The one file that sees every room.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AdapterContext, ConsoleContext } from '../adapters/context.ts';
import { type Http, healthz, mediaRoute, metricsPage, openHttp, openOutbound, readyz } from '../adapters/http/index.ts';
import { adapters } from '../adapters/registry.ts';
import {
  type ChannelAdapter,
  type DeskAdapter,
  type Hub,
  type HubParts,
  type HubSettings,
  openEvents,
  openHub,
  openNotebook,
  openShelf,
  openSqlite,
  type SqliteOptions,
  type Store,
  shopId,
} from '../core/index.ts';
import { readTalks } from '../core/training/index.ts';
import { openControl } from './control.ts';
import { type EmbeddingParts, openEmbeddings } from './embeddings.ts';
import { examine, type Finding } from './examine.ts';
import type { Places, Settings } from './load.ts';
import { openMind, type ShopMind } from './mind.ts';
import { openModels } from './models.ts';
import { peopleOf } from './people.ts';
import { openLog, openMetrics, randomIds, systemClock } from './runtime.ts';
import type { HubSettingsFile } from './schema.ts';
import { openSecondScorer, type SecondScorer } from './second-scorer.ts';
import { houseSecret } from './secret.ts';
import { skillsOf, welcomeOf } from './shop-front.ts';
import { openTimetable, publishBeside, type Timetable } from './timetable.ts';
import { openTrainer } from './trainer.ts';
import { openVectorFile } from './vector-file.ts';

export type House = {
  readonly http: Http;
  readonly hub: Hub;
  readonly store: Store;
  /** Takes messages from here on. */
  start(): Promise<void>;
  /** Lets what is under way end (bounded), then closes everything in the order opposite to its making. */
  stop(): Promise<void>;
  /** The one-time link to make the owner's password; undefined once there is one, or without a console. */
  setupLink(): Promise<string | undefined>;
  findings(): Promise<Finding[]>;
};

export type AssembleOptions = {
  /** Another engine in place of the shop's: the kill-test's counts messages. */
  readonly mind?: ShopMind;
  /** The shop's systems, asked where a decision needs them. */
  readonly lookUp?: NonNullable<HubParts['lookUp']>;
  /** Stands between the house and its store, for the kill-test's negative controls. */
  readonly wrapStore?: (store: Store) => Store;
  /** Crash points and negative controls, for the kill-test only. */
  readonly store?: Pick<SqliteOptions, 'sabotage' | 'crashAt' | 'commitDelayMs'>;
  /** The database went away: nothing can be promised any more. */
  readonly onLost?: (error: Error) => void;
};

/**
 * Makes the house ready to start.
 *
 * @throws Refusal with a stable code for whatever of the settings, the data folder or the knowledge does not fit
 */
export async function assemble(places: Places, settings: Settings, options: AssembleOptions = {}): Promise<House> {
  const opened: (() => Promise<void> | void)[] = [];
  try {
    return await build(places, settings, options, opened);
  } catch (error) {
    // What stays open would keep the process from ending with its refusal.
    for (const close of opened.reverse()) await close();
    throw error;
  }
}

async function build(
  places: Places,
  settings: Settings,
  options: AssembleOptions,
  opened: (() => Promise<void> | void)[],
): Promise<House> {
  mkdirSync(places.data, { recursive: true, mode: 0o700 });
  const [clock, ids, metrics] = [systemClock, randomIds(), openMetrics()];
  const log = openLog({ ...settings.log, secrets: settings.secrets });
  const { limits, trustProxy, publicUrl } = settings;
  const shop = shopId(settings.shop);
  const people = peopleOf(settings.people);

  const sqlite = await openSqlite({
    file: join(places.data, 'hub.db'),
    ...options.store,
    ...(options.onLost ? { onLost: options.onLost } : {}),
  });
  const store = options.wrapStore?.(sqlite) ?? sqlite;
  opened.push(() => store.close());
  const http = openHttp({
    host: places.host,
    port: places.port,
    publicUrl,
    trustProxy,
    limits,
    clock,
    ids,
    log,
    metrics,
  });
  const outbound = openOutbound();
  opened.push(
    () => outbound.close(),
    () => http.close(),
  );
  const shelf = await openShelf({
    folder: join(places.data, 'media'),
    publicUrl: () => http.publicUrl,
    secret: houseSecret(places.data),
    limits: { bytes: limits.mediaBytes },
  });
  const events = openEvents();
  const models = openModels(places.models, { clock, log });
  const scorer = secondScorer(settings, places, { outbound, clock, ids, log, metrics });
  const mind =
    options.mind ??
    (await openMind({
      folder: places.knowledge,
      shop,
      shelf,
      clock,
      log,
      events,
      models,
      trainer: openTrainer({ models, clock, log }),
      ...(scorer && { scorer }),
    }));
  opened.push(() => mind.close());

  const context: AdapterContext = {
    shop,
    clock,
    ids,
    log,
    metrics,
    shelf,
    drawers: store.drawers,
    outbound,
    http,
    limits,
    people,
    welcome: (language) => welcomeOf(mind.current(), language, clock.now()),
    skills: () => skillsOf(mind.current()),
  };
  const health = () => hub.health();
  const consoleContext: ConsoleContext = {
    ...context,
    store,
    events,
    health,
    suggest: (text) => mind.current().suggest(text),
  };
  const drawers: Record<string, number> = {};
  for (const { adapter } of [...settings.channels, ...settings.desks])
    Object.assign(drawers, (await adapters[adapter]!()).drawers);
  const channels: ChannelAdapter[] = [];
  for (const { adapter, settings: own } of settings.channels)
    channels.push(await (await adapters[adapter]!()).channel!.create(own, context));
  const desks: DeskAdapter[] = [];
  for (const { adapter, settings: own } of settings.desks)
    desks.push(await (await adapters[adapter]!()).desk!.create(own, consoleContext));

  const hub: Hub = openHub({
    shop,
    store,
    channels,
    desks,
    mind,
    clock,
    ids,
    log,
    metrics,
    people,
    shelf,
    events,
    settings: hubSettings(settings),
    drawers,
    ...(options.lookUp ? { lookUp: options.lookUp } : {}),
  });

  let ready = false;
  http.mount('/healthz', healthz());
  http.mount(
    '/readyz',
    readyz(() => ({ ready, channels: statesOf(hub) })),
  );
  http.mount(
    '/metrics',
    metricsPage(metrics.registry, { door: http, ...(settings.metrics ? { token: settings.metrics.token } : {}) }),
  );
  http.mount('/media', mediaRoute(shelf, clock));
  const findings = () => examine({ channels, desks }, clock);
  let control: Awaited<ReturnType<typeof openControl>> | undefined;
  let timetable: Timetable | undefined;

  return {
    http,
    hub,
    store,
    findings,
    async start() {
      await http.listen();
      await hub.start();
      control = await openControl(places.data, {
        fate: (id) => store.fate(id ?? ''),
        doctor: findings,
        stats: () => store.stats(),
        talks: (asked) => readTalks(store, JSON.parse(asked ?? '{}')),
        timetable: async () => timetable?.look(),
      });
      timetable = openTimetable({
        notebook: openNotebook(join(places.data, 'training', settings.shop), clock),
        publish: publishBeside(places, settings.shop, log),
        clock,
        log,
        metrics,
      });
      ready = true;
    },
    async stop() {
      ready = false;
      await timetable?.close();
      await control?.close();
      await http.close();
      await hub.stop();
      mind.close();
      await outbound.close();
      await store.close();
    },
    async setupLink() {
      for (const desk of desks) if (givesSetupLink(desk)) return desk.setupLink();
      return undefined;
    },
  };
}

function secondScorer(settings: Settings, places: Places, parts: EmbeddingParts): SecondScorer | undefined {
  const { embeddings: named } = settings.understanding;
  if (!named) return undefined;
  const { endpoint, model, dimensions = '', weight, limitMs, batch } = named;
  const vectors = openVectorFile(join(places.data, 'embeddings'), `${endpoint} ${model} ${dimensions}`, parts.log);
  const { clock, log } = parts;
  return openSecondScorer({
    embeddings: openEmbeddings(named, parts, vectors.dimension),
    vectors,
    clock,
    log,
    weight,
    limitMs,
    batch,
  });
}

function hubSettings({ limits, quietWindowMs }: HubSettingsFile | Settings): HubSettings {
  return {
    ...(quietWindowMs === undefined ? {} : { quietWindowMs }),
    quietCapMs: limits.quietCapMs,
    quietCapMessages: limits.quietCapMessages,
    botReplyTtlMs: limits.botReplyMinutes * 60_000,
    agentReplyTtlMs: limits.agentReplyHours * 3_600_000,
    lookUpMs: limits.lookUpMs,
  };
}

function statesOf(hub: Hub) {
  return Object.fromEntries(hub.health().map(({ what, health }) => [what, health.state]));
}

function givesSetupLink(desk: DeskAdapter): desk is DeskAdapter & { setupLink(): Promise<string | undefined> } {
  return 'setupLink' in desk;
}
