// Which lines to platforms are open: the channel and the desk of one bot find the same one here.

export interface SharedLine<Party> {
  join(party: Party, rank: 'channel' | 'desk'): void;
}

export type LinesParts<Settings, Context, Line> = {
  /** Which bot the settings name: one bot has one line. */
  botOf(settings: Settings): string;
  /** @param ended to be called when nobody lives on the line any more */
  open(settings: Settings, context: Context, ended: () => void): Line;
};

export interface Lines<Settings, Context, Party, Line> {
  joinAsChannel(party: Party, settings: Settings, context: Context): Line;
  /**
   * With a bot of its own the desk's line opens at once; without one it is the channel's of the same account, as soon as
   * that is made.
   */
  joinAsDesk(
    party: Party,
    desk: { readonly account: string; readonly own?: Settings | undefined },
    context: Context,
    found: (line: Line) => void,
  ): void;
}

type Known<Party, Line> = {
  readonly byBot: Map<string, Line>;
  /** Channels' lines by account, for desks that name no bot of their own. */
  readonly byAccount: Map<string, Line>;
  /** Desks made before the channel whose bot they use. */
  readonly waiting: Map<string, { party: Party; found(line: Line): void }[]>;
};

/** One a platform, for as many hubs as there are: a hub is known by its HTTP door, the one thing all its adapters share. */
export function openLines<
  Settings extends { readonly account: string },
  Context extends { readonly http: object },
  Party,
  Line extends SharedLine<Party>,
>({ botOf, open }: LinesParts<Settings, Context, Line>): Lines<Settings, Context, Party, Line> {
  const hubs = new WeakMap<object, Known<Party, Line>>();

  function knownTo({ http }: Context): Known<Party, Line> {
    const known = hubs.get(http) ?? { byBot: new Map(), byAccount: new Map(), waiting: new Map() };
    hubs.set(http, known);
    return known;
  }

  function lineOf(settings: Settings, context: Context): Line {
    const { byBot, byAccount } = knownTo(context);
    const bot = botOf(settings);
    const known = byBot.get(bot);
    if (known) return known;
    const line = open(settings, context, () => {
      byBot.delete(bot);
      for (const [account, one] of byAccount) if (one === line) byAccount.delete(account);
    });
    byBot.set(bot, line);
    return line;
  }

  return {
    joinAsChannel(party, settings, context) {
      const { byAccount, waiting } = knownTo(context);
      const { account } = settings;
      const line = lineOf(settings, context);
      line.join(party, 'channel');
      byAccount.set(account, line);
      for (const desk of waiting.get(account) ?? []) {
        line.join(desk.party, 'desk');
        desk.found(line);
      }
      waiting.delete(account);
      return line;
    },
    joinAsDesk(party, { account, own }, context, found) {
      const { byAccount, waiting } = knownTo(context);
      const line = own === undefined ? byAccount.get(account) : lineOf(own, context);
      if (line) {
        line.join(party, 'desk');
        found(line);
      } else waiting.set(account, [...(waiting.get(account) ?? []), { party, found }]);
    },
  };
}
