import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { startRecordingProxy } from '../../../src/adapters/proxy/recording-proxy.ts';
import type { WrittenExchange } from '../../../src/recording/write-har.ts';

/** The URL of a server, which listens until the test is finished. */
export async function listening(server: Server, path = ''): Promise<URL> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

/** A proxy with what it told to keep, unless another keeps it, and its faults. */
export async function proxyTo(target: URL, keep?: (exchange: WrittenExchange) => void) {
  const kept: WrittenExchange[] = [];
  const faults: unknown[] = [];
  const proxy = await startRecordingProxy({
    target,
    port: 0,
    keep: keep ?? ((exchange) => kept.push(exchange)),
    onFault: (error) => faults.push(error),
  });
  onTestFinished(proxy.close);
  return { ...proxy, kept, faults };
}

/** A proxy before a server that answers so. */
export async function proxyBefore(answer: RequestListener, path = '') {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  const target = await listening(server, path);
  return { ...(await proxyTo(target)), target };
}

/** Writes bytes, and reads until the connection ends. */
export async function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

/** The head of a request on a connection of its own. */
export const head = (line: string, ...fields: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: here.example', 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`;
