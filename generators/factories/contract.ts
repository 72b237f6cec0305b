import type { Contract, MediaType, Operation, Pointer } from '../../src/contract/contract.ts';
import type { FactoryContract, FactoryOperation } from '../../src/factories/factories.ts';
import { isJson } from '../../src/http/media-type.ts';
import { namesOf } from '../names.ts';
import { documentWith } from './document.ts';

/** What of a contract its factories are made from. */
export function factoryContract(contract: Contract): FactoryContract {
  const schemas = Array.from(
    namesOf(contract),
    ([pointer, { factory }]) => [factory, pointer] as const,
  );
  const operations = bodiesOf(contract.operations);
  const pointers = [...schemas.map(([, pointer]) => pointer), ...operations.flatMap(pointersOf)];
  return {
    name: contract.name,
    document: () => documentWith(contract.document, pointers),
    schemas: Object.fromEntries(schemas),
    operations,
  };
}

/** What an operation is called: its id, and its operationId, where no other one is called so. */
function bodiesOf(operations: readonly Operation[]): FactoryOperation[] {
  const byOperationId = Map.groupBy(operations, ({ operationId }) => operationId);
  const taken = new Set(operations.map(({ id }) => id));
  return operations.map(({ id, operationId, requestBody, responses }) => {
    const isName = byOperationId.get(operationId)?.length === 1 && !taken.has(operationId ?? id);
    const request = typicalSchema(requestBody?.content ?? []);
    return {
      ids: isName && operationId !== undefined ? [id, operationId] : [id],
      ...(request !== undefined && { request }),
      responses: Object.fromEntries(
        responses.map(({ status, content }) => [status, typicalSchema(content) ?? null]),
      ),
    };
  });
}

/** The schema of a body: of its JSON, where it has one. */
function typicalSchema(content: readonly MediaType[]): Pointer | undefined {
  return (content.find(({ range }) => isJson(range)) ?? content[0])?.schema;
}

function pointersOf({ request, responses }: FactoryOperation): Pointer[] {
  return [request, ...Object.values(responses)].filter((pointer) => typeof pointer === 'string');
}
