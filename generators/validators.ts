import type { Contract, Pointer } from '../src/contract/contract.ts';
import { freeName } from '../src/contract/pointer.ts';
import { namesOf } from './names.ts';
import { writeDefinitions } from './validators/definitions.ts';
import { moduleHead } from './validators/module-head.ts';
import { runtimeText } from './validators/runtime-text.ts';

/**
 * Writes a module with a type guard and an assertion for each schema in a contract's `components`. It
 * imports types alone, and needs no `eval`; what isn't imported from it can be left out of a bundle.
 *
 * A value is judged as responses have it: a writeOnly property needn't be there. Where requests have it
 * otherwise, since a readOnly one needn't be there, `isPetInRequest` stands beside `isPet`.
 *
 * The schemas are written as calls of one function per keyword, not by ajv: its standalone code is
 * fourteen times as large as the schemas, 33 MB for GitHub's contract.
 */
export async function generateValidators(contract: Contract): Promise<string> {
  const names = namesOf(contract);
  const typeOf = (pointer: Pointer) => names.get(pointer)?.type;
  const definitions = writeDefinitions(contract, [...names.keys()], typeOf);
  const guards = new Set([...names.values()].map(({ guard }) => guard));
  const functions = Array.from(names, ([pointer, { type }]) => {
    const inRequests = definitions.inRequests(pointer);
    const ofResponses = functionsOf(type, type, definitions.inResponses(pointer));
    if (inRequests === undefined) return ofResponses;
    const name = freeName(`${type}InRequest`, (name) => guards.has(`is${name}`));
    return ofResponses + functionsOf(name, type, inRequests);
  });
  return [moduleHead(contract), ...functions, ...definitions.texts, await runtimeText()].join('\n');
}

/** @param name what the guard and the assertion are called after. */
function functionsOf(name: string, type: string, definition: string): string {
  return `export function is${name}(value: unknown): value is types.${type} {
  return judge(${definition}, value);
}

export function assert${name}(value: unknown): asserts value is types.${type} {
  expectNone('${type}', violationsOf(${definition}, value));
}
`;
}
