import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Contract, JsonObject, Operation } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import {
  type Conforming,
  type Content,
  conformingExchanges,
  harEntry,
} from '../../test/planted/conforming.ts';
import { GITHUB_DOCUMENT } from './github.ts';
import { cache } from './peers.ts';

/** One size of what may make an exchange cost more. */
export interface Size {
  readonly name: string;
  /** What is asked or judged. */
  readonly of: string;
  readonly document: string;
  /** A file of exchanges. */
  readonly exchanges: string;
  /** What the cost of an exchange is divided by. */
  readonly parts: number;
}

/** Costs little by itself, so that whatever the document adds is seen. */
const SMALL = 'GET /repos/{owner}/{repo}/topics';
/** Has a list of any length in its request and in its answer. */
const LISTS = 'POST /repos/{owner}/{repo}/git/trees';

/** In a file: so many small exchanges, or kilobytes of large ones. */
const EXCHANGES = 500;
const KILOBYTES = 4000;

/** The same exchanges, and GitHub's document cut to more and more operations. */
export async function documentSizes(): Promise<Size[]> {
  const { contract, operation } = await github(SMALL);
  const exchanges = exchangesFile('small', [...exchangesOf(contract, operation, EXCHANGES)]);
  return [1, 10, 100, 1200].map((count) => ({
    name: operationsName(count),
    of: operation.id,
    document: documentFile(contract, operation, count),
    exchanges,
    parts: 1,
  }));
}

/** What a document is called in the tables. */
export function operationsName(count: number): string {
  return `operations: ${count.toLocaleString('en')}`;
}

/** The same document, and exchanges with longer and longer lists in their bodies. */
export async function bodySizes(): Promise<Size[]> {
  const { contract, operation } = await github(LISTS);
  const document = documentFile(contract, operation, 1);
  return [1, 10, 100, 1000].map((kilobytes) => ({
    name: kilobytesName(kilobytes),
    of: operation.id,
    document,
    exchanges: exchangesFile(
      `${kilobytes}-kb`,
      Array.from(exchangesOf(contract, operation, Math.ceil(KILOBYTES / kilobytes)), (exchange) =>
        lengthened(exchange, kilobytes * 1000),
      ),
    ),
    parts: kilobytes,
  }));
}

/** What a size of bodies is called in the tables. */
export function kilobytesName(kilobytes: number): string {
  return `kilobytes: ${kilobytes.toLocaleString('en')}`;
}

async function github(id: string): Promise<{ contract: Contract; operation: Operation }> {
  const contract = await loadContract(GITHUB_DOCUMENT);
  const operation = contract.operations.find((each) => each.id === id);
  if (operation === undefined) throw new Error(`GitHub's document has no ${id}`);
  return { contract, operation };
}

/** Successes of an operation, with other values in each. */
function* exchangesOf(
  contract: Contract,
  operation: Operation,
  count: number,
): Generator<Conforming> {
  const compiled = compileContract(contract);
  const [success] = operation.responses;
  const asked = { ...operation, responses: success === undefined ? [] : [success] };
  for (let round = 0; round < count; round += 1) {
    yield* conformingExchanges(compiled, [asked], `round ${round}`);
  }
}

/** The document with an operation, and others up to a number: a file of JSON. */
function documentFile({ document, operations }: Contract, first: Operation, count: number): string {
  const kept = [first, ...operations.filter((each) => each !== first)].slice(0, count);
  const paths: Record<string, JsonObject> = {};
  for (const { path, method } of kept) {
    const item = (document.paths as Record<string, JsonObject>)[path] as JsonObject;
    const key = method.toLowerCase();
    paths[path] = { ...paths[path], [key]: item[key] as JsonObject };
  }
  return written(`document-${count}.json`, { ...document, paths });
}

function exchangesFile(name: string, exchanges: readonly Conforming[]): string {
  return written(`exchanges-${name}.json`, exchanges.map(exchangeOf));
}

/** As a reader of recordings has it. */
function exchangeOf(exchange: Conforming, index: number) {
  const { request, response } = harEntry(exchange, 'https://api.github.com');
  const fields = (headers: readonly object[]) =>
    Object.fromEntries(
      (headers as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
    );
  return {
    source: { file: 'benchmark', index },
    request: {
      method: request.method,
      url: request.url,
      headers: fields(request.headers),
      ...(request.postData !== undefined && { body: request.postData.text }),
    },
    response: {
      status: response.status,
      headers: fields(response.headers),
      ...(response.content.text !== undefined && { body: response.content.text }),
    },
  };
}

function lengthened(exchange: Conforming, bytes: number): Conforming {
  const { requestBody, responseBody } = exchange;
  return {
    ...exchange,
    ...(requestBody !== undefined && { requestBody: withLongTree(requestBody, bytes) }),
    ...(responseBody !== undefined && { responseBody: withLongTree(responseBody, bytes) }),
  };
}

/** A body whose list goes on, with the items it has, until its text is so long. */
function withLongTree(content: Content, bytes: number): Content {
  const value = content.value as JsonObject & { readonly tree: readonly JsonObject[] };
  const tree: JsonObject[] = [];
  for (let length = 0; length < bytes; ) {
    const item = value.tree[tree.length % value.tree.length] as JsonObject;
    length += JSON.stringify(item).length + 1;
    tree.push(item);
  }
  return { ...content, value: { ...value, tree } };
}

function written(name: string, value: unknown): string {
  const folder = join(cache, 'growth');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}
