import type { Schema } from '../../contract/contract.ts';
import { wordsOf } from '../words.ts';
import type { Constraints } from './constraints.ts';
import { blankOf } from './ends.ts';
import { compileEntity } from './entity.ts';
import type { Compiled, FakeContext } from './fake.ts';
import { compileKeys } from './keys.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { faultlessOf, tellsFailure } from './outcome.ts';
import { addProperty, type Blank, makeProperty, type Property, property } from './property.ts';
import { propertyNamesOf, propertySchemas } from './property-rules.ts';
import { assertSize, sumOf } from './size.ts';
import { satisfied, Unsatisfiable } from './unsatisfiable.ts';

/** How many entries a map gets that declares no property. */
const ENTRIES_OF_A_MAP = 2;

/**
 * Makes objects with all properties that are declared or required and possible, in the document's
 * order. Further ones are made up only where their number is asked for, or where none is declared.
 * @throws Unsatisfiable where a required property has no value, the number can't be reached, or the
 * object is too large.
 */
export function compileObject(constraints: Constraints, compiler: ObjectCompiler): Compiled {
  const { minProperties, maxProperties, propertyNames, required } = constraints;
  if (Math.max(minProperties, required.length) > maxProperties) {
    throw new Unsatisfiable(`more properties are required than maxProperties ${maxProperties}`);
  }
  assertSize(minProperties, ['minProperties'], constraints);
  const allowsName = (name: string) =>
    propertyNames.length === 0 || compiler.isPossible([...propertyNames, { const: name }]);
  const declared = declaredProperties(constraints, compiler, allowsName);
  const properties = withinLimit(declared, mostProperties(constraints, compiler), constraints);
  const size = 1 + sumOf(properties.map((one) => one.size));
  assertSize(size, ['properties'], constraints);
  const makeDeclared = compileEntity(properties);
  const isFailure = properties.some(tellsFailure);

  const missing = Math.max(minProperties - properties.length, 0);
  const mayBeEmpty = !isMap(constraints) || compiler.extent === 'least';
  const wanted = mayBeEmpty ? missing : Math.max(missing, ENTRIES_OF_A_MAP);
  const count = Math.min(wanted, maxProperties - properties.length);
  if (count === 0) return { make: makeDeclared, size, tellsFailure: isFailure };

  const further = satisfied(() => compileKeys(constraints, compiler, missing, allowsName));
  if (further instanceof Unsatisfiable) {
    if (missing > 0) throw further;
    return { make: makeDeclared, size, tellsFailure: isFailure };
  }
  const fullSize = size + count * further.size;
  assertSize(fullSize, ['minProperties', 'patternProperties', 'additionalProperties'], constraints);
  const make = (context: FakeContext) => {
    const object = makeDeclared(context);
    for (const entry of further.pick(context.random.derive('keys'), count)) {
      addProperty(object, entry.name, makeProperty(entry, context));
    }
    return object;
  };
  return { make, size: fullSize, tellsFailure: isFailure };
}

/** How many properties an object may have; no more than it needs, where the least is asked for. */
function mostProperties(constraints: Constraints, { extent }: ObjectCompiler): number {
  const { minProperties, maxProperties, required } = constraints;
  return extent === 'least' ? Math.max(minProperties, required.length) : maxProperties;
}

function declaredProperties(
  constraints: Constraints,
  compiler: ObjectCompiler,
  allowsName: (name: string) => boolean,
): Property[] {
  const { extent, compileProperty, isHidden } = compiler;
  const isEnough = extent === 'least' && constraints.minProperties <= constraints.required.length;
  const properties: Property[] = [];
  for (const name of propertyNamesOf(constraints)) {
    const schemas = propertySchemas(constraints, name);
    const required = constraints.required.includes(name);
    if (isHidden(schemas) || (isEnough && !required)) continue;
    const value = allowsName(name)
      ? satisfied(() => compileProperty(name, schemas, required))
      : new Unsatisfiable(`propertyNames forbids the property ${name}`);
    if (value instanceof Unsatisfiable) {
      if (required) throw because(name, value);
      continue;
    }
    const canDoWithout = !required && constraints.minProperties === 0;
    const blank =
      extent === 'most' ? undefined : blankFor(wordsOf(name), schemas, !canDoWithout, compiler);
    properties.push(property(name, value, blank));
  }
  return properties;
}

/** How a property says that nothing has happened, or gone wrong; `undefined` where it can't. */
function blankFor(
  words: string,
  schemas: readonly Schema[],
  isRequired: boolean,
  { isPossible }: ObjectCompiler,
): Blank | undefined {
  const asked = [words, schemas, isRequired, isPossible] as const;
  return faultlessOf(...asked) ?? blankOf(...asked);
}

/** A property that is required again and again, each time inside itself, is told once. */
function because(name: string, inner: Unsatisfiable): Unsatisfiable {
  const { reason, schema, proven } = inner;
  const outer = `the required property ${name} has no value: `;
  return reason.includes(outer) ? inner : new Unsatisfiable(outer + reason, schema, proven);
}

/** Leaves out optional properties, the last ones first, until there are no more than `most`. */
function withinLimit(properties: Property[], most: number, { required }: Constraints): Property[] {
  let surplus = properties.length - most;
  if (surplus <= 0) return properties;
  return properties
    .toReversed()
    .filter(({ name }) => required.includes(name) || surplus-- <= 0)
    .toReversed();
}

/** Whether the entries are described, but none by its name. */
function isMap(constraints: Constraints): boolean {
  if (propertyNamesOf(constraints).length > 0) return false;
  const { propertyRules, propertyNames } = constraints;
  return (
    propertyNames.length > 0 ||
    propertyRules.some(
      ({ patterns, additional }) => patterns.length > 0 || typeof additional === 'object',
    )
  );
}
