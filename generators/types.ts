import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { Contract, Json, JsonObject } from '../src/contract/contract.ts';
import { findMisfits } from '../src/contract/misfits.ts';
import { isJsonObject, valueAt } from '../src/contract/pointer.ts';
import { DocumentError } from '../src/errors.ts';
import { typeOf, withOtherMethods } from './other-methods.ts';
import { typesDocument } from './types-document.ts';

/**
 * Writes a contract's types: `paths`, `components` and `operations` as openapi-typescript has them,
 * and `Operations`, the map from what an operation is called to its parameters and bodies. The text
 * depends on the contract alone.
 *
 * @throws {DocumentError} the document isn't shaped as OpenAPI is
 */
export async function generateTypes(contract: Contract): Promise<string> {
  const document = typesDocument(withOtherMethods(contract));
  refuseMisfits(document, contract.locate);
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    silent: true,
    // Who sends a request may leave out what has a default.
    defaultNonNullable: false,
  });
  return `${astToString(nodes)}\n${operationMap(contract)}`;
}

function refuseMisfits(document: JsonObject, locate: Contract['locate']): void {
  const [misfit] = findMisfits(document);
  if (misfit === undefined) return;
  const { pointer, expected, received } = misfit;
  throw new DocumentError({
    problem: `the types can't be written: ${pointer} is not what OpenAPI asks for`,
    expected,
    received: JSON.stringify(received).slice(0, 60),
    location: locate(pointer),
    hint: 'specwright lint says all that is wrong with the document.',
  });
}

function operationMap({ operations, document }: Contract): string {
  const members = operations.flatMap((operation) => [
    ...comment(valueAt(document, operation.pointer)),
    `    ${JSON.stringify(operation.id)}: ${typeOf(operation)};`,
  ]);
  return [
    '/** Every operation by what it is called: its method and its path. */',
    'export interface Operations {',
    ...members,
    '}',
    '',
  ].join('\n');
}

/** What an editor shows of an operation: its summary, and whether it is deprecated. */
function comment(operation: Json | undefined): string[] {
  if (!isJsonObject(operation)) return [];
  const { summary, deprecated } = operation;
  const parts = [
    ...(typeof summary === 'string' ? [summary.replace(/\s+/g, ' ').trim()] : []),
    ...(deprecated === true ? ['@deprecated'] : []),
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`    /** ${parts.join(' ').replaceAll('*/', '*\\/')} */`];
}
