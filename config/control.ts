// The local socket in the data folder by which commands (`fate`, `doctor`) speak to the running hub.

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ControlRequest = { readonly verb: string; readonly argument?: string };
export type ControlHandlers = Readonly<Record<string, (argument: string | undefined) => Promise<unknown>>>;

/** A socket path is at most about 100 bytes, so a deep data folder gets a short name elsewhere. */
export function controlPath(data: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\huoji-${digest(data)}`;
  const inside = join(data, 'control.sock');
  return Buffer.byteLength(inside) <= 100 ? inside : join(tmpdir(), `huoji-${digest(data)}.sock`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Answers one JSON line per connection. Only this user can connect: the file's mode is 0600. */
export async function openControl(data: string, handlers: ControlHandlers): Promise<{ close(): Promise<void> }> {
  const path = controlPath(data);
  if (existsSync(path)) rmSync(path);
  const server: Server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > 65_536) return socket.destroy();
      if (!text.includes('\n')) return;
      void answer(text.slice(0, text.indexOf('\n')), handlers).then((line) => socket.end(`${line}\n`));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(line: string, handlers: ControlHandlers): Promise<string> {
  try {
    const request = JSON.parse(line) as ControlRequest;
    const handler = Object.hasOwn(handlers, request.verb) ? handlers[request.verb] : undefined;
    if (!handler) return JSON.stringify({ error: `no verb ${request.verb}` });
    return JSON.stringify({ result: (await handler(request.argument)) ?? null });
  } catch (error) {
    return JSON.stringify({ error: (error as Error).message });
  }
}

/** Asks the running hub; undefined when none runs on this data folder. */
export function askHub(
  data: string,
  request: ControlRequest,
): Promise<{ result?: unknown; error?: string } | undefined> {
  return new Promise((resolve) => {
    const socket = connect(controlPath(data));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => resolve(undefined));
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text ? JSON.parse(text) : undefined));
  });
}
