import type { Contract, Operation } from '../../contract/contract.ts';
import { isJsonObject, valueAt } from '../../contract/pointer.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, json } from './asked.ts';
import { mocksOf } from './contracts.ts';
import type { OperationShape, OperationsShape } from './shapes.ts';

/** `GET /operations`: what each contract documents, and the names of its examples. */
export function getOperations(asked: Asked): HttpResponse {
  const contracts = mocksOf(asked).map(({ contract }) => ({
    contract: contract.name,
    title: contract.title,
    operations: contract.operations.map((operation) => operationShape(contract, operation)),
  }));
  return json({ contracts } satisfies OperationsShape);
}

function operationShape({ document }: Contract, operation: Operation): OperationShape {
  const { id, pointer, responses } = operation;
  const node = valueAt(document, pointer);
  const summary = isJsonObject(node) ? node.summary : undefined;
  return {
    id,
    ...(typeof summary === 'string' && { summary }),
    responses: responses.map(({ status, description, content }) => ({
      status,
      description,
      examples: [...new Set(content.flatMap(({ examples }) => [...examples.keys()]))],
    })),
  };
}
