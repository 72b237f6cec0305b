import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, peerFile } from './peers.ts';
import type { Subject } from './server.ts';
import type { Work } from './work.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const document = ({ contract }: Work) => here(`../../specs/${contract}/openapi.yaml`);

/** Everyone who does a work, the floor first. */
export function subjectsOf(work: Work): Subject[] {
  return [floor(work), ...rivals(work), steady(work), scalar(work)];
}

/** Specwright, and whom it promises to outrun. */
export function rivals(work: Work): Subject[] {
  return [specwright(work), prism(work)];
}

function floor({ floor, floorDoes }: Work): Subject {
  return { name: FLOOR, does: floorDoes, args: () => [floor], saysWhere: true };
}

/** What the floor is called in every table. */
export const FLOOR = 'bare node:http, fixed answer';

function specwright({ contract }: Work): Subject {
  return {
    name: SPECWRIGHT,
    does: 'validates the request, makes an answer that fits it, proves it',
    args: (port) => [
      here('../../bin/specwright.js'),
      ...['mock', contract, '--quiet', '--port', String(port)],
    ],
    saysWhere: true,
  };
}

/** What Specwright is called in every table. */
export const SPECWRIGHT = 'Specwright';

function steady(work: Work): Subject {
  const file = oneFile(work);
  return {
    name: 'Steady',
    does: 'validates the request, answers the documented example or a generated body',
    args: (port) => [
      peerFile('@stdy/cli/steady.js'),
      ...['--quiet', '--host', '127.0.0.1', '--port', String(port), file],
    ],
    saysWhere: false,
  };
}

/** The document as one file: Steady and Scalar read none that refers to others. The build has it so. */
function oneFile({ contract }: Work): string {
  const built = here(`../../dist/specs/${contract}/contract.json`);
  const file = join(cache, `${contract}.json`);
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(built, 'utf8')).document));
  return file;
}

function scalar(work: Work): Subject {
  const file = oneFile(work);
  return {
    name: 'Scalar',
    does: 'answers the documented example or a generated body',
    args: () => [here('scalar-server.ts'), cache, file],
    saysWhere: true,
  };
}

function prism(work: Work): Subject {
  return {
    name: PRISM,
    does: 'validates the request, generates a random body',
    args: (port) => [
      peerFile('@stoplight/prism-cli/dist/index.js'),
      ...['mock', '--dynamic', '--host', '127.0.0.1', '--port', String(port)],
      // The others are quiet too.
      ...['--verboseLevel', 'silent', document(work)],
    ],
    saysWhere: false,
  };
}

/** What Prism is called in every table. */
export const PRISM = 'Prism, dynamic';
