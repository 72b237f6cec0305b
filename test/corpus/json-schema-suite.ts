import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { LoadedContract } from '../../src/contract/assemble.ts';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';

const SUITE = new URL('../../../shared/corpus/json-schema-test-suite/', import.meta.url);

/** Why the suite can't be read; empty where it can. */
export const missing = existsSync(SUITE)
  ? ''
  : ' (skipped: the suite lies beside this checkout only)';

/** A draft of JSON Schema, as the suite's folders are called. */
export type Draft = 'draft2020-12' | 'draft4';

/** A schema of the suite, and what it makes of values. `name` is unique in its draft. */
export interface Group {
  readonly name: string;
  readonly schema: Schema;
  readonly tests: readonly {
    readonly description: string;
    readonly data: Json;
    /** The value as the suite writes it: `1.0` is an integer, and digits beyond 2^53 count. */
    readonly text: string;
    readonly valid: boolean;
  }[];
}

/** The suite's remote schemas, served on this machine on a port that was free. */
export interface Remotes {
  readonly host: string;
  close(): void;
}

/** Starts to serve the suite's remote schemas. */
export async function serveRemotes(): Promise<Remotes> {
  const server = createServer(({ url = '' }, response) => {
    const file = new URL(`remotes${url}`, SUITE);
    if (existsSync(file)) response.end(readOnHost(file, host));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return { host, close: () => server.close() };
}

/** The groups of a draft, whose schemas name the remote ones by the host that they are on. */
export function readGroups(draft: Draft, host: string): Group[] {
  const folder = new URL(`tests/${draft}/`, SUITE);
  return jsonFiles(folder).flatMap((file) => {
    const text = readOnHost(new URL(file, folder), host);
    const groups: (Omit<Group, 'name'> & { readonly description: string })[] = JSON.parse(text);
    const written: typeof groups = JSON.parse(text, asWritten);
    const topic = file.replace('.json', '');
    return groups.map(({ description, schema, tests }, index) => ({
      name: `${topic}: ${description}`,
      schema,
      tests: tests.map((test, at) => ({
        ...test,
        text: JSON.stringify(written[index]?.tests[at]?.data),
      })),
    }));
  });
}

/** The remote schemas that a draft's groups may name, by URL. */
export function readRemotes(draft: Draft, host: string): Map<string, Schema> {
  const folder = new URL('remotes/', SUITE);
  const files = jsonFiles(folder).filter(
    (file) => !/^(?:draft.*|v1)\//.test(file) || file.startsWith(`${draft}/`),
  );
  return new Map(
    files.map((file) => {
      const schema: Schema = JSON.parse(readOnHost(new URL(file, folder), host));
      return [`http://${host}/${file}`, schema];
    }),
  );
}

/** Loads a contract whose only answer has a schema, which lies in a file of its own. */
export async function loadSchema(
  schema: Schema,
  { folder, name, openapi, host }: { folder: string; name: string; openapi: string; host: string },
): Promise<LoadedContract> {
  const file = join(folder, `${name}.json`);
  const content = { 'application/json': { schema: { $ref: `./${name}-schema.json` } } };
  const get = { responses: { 200: { description: 'The value.', content } } };
  const servers = [{ url: `http://${name}.example` }];
  await writeFile(file, JSON.stringify({ openapi, info: {}, servers, paths: { '/': { get } } }));
  await writeFile(join(folder, `${name}-schema.json`), JSON.stringify(schema));
  return loadContract(file, { allowRefs: [host] });
}

function jsonFiles(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json'));
}

function readOnHost(file: URL, host: string): string {
  return readFileSync(file, 'utf8').replaceAll('localhost:1234', host);
}

/** Keeps numbers as their text has them. TypeScript doesn't know of either yet. */
function asWritten(_key: string, value: Json, { source }: { source?: string } = {}): unknown {
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };
  return typeof value === 'number' && source !== undefined ? rawJSON(source) : value;
}
