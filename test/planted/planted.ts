import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom, type Random } from '../../src/compile/random.ts';
import type { Finding } from '../../src/conformance/finding.ts';
import type { Report } from '../../src/conformance/report.ts';
import type { Contract, Json, Pointer } from '../../src/contract/contract.ts';
import { isWithin } from '../../src/contract/pointer.ts';
import {
  bodyBreaches,
  messageBreaches,
  type Planted,
  parameterBreaches,
  plantInBody,
  undeclaredMembers,
} from './breaches.ts';
import { type Conforming, conformingExchanges, harEntry } from './conforming.ts';
import { placesOf } from './places.ts';

/** What became of faults that were planted in recordings of a contract. */
export interface Harvest {
  /** Recorded exchanges that keep the contract, and how many of them were found fault with. */
  readonly conforming: number;
  readonly blamed: readonly string[];
  /** By kind of fault: how many were planted, and those that weren't found where they are. */
  readonly kinds: ReadonlyMap<
    string,
    { readonly planted: number; readonly missed: readonly string[] }
  >;
}

const SERVER = 'http://planted.example';

/**
 * Makes exchanges that keep a contract, and of each some with one fault; has both checked as
 * recordings.
 * @param most how many faults of a kind are planted in an exchange at most.
 * @param every of so many operations one is taken.
 */
export async function harvest(
  contract: Contract,
  { seed, most, every }: { seed: string; most: number; every: number },
): Promise<Harvest> {
  const compiled = compileContract(contract);
  const operations = contract.operations.filter((_, index) => index % every === 0);
  const conforming = [...conformingExchanges(compiled, operations, seed)];
  const clean = await checkExchanges(contract, conforming, false);
  const blamed = clean.exchangeVerdicts.flatMap(({ index, verdict, reason }) => {
    const { operation, status } = conforming[index] as Conforming;
    const [finding] = clean.findings.filter(({ exchange }) => exchange.index === index);
    if (verdict === 'pass') return [];
    return [`${operation.id} ${status}: ${verdict}, ${reason ?? describe(finding)}`];
  });
  const random = createRandom(seed);
  const isInvalid = compileOracle(contract);
  const planted = conforming.flatMap((exchange) => {
    const satisfies = (schema: Pointer, value: Json) => !isInvalid(schema, value);
    return plantAll(contract, exchange, satisfies, random, most).filter(
      ({ broken }) => broken === undefined || isInvalid(broken.schema, broken.value),
    );
  });
  const missed = new Set<Planted>();
  for (const strict of [false, true]) {
    const ofRun = planted.filter(({ kind }) => (kind === 'extra property') === strict);
    const { findings } = await checkExchanges(
      contract,
      ofRun.map(({ exchange }) => exchange),
      strict,
    );
    const byIndex = Map.groupBy(findings, ({ exchange }) => exchange.index);
    for (const [index, fault] of ofRun.entries()) {
      if (!byIndex.get(index)?.some((finding) => isFound(fault, finding))) missed.add(fault);
    }
  }
  const kinds = Map.groupBy(planted, ({ kind }) => kind);
  return {
    conforming: conforming.length,
    blamed,
    kinds: new Map(
      Array.from(kinds, ([kind, ofKind]) => [
        kind,
        {
          planted: ofKind.length,
          missed: ofKind
            .filter((fault) => missed.has(fault))
            .map(
              ({ exchange, check, pointer }) => `${exchange.operation.id}: ${check} at ${pointer}`,
            ),
        },
      ]),
    ),
  };
}

function describe(finding: Finding | undefined): string {
  return `${finding?.check} at ${finding?.at} ${finding?.pointer}: ${finding?.received}, ${finding?.documented}`;
}

function isFound({ check, pointer, union }: Planted, finding: Finding): boolean {
  if (finding.check !== check) return false;
  if (finding.pointer === pointer) return true;
  return union !== undefined && isWithin(finding.pointer, union);
}

async function checkExchanges(
  contract: Contract,
  exchanges: readonly Conforming[],
  strict: boolean,
): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'specwright-planted-'));
  try {
    const file = join(folder, 'planted.har');
    const entries = exchanges.map((exchange) => JSON.stringify(harEntry(exchange, SERVER)));
    await writeFile(file, `{"log":{"entries":[${entries.join(',')}]}}`);
    return await checkRecording(file, {
      contracts: [{ contract, semantics: undefined, servers: [SERVER] }],
      strict,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function plantAll(
  { document }: Contract,
  exchange: Conforming,
  satisfies: (schema: Pointer, value: Json) => boolean,
  random: Random,
  most: number,
): Planted[] {
  const { requestBody, responseBody, status } = exchange;
  const planted = [...messageBreaches(exchange), ...parameterBreaches(exchange, document)];
  const inBody = (
    part: 'requestBody' | 'responseBody',
    { schema, value }: { schema: Pointer; value: Json },
  ) => {
    const direction = part === 'requestBody' ? 'request' : 'response';
    const places = placesOf(document, schema, value, satisfies);
    for (const place of places) {
      for (const breach of bodyBreaches(place, direction)) {
        planted.push(plantInBody(exchange, part, place, breach));
      }
    }
    if (part === 'responseBody') planted.push(...undeclaredMembers(exchange, places));
  };
  if (requestBody !== undefined && status < 300) inBody('requestBody', requestBody);
  if (responseBody !== undefined) inBody('responseBody', responseBody);
  const byKind = Map.groupBy(planted, ({ kind, check }) => `${kind} ${check}`);
  return [...byKind.values()].flatMap((ofKind) => some(ofKind, most, random));
}

function some<Item>(items: readonly Item[], most: number, random: Random): Item[] {
  if (items.length <= most) return [...items];
  const first = random.integer(0, items.length - 1);
  return Array.from({ length: most }, (_, index) => {
    const step = Math.floor((index * items.length) / most);
    return items[(first + step) % items.length] as Item;
  });
}

/** Whether a value breaks a schema, as ajv by itself sees it. */
export function compileOracle({
  document,
}: Pick<Contract, 'document'>): (schema: Pointer, value: Json) => boolean {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateFormats: true,
    inlineRefs: false,
  });
  formats.default(ajv);
  ajv.addSchema({ ...document, $id: 'https://document.example/openapi' });
  const validators = new Map<Pointer, (value: Json) => boolean>();
  return (schema, value) => {
    let validate = validators.get(schema);
    if (validate === undefined) {
      const pointer = encodeURI(schema).replaceAll('#', '%23');
      validate = ajv.compile<Json>({ $ref: `https://document.example/openapi#${pointer}` });
      validators.set(schema, validate);
    }
    return !validate(value);
  };
}
