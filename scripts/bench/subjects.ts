import { fileURLToPath } from 'node:url';
import { peerFile } from './peers.ts';
import type { Subject } from './server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const floor: Subject = {
  name: 'bare node:http, fixed answer',
  does: 'neither validates nor generates',
  args: (port) => [here('floor.ts'), String(port)],
};

export const specwright: Subject = {
  name: 'Specwright',
  does: 'validates the request, generates the series, proves the answer',
  args: (port) => [
    here('../../bin/specwright.js'),
    'mock',
    'braze',
    '--quiet',
    '--port',
    String(port),
  ],
};

export const prism: Subject = {
  name: 'Prism, dynamic',
  does: 'validates the request, generates a random body',
  args: (port) => [
    peerFile('@stoplight/prism-cli/dist/index.js'),
    ...['mock', '--dynamic', '--host', '127.0.0.1', '--port', String(port)],
    here('../../specs/braze/openapi.yaml'),
  ],
};
