import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Serves files by path on loopback; `→ /path` redirects, and `✂` breaks off. Gives the base URL. */
export async function serve(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (file === undefined) response.writeHead(404).end();
    else if (file === '✂') {
      response.writeHead(200, { 'content-length': 9 });
      response.write('openapi', () => response.destroy());
    } else if (typeof file === 'string' && file.startsWith('→ '))
      response.writeHead(302, { location: file.slice(2) }).end();
    else response.end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
