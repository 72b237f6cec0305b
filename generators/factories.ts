import type { Contract } from '../src/contract/contract.ts';
import { factoryContract } from './factories/contract.ts';
import { namesOf } from './names.ts';

/**
 * Writes a contract's factories: a function for each schema in `components`, which makes values of it, and
 * those of the bodies of each operation. The module holds the schemas; what makes values of them is
 * the package's. The text depends on the contract alone.
 */
export async function generateFactories(contract: Contract): Promise<string> {
  const names = [...namesOf(contract).values()];
  const { name, schemas, operations, document } = factoryContract(contract);
  const types = names.map(({ factory, type }) => `    ${factory}: $types.${type};\n`);
  const factories = names.map(
    ({ factory, type }) =>
      `export const ${factory}: $factories.Factory<$types.${type}> = $all.${factory};\n`,
  );
  return `import * as $factories from "specwright/factories";
import type * as $types from ${JSON.stringify(`./${name}.js`)};

/** Makes factories apart from those below: of a seed of their own, and counting by themselves. */
export function createFactories(options?: $factories.FactoryOptions): $Factories {
    return $factories.factoriesOf<$Schemas, $types.Operations>($contract, options);
}

type $Factories = $factories.Factories<$Schemas, $types.Operations>;
interface $Schemas {
${types.join('')}}

const $contract: $factories.FactoryContract = {
    name: ${JSON.stringify(name)},
    schemas: ${parsing(schemas)},
    operations: ${parsing(operations)},
    document: () => JSON.parse($document()),
};
const $all: $Factories = createFactories();

/** Factories of the request bodies of operations. */
export const requests: $factories.Requests<$types.Operations> = $all.requests;

/** Factories of the response bodies of operations by status, and all variants of these. */
export const responses: $factories.Responses<$types.Operations> = $all.responses;

${factories.join('')}
function $document(): string {
    return ${quoted(document())};
}
`;
}

/** Code that gives a value: a text that is parsed starts faster than what says the same in code. */
function parsing(value: unknown): string {
  return `JSON.parse(${quoted(value)})`;
}

/** A value's JSON as a literal, in which quotes stay as they are. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
