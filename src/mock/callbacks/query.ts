import { writeFields } from '../../compile/bodies/form-fields.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import type { Json, Operation, Parameter } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';

/**
 * The query that is documented for a callback's request, of fakes, proven against their schemas.
 * @throws {SchemaError} if a schema doesn't compile or no valid fake is found.
 */
export function callbackQuery(
  compiled: CompiledContract,
  operation: Operation,
  context: FakeContext,
): string {
  const parameters = new Map(
    operation.parameters.filter(inQuery).map((parameter) => [parameter.name, parameter]),
  );
  const values = [...parameters.values()].map((parameter): [string, Json] => [
    parameter.name,
    fakeValue(compiled, parameter, context),
  ]);
  const query = writeFields(Object.fromEntries(values), (name) => {
    const { style, explode, content, pointer } = parameters.get(name) as Parameter;
    const shared = { headers: [], pointer };
    if (content !== undefined) return { ...shared, contentTypes: [content.range] };
    return { ...shared, contentTypes: [], style: { style, explode, allowReserved: false } };
  });
  const { violations } = compiled.judgeParameters(operation, { path: {}, query, headers: {} });
  const breach = violations.find(({ at }) => at === 'request.query');
  if (breach === undefined) return query;
  throw new SchemaError({
    problem: `no valid fake was found for the query of ${operation.id}`,
    expected: breach.expected,
    received: breach.received,
    location: compiled.contract.locate(breach.contractPointer),
  });
}

function inQuery({ in: location }: Parameter): boolean {
  return location === 'query';
}

function fakeValue(
  compiled: CompiledContract,
  { name, schema, content }: Parameter,
  context: FakeContext,
): Json {
  const pointer = schema ?? content?.schema;
  if (pointer === undefined) return '';
  return compiled.fakeOf(pointer, 'request')({ ...context, random: context.random.derive(name) });
}
