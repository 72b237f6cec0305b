import type { Endpoint, Segment } from './endpoints.ts';
import type { OperationSketch } from './operation.ts';
import { operationsBelow, type PathNode } from './path-tree.ts';

/** How many exchanges came to operations of the API at a node and below. */
export function usesOf(node: PathNode): number {
  return operationsBelow(node).reduce((sum, one) => sum + (isAside(one) ? 0 : one.seen), 0);
}

/** Whether all exchanges of an operation are asides. */
export function isAside({ seen, unanswered, asides }: OperationSketch): boolean {
  return seen + unanswered === [...asides.values()].reduce((sum, times) => sum + times, 0);
}

/** The API's endpoints; an aside stays where the template of another operation would take it for one of its own. */
export function withoutAsides(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.flatMap((endpoint) => {
    const operations = new Map(
      [...endpoint.operations].filter(
        ([method, operation]) =>
          !isAside(operation) ||
          endpoints.some((other) => isOfApi(other, method) && matches(other, endpoint)),
      ),
    );
    return operations.size === 0 ? [] : { ...endpoint, operations };
  });
}

/** HEAD stands for GET where it isn't documented itself. */
function isOfApi({ operations }: Endpoint, method: string): boolean {
  return [method, method === 'HEAD' ? 'GET' : method].some((one) => {
    const operation = operations.get(one);
    return operation !== undefined && !isAside(operation);
  });
}

/** Whether a template takes paths of another one. */
function matches(template: Endpoint, other: Endpoint): boolean {
  const segments = withoutSlash(template);
  const others = withoutSlash(other);
  return (
    segments.length === others.length &&
    segments.every(
      ({ text, parameter }, index) => parameter !== undefined || text === others[index]?.text,
    )
  );
}

/** A slash more or less at the end is tolerated by those who route. */
function withoutSlash({ segments }: Endpoint): readonly Segment[] {
  return segments.at(-1)?.text === '' ? segments.slice(0, -1) : segments;
}
