import type { Contract, Pointer } from '../src/contract/contract.ts';
import { namesOf, requestTypesOf } from './names.ts';
import { bodySchemas } from './validators/body-schemas.ts';
import { writeDefinitions } from './validators/definitions.ts';
import { moduleHead } from './validators/module-head.ts';
import { runtimeText } from './validators/runtime-text.ts';

/**
 * Writes a module with a type guard and an assertion for each schema in a contract's `components`, and for
 * each JSON body whose schema isn't one of those. It imports types alone, and needs no `eval`; what isn't
 * imported from it can be left out of a bundle.
 *
 * A value is judged as responses have it: a writeOnly property needn't be there. Where requests have it
 * otherwise, since a readOnly one needn't be there, `isPetInRequest` stands beside `isPet`.
 *
 * The schemas are written as calls of one function per keyword, not by ajv: its standalone code is
 * fourteen times as large as the schemas, 33 MB for GitHub's contract.
 */
export async function generateValidators(contract: Contract): Promise<string> {
  const components = namesOf(contract);
  const requestTypes = requestTypesOf(contract);
  const types = [...components.values(), ...requestTypes.values()].map(({ type }) => type);
  const bodies = bodySchemas(contract, types);
  const names = new Map([
    ...Array.from(components, ([pointer, { type }]) => [pointer, type] as const),
    ...bodies.map(({ pointer, name }) => [pointer, name] as const),
  ]);
  const typeOf = (pointer: Pointer) => names.get(pointer);
  const { texts, inResponses, inRequests } = writeDefinitions(contract, [...names.keys()], typeOf);
  const ofComponents = Array.from(components, ([pointer, { type }]) => {
    const ofResponses = functionsOf(type, `types.${type}`, inResponses(pointer));
    const definition = inRequests(pointer);
    const requestType = requestTypes.get(pointer)?.type;
    if (definition === undefined || requestType === undefined) return ofResponses;
    return ofResponses + functionsOf(requestType, `types.${requestType}`, definition);
  });
  const ofBodies = bodies.map(({ pointer, direction, name, type }) => {
    const definition = direction === 'request' ? inRequests(pointer) : undefined;
    return functionsOf(name, type, definition ?? inResponses(pointer));
  });
  const functions = [...ofComponents, ...ofBodies];
  return [moduleHead(contract), ...functions, ...texts, await runtimeText()].join('\n');
}

/** @param name what the guard and the assertion are called after. */
function functionsOf(name: string, type: string, definition: string): string {
  return `export function is${name}(value: unknown): value is ${type} {
  return judge(${definition}, value);
}

export function assert${name}(value: unknown): asserts value is ${type} {
  expectNone('${name}', violationsOf(${definition}, value));
}
`;
}
