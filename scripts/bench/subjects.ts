import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cache, contractCache, peerFile } from './peers.ts';
import { type Subject, startSubject } from './server.ts';
import type { Work } from './work.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const document = ({ contract }: Work) =>
  isAbsolute(contract) ? contract : here(`../../specs/${contract}/openapi.yaml`);

/** Everyone who does a work, the floor first. */
export function subjectsOf(work: Work): Subject[] {
  return [floor(work), ...rivals(work), steady(work), scalar(work), openapiBackend(work)];
}

/** The same, and the floor with the settings of Specwright's server. */
export function subjectsUnderLoad(work: Work): Subject[] {
  const [first, ...others] = subjectsOf(work);
  return [first as Subject, floorAsSpecwright(work), ...others];
}

/** Specwright, and whom it promises to outrun. */
export function rivals(work: Work): Subject[] {
  return [specwright(work), prism(work)];
}

/** Those who cope with a large document. */
export function subjectsOfLarge(work: Work): Subject[] {
  return [floor(work), ...rivals(work), steady(work)];
}

/** The same, Specwright with and without what it keeps of a large document. */
export function coldAndWarm(work: Work): Subject[] {
  return [floor(work), withItsCache(work), cold(work), prism(work), steady(work)];
}

function cold(work: Work): Subject {
  return {
    ...specwright(work),
    name: COLD,
    does: 'reads and normalises the document',
    prepare: emptyContractCache,
  };
}

/** What Specwright is called where nothing was kept. */
export const COLD = 'Specwright, cold';

function withItsCache(work: Work): Subject {
  return {
    ...specwright(work),
    name: WITH_CACHE,
    does: 'reads what it kept of the document, which it hashes; it ran for two seconds once before',
    async prepare(sample) {
      emptyContractCache();
      const running = await startSubject(specwright(work), sample);
      await pause(2000);
      await running.stop();
    },
  };
}

/** What Specwright is called where it ran before. */
export const WITH_CACHE = 'Specwright, with its cache';

/** As if Specwright had never run. */
export function emptyContractCache(): void {
  rmSync(contractCache, { recursive: true, force: true });
}

function floor({ floor, floorDoes }: Work): Subject {
  return { name: FLOOR, does: floorDoes, args: () => [floor], saysWhere: true };
}

function floorAsSpecwright(work: Work): Subject {
  return {
    ...floor(work),
    name: 'bare node:http, set as Specwright',
    args: () => [work.floor, 'as-specwright'],
  };
}

/** What the floor is called in every table. */
export const FLOOR = 'bare node:http, fixed answer';

/** The mock on a port. */
export function specwright({ contract }: Work): Subject {
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
    name: STEADY,
    does: 'validates the request, answers the documented example or a generated body',
    args: (port) => [
      peerFile('@stdy/cli/steady.js'),
      ...['--quiet', '--host', '127.0.0.1', '--port', String(port), file],
    ],
    saysWhere: false,
  };
}

/** What Steady is called in every table. */
export const STEADY = 'Steady';

/** The document as one file: these read none that refers to others. The build has it so. */
function oneFile({ contract }: Work): string {
  if (isAbsolute(contract)) return contract;
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

function openapiBackend(work: Work): Subject {
  const file = oneFile(work);
  return {
    name: 'openapi-backend',
    does: 'validates the request, answers the documented example or a generated body',
    args: () => [here('openapi-backend-server.ts'), cache, file],
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
