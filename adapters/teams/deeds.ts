// What agents do in the chains becomes desk events, each stored before it is acknowledged; the outcome goes to who acted.

import {
  type AgentFiles,
  type ChatActor,
  type DeskEvent,
  type EventKey,
  type HandoffId,
  isPrivateText,
  type Log,
  openAgentFiles,
  openTypedActs,
  refusalText,
  suggestionLines,
  type Timestamp,
  type Typed,
  timestamp,
} from '../../core/index.ts';
import type { AdapterContext } from '../context.ts';
import type { Client } from './client.ts';
import { contentOf, readingsOf, type TeamsFile } from './content.ts';
import type { Answer } from './hook.ts';
import { messageKey } from './inbound.ts';
import { type DeskDeed, readDeskActivity } from './inbound-desk.ts';
import { type Answered, type PressParts, pressTaker } from './presses.ts';
import { type Activity, type ChannelAccount, momentOf } from './wire.ts';
import { words } from './words.ts';

/** An agent's file is fetched before his message is acknowledged; Teams waits about 15 s. */
const fetchMs = 12_000;

export type DeedsParts = Omit<PressParts, 'actOf'> & {
  readonly account: string;
  readonly context: Pick<AdapterContext, 'clock' | 'shelf'>;
  readonly log: Log;
  client(): Promise<Client>;
  /** The case a chain shows or showed, open or over. */
  handoffOf(thread: string): Promise<HandoffId | undefined>;
  /** The bot was put out of the team, or let in again. */
  membership(isMember: boolean): void;
};

type MessageDeed = Extract<DeskDeed, { kind: 'message' }>;

export function openDeeds(parts: DeedsParts): { take(activity: Activity): Promise<Answer | undefined> } {
  const { desk, account, context, roster, log, inlet, handoffOf, replyTo } = parts;
  const { clock, shelf } = context;
  const acts = openTypedActs({ desk, roster, inlet });
  const takePress = pressTaker({
    ...parts,
    // The box is read as a message in the chain would be: a note stays a note, a command acts.
    actOf: (text, answered) => acts.actOf(typedBy(answered, { text, content: [{ kind: 'text', text }] })),
  });

  async function take(activity: Activity): Promise<Answer | undefined> {
    const deed = readDeskActivity(activity);
    switch (deed.kind) {
      case 'message':
        return takeMessage(deed, activity);
      case 'press':
        return takePress(deed, activity);
      case 'deleted':
        return takeDeletion(deed, activity);
      case 'membership':
        parts.membership(deed.isMember);
        return undefined;
      case 'nothing':
        log.debug({ why: deed.why }, "an activity in the team's channel was ignored");
        return activity.type === 'invoke' ? { status: 501, body: {} } : undefined;
      default:
        return deed satisfies never;
    }
  }

  async function takeMessage(deed: MessageDeed, activity: Activity): Promise<undefined> {
    const { by, thread, id, edited } = deed;
    const handoff = await handoffOf(thread);
    if (handoff === undefined) return;
    const key = messageKey(account, thread, id);
    const { content, files } = contentOf(activity, (index) => `${key}/${index}`);
    if (content.length === 0) return;
    const actor = roster.actorOf(by);
    if (!actor) return tellStranger(by, thread, activity);
    const typed = content.find(({ kind }) => kind === 'text');
    const text = readingsOf(activity).find(isPrivateText) ?? (typed?.kind === 'text' ? typed.text : '');
    const language = roster.languageOf(by, activity.locale);
    const answered: Answered = { handoff, language, tell: (sentence) => replyTo(by, thread, sentence) };
    const asked = typedBy(answered, { text, content }, files);
    const act = edited ? await acts.editOf(asked, key) : await acts.actOf(asked);
    if (!act) return;
    const stamp = edited ? `${key}:edit:${momentOf(activity) ?? ''}` : key;
    await handle({ id: stamp as EventKey, desk, handoff, by: actor, at: atOf(activity), ...act }, actor, answered);
  }

  function typedBy(
    { handoff, language, tell }: Answered,
    said: Pick<Typed, 'text' | 'content'>,
    files: readonly TeamsFile[] = [],
  ): Typed {
    const say = words[language];
    const show: Typed['show'] = (suggestions) => tell(suggestionLines(suggestions, say));
    return { ...said, handoff, files: shelved(files), words: say, tell, show };
  }

  function shelved(files: readonly TeamsFile[]): AgentFiles {
    return openAgentFiles({
      clock,
      shelf,
      log,
      withinMs: fetchMs,
      async fetch({ platform }, signal) {
        const file = files.find(({ ref }) => ref === platform);
        if (!file) throw new Error('this file is not at Teams');
        return { name: file.name, ...(await (await parts.client()).download(file.url, { signal })) };
      },
    });
  }

  /** Whoever deletes his words here takes them back from the customer, or is told that he cannot. */
  async function takeDeletion(
    { thread, by, id }: Extract<DeskDeed, { kind: 'deleted' }>,
    activity: Activity,
  ): Promise<undefined> {
    const open = await inlet().caseOf(desk, thread);
    const actor = roster.actorOf(by);
    if (!open || !actor) return;
    const of = messageKey(account, thread, id);
    const event: DeskEvent = {
      id: `${of}:recall` as EventKey,
      desk,
      handoff: open.id,
      by: actor,
      at: clock.now(),
      kind: 'recalled',
      of,
    };
    const language = roster.languageOf(by, activity.locale);
    await handle(event, actor, { handoff: open.id, language, tell: (text) => replyTo(by, thread, text) });
  }

  async function handle(event: DeskEvent, by: ChatActor, { language, tell }: Answered): Promise<void> {
    const outcome = await inlet().handle(event);
    const refused = refusalText(outcome, by, words[language], roster.nameOf);
    if (refused !== undefined) tell(refused);
    // Its writer should see that it was taken as a note and went no further.
    else if (event.kind === 'noted' && outcome.status === 'done') tell(`🔒 ${words[language].answer.noted}`);
  }

  function tellStranger(by: ChannelAccount, thread: string, activity: Activity): undefined {
    if (!roster.isNewStranger(by)) return;
    replyTo(by, thread, words[roster.languageOf(by, activity.locale)].answer.notListed(by.aadObjectId ?? '-'));
  }

  function atOf(activity: Activity): Timestamp {
    const at = momentOf(activity);
    return at === undefined ? clock.now() : timestamp(at);
  }

  return { take };
}
