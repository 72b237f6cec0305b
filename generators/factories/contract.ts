import { canonical } from '../../src/compile/canonical.ts';
import type { Contract, JsonObject, MediaType, Pointer } from '../../src/contract/contract.ts';
import { childPointer, valueAt } from '../../src/contract/pointer.ts';
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
  const operations = bodiesOf(contract);
  const pointers = [...schemas.map(([, pointer]) => pointer), ...operations.flatMap(pointersOf)];
  return {
    name: contract.name,
    document: () => documentWith(contract.document, pointers),
    schemas: Object.fromEntries(schemas),
    operations,
  };
}

/** What an operation is called: its id, and its operationId, where no other one is called so. */
function bodiesOf({ document, operations }: Contract): FactoryOperation[] {
  const byOperationId = Map.groupBy(operations, ({ operationId }) => operationId);
  const taken = new Set(operations.map(({ id }) => id));
  return operations.map(({ id, operationId, requestBody, responses }) => {
    const isName = byOperationId.get(operationId)?.length === 1 && !taken.has(operationId ?? id);
    return {
      ids: isName && operationId !== undefined ? [id, operationId] : [id],
      request: schemasOf(document, requestBody?.content ?? []),
      responses: Object.fromEntries(
        responses.map(({ status, content }) => [status, schemasOf(document, content)]),
      ),
    };
  });
}

/**
 * The schemas of a body by media type, JSON first; of those that are alike, one stands for all. Where there
 * is none, anything may stand at its pointer.
 */
function schemasOf(document: JsonObject, content: readonly MediaType[]): Record<string, Pointer> {
  const isOther = ({ range }: MediaType) => Number(!isJson(range));
  const sorted = content.toSorted((one, other) => isOther(one) - isOther(other));
  const pointers = new Map<string, Pointer>();
  return Object.fromEntries(
    sorted.map(({ range, schema, pointer }) => {
      const own = schema ?? childPointer(pointer, 'schema');
      const text = canonical(valueAt(document, own) ?? true);
      const first = pointers.get(text) ?? own;
      pointers.set(text, first);
      return [range, first];
    }),
  );
}

function pointersOf({ request, responses }: FactoryOperation): Pointer[] {
  return [request, ...Object.values(responses)].flatMap((body) => Object.values(body));
}
