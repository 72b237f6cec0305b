import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { documentedResponse } from '../../src/compile/response.ts';
import { bundledContracts, bundledRecordings } from '../../src/contract/bundled.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { splitTarget } from '../../src/http/target.ts';
import { readRecordings } from '../../src/recording/read.ts';

const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  types: [],
};

const PARTS = `
type Content<Part> = Part extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Id extends keyof Operations, Status extends keyof Operations[Id]['responses']> =
  Content<Operations[Id]['responses'][Status]>;
type Asked<Id extends keyof Operations> =
  Operations[Id] extends { requestBody: infer Body } ? Content<Body> : never;
type Named<Id extends keyof Operations, Place extends keyof Operations[Id]['parameters']> =
  NonNullable<Operations[Id]['parameters'][Place]>;
`;

describe.each(bundledContracts())('the types of %s', async (name) => {
  const folder = fileURLToPath(new URL(`../../specs/${name}/`, import.meta.url));
  const statements = await typedRecordings(name);

  test('are satisfied by what was recorded, and not by anything', () => {
    const [first] = statements;
    expect(first).toBeDefined();
    const wrong = `// @ts-expect-error: no body is a big integer\n${first?.replace(/_0(.*?) = .*$/s, 'wrong$1 = 7n;')}`;
    expect(compile(folder, [...statements, wrong])).toEqual([]);
  });
});

/**
 * A statement for each recorded JSON body: of every answer, and of every request that was let in; and
 * for the parameters of such a request, place by place.
 */
async function typedRecordings(name: string): Promise<string[]> {
  const { route, judgeParameters } = compileContract(await loadContract(name));
  const statements: string[] = [];
  for await (const { request, response } of readRecordings([bundledRecordings(name)])) {
    const { path, query } = splitTarget(request.url);
    const match = route(request.method, path);
    if (match.kind !== 'found' || response === undefined) continue;
    const documented = documentedResponse(match.operation, response.status);
    const id = JSON.stringify(match.operation.id);
    const answer = jsonOf(response);
    const status = JSON.stringify(documented?.status);
    const key = /^"\d+"$/.test(status) ? status.slice(1, -1) : status;
    if (answer !== undefined) declare(`Answer<${id}, ${key}>`, answer);
    if (response.status >= 300) continue;
    const asked = jsonOf(request);
    if (asked !== undefined) declare(`Asked<${id}>`, asked);
    const raw = { path: match.path, query, headers: request.headers };
    const { values } = judgeParameters(match.operation, raw);
    for (const [place, named] of Object.entries(values)) {
      if (Object.keys(named).length > 0) declare(`Named<${id}, '${place}'>`, JSON.stringify(named));
    }
  }
  return statements;

  function declare(type: string, value: string) {
    statements.push(`export const _${statements.length}: ${type} = ${value};`);
  }
}

function jsonOf({ headers, body }: HttpRequest | HttpResponse): string | undefined {
  const isJson = String(headers['content-type'] ?? '').includes('json');
  if (!isJson || body === undefined || headers['content-encoding'] !== undefined) return undefined;
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What the compiler has against statements beside the types of a folder. */
function compile(folder: string, statements: readonly string[]): string[] {
  const file = `${folder}recordings.types.ts`;
  const source = `import type { Operations } from './types.ts';\n${PARTS}\n${statements.join('\n')}\n`;
  const host = ts.createCompilerHost(STRICT);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? source : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2023)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], STRICT, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, start = 0 }) =>
        `${ts.flattenDiagnosticMessageText(messageText, '\n')} at ${source.slice(start, start + 120)}`,
    );
}
