// Which connectors are Microsoft's: the bot's token goes to no other host. Pure.

const ours = /^(?:smba\.trafficmanager\.net|(?:[a-z0-9-]+\.)*botframework\.com)$/;

/** Where the bot calls before Teams has told which connector to use. */
export const globalConnector = 'https://smba.trafficmanager.net/teams/';

export type Hosts = {
  /** A connector we may call with the bot's token. */
  trusts(url: string): boolean;
  /** Origins that may be private addresses when this is called: the settings name them, or it is this machine. */
  privateFor(url: string): readonly string[];
  readonly first: string;
};

/** @param named `serviceUrls` of the settings; @param isLocal a bot without a registration may call this machine */
export function openHosts(named: readonly string[], isLocal: boolean): Hosts {
  const origins = named.map((url) => new URL(url).origin);
  function trusts(raw: string): boolean {
    const url = URL.canParse(raw) ? new URL(raw) : undefined;
    if (url?.username !== '' || url.password !== '') return false;
    if (origins.includes(url.origin)) return true;
    if (isLocal && isLoopback(url.hostname)) return true;
    return url.protocol === 'https:' && url.port === '' && ours.test(url.hostname);
  }
  return {
    trusts,
    privateFor: (url) => (isLocal && trusts(url) ? [...origins, new URL(url).origin] : origins),
    first: named[0] ?? globalConnector,
  };
}

/** This machine, by any of its own names. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare) || bare === '::ffff:127.0.0.1';
}
