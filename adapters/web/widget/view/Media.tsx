// Pictures, recordings and files: always from the hub, with their room kept free before they load.

import { useState } from 'preact/hooks';
import type { Picture } from '../wire.ts';
import type { Words } from '../words.ts';
import { Icon } from './Icon.tsx';

/** Of a picture in a bubble, px. */
const widest = 280;
const highest = 260;

type Props = {
  readonly picture: Picture;
  readonly hub: string;
  readonly words: Words;
  /** A local picture of what was just sent, until the hub's own is known. */
  readonly preview: string | undefined;
  /** The link has ended, or the hub did not answer: asks for a fresh one. */
  readonly stale: () => void;
};

export function Media({ picture, hub, words, preview, stale }: Props) {
  const [failed, setFailed] = useState('');
  const url = picture.url ? onHub(picture.url, hub) : preview;
  const name = picture.name || words.file;
  if (!url || failed === url)
    return (
      <span class="file">
        <Icon of="file" />
        <bdi>{name}</bdi>
      </span>
    );
  const fail = () => {
    // Once for each link: a fresh one has another signature, a file that is gone has not.
    setFailed(url);
    stale();
  };
  if (picture.mime.startsWith('image/'))
    return (
      <a class={picture.width ? 'picture' : 'picture unsized'} href={url} target="_blank" rel="noopener noreferrer">
        <img src={url} {...roomFor(picture)} alt={picture.name || words.picture} decoding="async" onError={fail} />
      </a>
    );
  if (picture.mime.startsWith('video/') || picture.mime.startsWith('audio/')) {
    const Player = picture.mime.startsWith('video/') ? 'video' : 'audio';
    return <Player class="player" src={url} controls preload="none" aria-label={name} onError={fail} />;
  }
  return (
    <a class="file" href={url} target="_blank" rel="noopener noreferrer">
      <Icon of="file" />
      <bdi>{name}</bdi>
    </a>
  );
}

/** The room a picture takes, known before it loads: fitted into the bubble, 4:3 where the hub does not know its size. */
function roomFor({ width, height }: Picture): { width: number; height: number } {
  if (!width || !height) return { width: 220, height: 165 };
  const scale = Math.min(1, widest / width, highest / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The same path at the hub the page was given: a link to anywhere else is never followed. */
function onHub(url: string, hub: string): string | undefined {
  try {
    const { protocol, pathname, search } = new URL(url, hub);
    return /^https?:$/.test(protocol) ? new URL(pathname + search, hub).href : undefined;
  } catch {
    return undefined;
  }
}
