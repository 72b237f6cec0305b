import { isDeepStrictEqual } from 'node:util';
import { factoryContract } from '../../generators/factories/contract.ts';
import { type Direction, isLeftOut } from '../../src/compile/direction.ts';
import { documentedResponse } from '../../src/compile/response.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Contract, Json, Pointer } from '../../src/contract/contract.ts';
import { isJsonObject, valueAt } from '../../src/contract/pointer.ts';
import { type Factory, factoriesOf } from '../../src/factories/factories.ts';
import type { AnyVariant } from '../../src/factories/variants.ts';

/** Tells where the factories of a contract don't agree with its own schemas: a line for each fault. */
export interface Agreement {
  readonly schemas: readonly string[];
  readonly requests: readonly string[];
  readonly operations: readonly string[];
  readonly ofSchema: (name: string, seed: string) => string[];
  readonly ofRequest: (operation: string, seed: string) => string[];
  readonly ofVariants: (operation: string, seed: string, most: number) => string[];
}

interface AnyFactories {
  readonly [name: string]: Factory<Json>;
}

/** Prepares to hold the factories of a contract against its schemas. */
export function agreementOf(contract: Contract): Agreement {
  const made = factoryContract(contract);
  const requests = new Map(
    made.operations.flatMap(({ ids: [id = ''], request }) =>
      Object.values(request)
        .slice(0, 1)
        .map((pointer) => [id, pointer] as const),
    ),
  );
  const validatorOf = compileValidators(contract);
  const factories = (seed: string) => factoriesOf<object, object>(made, { seed });
  return {
    schemas: Object.keys(made.schemas),
    requests: [...requests.keys()],
    operations: contract.operations.map(({ id }) => id),
    ofSchema(name, seed) {
      const factoryOf = (from: string) => (factories(from) as AnyFactories)[name] as Factory<Json>;
      return faults(factoryOf, seed, made.schemas[name] ?? '', 'response');
    },
    ofRequest(id, seed) {
      const factoryOf = (from: string) =>
        (factories(from).requests as AnyFactories)[id] as Factory<Json>;
      return faults(factoryOf, seed, requests.get(id) ?? '', 'request');
    },
    ofVariants(id, seed, most) {
      const operation = contract.operations.find((one) => one.id === id);
      const responses = factories(seed).responses as Record<
        string,
        { variants(): Iterable<AnyVariant> }
      >;
      const found: string[] = [];
      const names = new Set<string>();
      for (const { name, status, mediaType, body } of responses[id]?.variants() ?? []) {
        if (names.has(name)) found.push(`${name} comes twice`);
        names.add(name);
        const documented = operation && documentedResponse(operation, status);
        const media = documented?.content.find(({ range }) => range === mediaType);
        if ((media === undefined) !== (body === undefined)) found.push(`${name} of ${mediaType}`);
        const schema = media?.schema;
        if (schema !== undefined) found.push(...breaches(name, schema, 'response', body));
        if (names.size >= most) break;
      }
      return found;
    },
  };

  function faults(
    factoryOf: (seed: string) => Factory<Json>,
    seed: string,
    pointer: Pointer,
    direction: Direction,
  ): string[] {
    const [factory, again] = [factoryOf(seed), factoryOf(seed)];
    const [usual, minimal, maximal] = [factory(), factory.minimal(), factory.maximal()];
    const values = { usual, minimal, maximal, second: factory.list(2)[1] };
    const isValid = (value: Json) => breaches('', pointer, direction, value).length === 0;
    const found = Object.entries(values).flatMap(([name, value]) =>
      breaches(name, pointer, direction, value),
    );
    if (!isDeepStrictEqual([again(), again.minimal()], [usual, minimal])) found.push('differs');
    for (const name of superfluous(minimal, isValid)) found.push(`minimal has ${name}`);
    const others = () => factoryOf(`${seed}, others`).list(OTHERS);
    for (const name of missing(maximal, declared(pointer, direction), others, isValid))
      found.push(`maximal lacks ${name}`);
    const other = factoryOf(`not ${seed}`)();
    for (const [name, member] of Object.entries(isJsonObject(other) ? other : {})) {
      const value = factory({ [name]: member } as never);
      found.push(...breaches(`with ${name}`, pointer, direction, value));
      if (!keeps((value as AnyMembers)[name] ?? null, member)) found.push(`${name} is lost`);
    }
    return found;
  }

  function breaches(
    name: string,
    pointer: Pointer,
    direction: Direction,
    value: unknown,
  ): string[] {
    return validatorOf(
      pointer,
      direction,
    )(value).map(
      ({ pointer: at, expected, received }) => `${name} ${at}: ${expected}, not ${received}`,
    );
  }

  /** The properties that a schema declares itself, but for those that can't be there. */
  function declared(pointer: Pointer, direction: Direction): string[] {
    const schema = valueAt(contract.document, pointer);
    const properties = isJsonObject(schema) ? schema.properties : undefined;
    return Object.entries(isJsonObject(properties) ? properties : {})
      .filter(([, inner]) => inner !== false && !isLeftOut(contract.document, inner, direction))
      .map(([name]) => name);
  }
}

/** How many other values are looked at for members that a value could have as well. */
const OTHERS = 20;

/** The members of some names that an object could have as well, as others have them. */
function missing(
  value: Json,
  names: readonly string[],
  others: () => readonly Json[],
  isValid: (value: Json) => boolean,
): string[] {
  if (!isJsonObject(value)) return [];
  return names
    .filter((name) => !Object.hasOwn(value, name))
    .filter((name) =>
      others().some((other) => {
        const member = isJsonObject(other) ? other[name] : undefined;
        return member !== undefined && isValid({ ...value, [name]: member });
      }),
    );
}

type AnyMembers = Readonly<Record<string, Json>>;

/** Whether a value has what was said of it: entries of maps may come beside. */
function keeps(value: Json, said: Json): boolean {
  if (Array.isArray(said) && Array.isArray(value)) {
    return (
      value.length === said.length && said.every((part, index) => keeps(value[index] ?? null, part))
    );
  }
  if (!isJsonObject(said) || !isJsonObject(value)) return isDeepStrictEqual(value, said);
  return Object.entries(said).every(([name, part]) => keeps(value[name] ?? null, part));
}

/** The members of an object that it could do without. */
function superfluous(value: Json, isValid: (value: Json) => boolean): string[] {
  if (!isJsonObject(value)) return [];
  return Object.keys(value).filter((name) => {
    const { [name]: _, ...others } = value;
    return isValid(others);
  });
}
