// Visitors who only look: opens so many widget sockets on a hub and holds them, in a process of its own.
//   node scripts/bench/visitors.ts <port> <sockets>

import { WebSocket } from 'ws';
import { Posts } from './load.ts';

const [port = 0, wanted = 0] = process.argv.slice(2).map(Number);
const posts = new Posts(port);
const sockets: WebSocket[] = [];
let left = wanted;
await Promise.all(
  Array.from({ length: 32 }, async () => {
    while (left-- > 0) sockets.push(await open());
  }),
);
posts.close();
console.log(`${sockets.length} open`);
process.on('SIGTERM', () => process.exit(0));

/** As the widget does: a token first, then the socket that carries it, then where the visitor stopped reading. */
async function open(): Promise<WebSocket> {
  const { body, status } = await posts.post('/api/v1/visitors', {}, '{"locale":"zh-CN"}');
  if (status !== 201) throw new Error(`a visitor was refused: ${status} ${body}`);
  const { token } = JSON.parse(body) as { token: string };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/socket`, ['huoji.v1', token], {
    perMessageDeflate: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.send('{"type":"resume","after":0}');
  return socket;
}
