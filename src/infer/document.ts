import { type Json, type JsonObject, METHODS } from '../contract/contract.ts';
import { formatPointer, referencePointer, setOwn, visitObjects } from '../contract/pointer.ts';
import { counted } from '../errors.ts';
import { type BodyRoot, findComponents } from './components.ts';
import type { ContentSketch } from './content.ts';
import type { Endpoint } from './endpoints.ts';
import { answersWithList, entityAt } from './entity.ts';
import { pascalCase } from './names.ts';
import type { OperationSketch } from './operation.ts';
import { createOperationIds } from './operation-ids.ts';
import { operationObject, requestsOf } from './operation-object.ts';
import { byKey } from './order.ts';
import { plainObjectSchema } from './schema.ts';
import { documentSecurity } from './security.ts';

/** What a document is made of. */
export interface Inferred {
  readonly title: string;
  /** Of the API: the one that most was sent to comes first. */
  readonly origins: readonly string[];
  /** Below which the paths are. */
  readonly basePath: string;
  readonly endpoints: readonly Endpoint[];
  /** How many exchanges all of it comes from. */
  readonly exchanges: number;
}

/** An operation, and what it is called. */
interface NamedOperation {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly operation: OperationSketch;
  readonly operationId: string;
}

/** The OpenAPI document of what traffic has shown. */
export function documentOf({
  title,
  origins,
  basePath,
  endpoints,
  exchanges,
}: Inferred): JsonObject {
  const operations = namedOperations(endpoints);
  const components = findComponents(operations.flatMap(bodyRoots));
  const security = documentSecurity(operations.map(({ operation }) => operation));
  const serverOf = (origin: string) => ({ url: `${origin}${basePath}` || '/' });
  const [main = ''] = origins;
  const pathItems: JsonObject = {};
  for (const [template, all] of Map.groupBy(operations, ({ endpoint }) => endpoint.template)) {
    const seenAt = new Set(all.flatMap(({ operation }) => [...operation.origins]));
    const item: JsonObject = {};
    const others: JsonObject = {};
    for (const { endpoint, method, operation, operationId } of all) {
      const own = security.of(operation);
      const object = operationObject(operation, endpoint, operationId, own);
      if (fieldOf(method) === undefined) others[method] = object;
      else item[method.toLowerCase()] = object;
    }
    if (Object.keys(others).length > 0) item.additionalOperations = others;
    // What only others than the main server were asked for is theirs.
    if (!seenAt.has(main)) item.servers = [...seenAt].sort().map(serverOf);
    setOwn(pathItems, template, item);
  }
  const document: JsonObject = {
    openapi: operations.some(({ method }) => isOf32(method)) ? '3.2.0' : '3.1.0',
    info: {
      title,
      version: '0.1.0',
      description: originOf(exchanges),
      'x-inferred': true,
    },
    servers: origins.map(serverOf),
    ...security.common,
    paths: pathItems,
  };
  const schemas = Object.fromEntries(
    byKey(components).map(([name, objects]) => [name, plainObjectSchema(objects)]),
  );
  const used = usedSchemas(pathItems, schemas);
  const sections = {
    ...(used.length > 0 && { schemas: Object.fromEntries(used) }),
    ...(Object.keys(security.schemes).length > 0 && { securitySchemes: security.schemes }),
  };
  return Object.keys(sections).length === 0 ? document : { ...document, components: sections };
}

function originOf(exchanges: number): string {
  const traffic = counted(exchanges, 'recorded exchange');
  return `Inferred by Specwright from ${traffic}: what it says was seen, and what it doesn't say may be all the same.`;
}

function namedOperations(endpoints: readonly Endpoint[]): NamedOperation[] {
  const idOf = createOperationIds();
  return endpoints.flatMap((endpoint) =>
    inOrder(endpoint.operations).map(([method, operation]): NamedOperation => {
      const operationId = idOf(method, endpoint, answersWithList(operation));
      return { endpoint, method, operation, operationId };
    }),
  );
}

/** As the specification lists the methods, then others. */
function inOrder<Value>(byMethod: ReadonlyMap<string, Value>): [method: string, Value][] {
  const all = byKey(byMethod);
  const listed = METHODS.flatMap((field) => all.filter(([method]) => fieldOf(method) === field));
  return [...listed, ...all.filter(([method]) => fieldOf(method) === undefined)];
}

/** The field that path items have for a method. */
function fieldOf(method: string): string | undefined {
  return METHODS.find((field) => field.toUpperCase() === method);
}

/** QUERY, and the place of methods that have no field, came with 3.2 (§4.9). */
function isOf32(method: string): boolean {
  return method === 'QUERY' || fieldOf(method) === undefined;
}

/** The bodies of an operation, and what they tell of. */
function bodyRoots({ endpoint, operation, method, operationId }: NamedOperation): BodyRoot[] {
  const id = `${method} ${endpoint.template}`;
  const entity = entityAt(endpoint, answersWithList(operation));
  const roots = (
    { byMediaType }: ContentSketch,
    place: string,
    called: Omit<BodyRoot, 'values' | 'place'>,
  ) =>
    Array.from(byMediaType, ([type, { values }]) => ({
      ...called,
      values,
      place: `${place} ${type}`,
    }));
  const name = `${pascalCase(operationId)}Request`;
  return [
    ...roots(requestsOf(operation).content, `${id} request`, {
      entity: `${entity}Input`,
      name,
      suffix: 'Input',
    }),
    ...[...operation.answers].flatMap(([status, { content }]) =>
      roots(
        content,
        `${id} ${status}`,
        status < 400 ? { entity, suffix: '' } : { entity: 'Error', name: 'Error', suffix: '' },
      ),
    ),
  ];
}

/** The schemas that something refers to from the paths on. */
function usedSchemas(paths: Json, schemas: JsonObject): [string, Json][] {
  const used = new Set<string>();
  const pending: Json[] = [paths];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    visitObjects(value, (node) => {
      const pointer = referencePointer(node);
      if (pointer === undefined || used.has(pointer)) return;
      used.add(pointer);
      const name = pointer.slice('/components/schemas/'.length);
      pending.push(schemas[name] ?? {});
    });
  }
  return Object.entries(schemas).filter(([name]) =>
    used.has(formatPointer(['components', 'schemas', name])),
  );
}
