// The line to the hub: a WebSocket that comes back by itself, and says when it does, so that the page can catch up.

import type { ClientFrame, ServerFrame } from '../wire.ts';

export type LineState = 'connecting' | 'online' | 'offline';
export type Line = {
  say(frame: ClientFrame): void;
  close(): void;
};

/** Waits 0.5 s, 1 s, 2 s … up to 15 s between tries, each shortened by chance so that pages do not come back at once. */
const firstWaitMs = 500;
const longestWaitMs = 15_000;
/** The hub sends something at least every 24 s: silence longer than this means a dead line. */
const silenceMs = 45_000;
const signedOutCode = 4401;

export function openLine(on: {
  frame(frame: ServerFrame): void;
  state(state: LineState): void;
  signedOut(): void;
}): Line {
  let socket: WebSocket | undefined;
  let wait = firstWaitMs;
  let retry: number | undefined;
  let silence: number | undefined;
  let closed = false;

  function connect(): void {
    clearTimeout(retry);
    if (closed) return;
    on.state('connecting');
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/desk/socket`);
    const current = socket;
    listenForSilence();
    current.onmessage = ({ data }: MessageEvent<string>) => {
      listenForSilence();
      const frame = JSON.parse(data) as ServerFrame;
      if (frame.kind === 'hello') {
        wait = firstWaitMs;
        on.state('online');
      }
      if (frame.kind === 'ping') say({ kind: 'pong' });
      on.frame(frame);
    };
    current.onclose = ({ code }) => {
      if (current !== socket || closed) return;
      clearTimeout(silence);
      on.state('offline');
      if (code === signedOutCode) on.signedOut();
      else retry = window.setTimeout(connect, wait * (0.5 + Math.random() / 2));
      wait = Math.min(wait * 2, longestWaitMs);
    };
  }

  function listenForSilence(): void {
    clearTimeout(silence);
    silence = window.setTimeout(() => socket?.close(), silenceMs);
  }

  function say(frame: ClientFrame): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function hurry(): void {
    if (socket?.readyState !== WebSocket.OPEN) {
      wait = firstWaitMs;
      connect();
    }
  }

  function lost(): void {
    on.state('offline');
    socket?.close();
  }

  addEventListener('online', hurry);
  addEventListener('offline', lost);
  connect();
  return {
    say,
    close() {
      closed = true;
      removeEventListener('online', hurry);
      removeEventListener('offline', lost);
      clearTimeout(retry);
      clearTimeout(silence);
      socket?.close();
    },
  };
}
