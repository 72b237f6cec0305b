import { factoryContract } from '../../generators/factories/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import {
  type Factories,
  type Factory,
  factoriesOf,
  type VariantOptions,
} from '../../src/factories/factories.ts';
import type { AnyVariant } from '../../src/factories/variants.ts';
import type { AnyOperations } from '../../src/mock/bundled-operations.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: Orders
          content:
            application/json:
              schema:
                type: object
                required: [total, orders]
                properties:
                  total: { type: integer }
                  orders: { type: array, items: { $ref: '#/components/schemas/Order' } }
        '204': { description: None }
        4XX: { description: Refused, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        default: { description: Failed, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: Created } }
components:
  schemas:
    Order:
      type: object
      required: [id, status, payment, lines]
      additionalProperties: false
      properties:
        id: { type: string, format: uuid, readOnly: true }
        secret: { type: string, writeOnly: true }
        status: { enum: [open, paid, null] }
        note: { type: [string, 'null'], minLength: 2, maxLength: 40 }
        payment: { oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Invoice' }] }
        lines: { type: array, minItems: 1, items: { $ref: '#/components/schemas/Line' } }
        tags: { type: object, additionalProperties: { type: string, pattern: '^[a-z]+$' } }
    Card: { type: object, required: [kind, number], properties: { kind: { const: card }, number: { type: string } } }
    Invoice: { type: object, required: [kind, due], properties: { kind: { const: invoice }, due: { type: string, format: date } } }
    Line: { type: object, required: [sku], properties: { sku: { type: string }, count: { type: integer, minimum: 1, maximum: 9 } } }
    Tree: { type: object, required: [name], properties: { name: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
    Problem: { type: object, required: [message], properties: { message: { type: string }, fields: { type: array, items: { type: string } } } }
    Never: { type: object, required: [no], properties: { no: false } }
    Broken: { type: object, properties: { size: { minimum: '5' } } }
`;

export interface Order {
  id?: string;
  secret?: string;
  status: 'open' | 'paid' | null;
  note?: string | null;
  payment: { kind: 'card'; number: string } | { kind: 'invoice'; due: string };
  lines: { sku: string; count?: number }[];
  tags?: Record<string, string>;
}

interface Tree {
  name: string;
  children?: Tree[];
}

interface Schemas {
  order: Order;
  tree: Tree;
  never: unknown;
  broken: unknown;
}

const contract = factoryContract(await loadContractText(DOCUMENT, { name: 'shop' }));

/** Factories of a shop, apart from all others. */
export function shopFactories(seed?: string): Factories<Schemas, AnyOperations> {
  return factoriesOf(contract, seed === undefined ? {} : { seed });
}

/** The factories of an operation that takes and gives a body of some media types. */
export async function bodyFactories(content: object) {
  const pet = { type: 'object', properties: { name: { type: 'string' } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Bodies', version: '1' },
    paths: {
      '/body': {
        put: { requestBody: { content }, responses: { 200: { description: 'A body', content } } },
      },
    },
    components: { schemas: { Pet: pet } },
  };
  const bodies = factoryContract(await loadContractText(JSON.stringify(document)));
  const { requests, responses } = factoriesOf<object, AnyOperations>(bodies, { seed: 'a' });
  const id = 'PUT /body';
  return {
    requests: requests[id] as Factory<unknown>,
    responses: responses[id] as Record<number, Factory<unknown>> & {
      variants(options?: VariantOptions): Iterable<AnyVariant>;
    },
  };
}

export type { Factory };
