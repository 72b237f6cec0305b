import { wordsOf } from '../words.ts';
import type { Constraints } from './constraints.ts';
import { blankOf } from './ends.ts';
import { compileEntity } from './entity.ts';
import type { Compiled, FakeContext } from './fake.ts';
import { compileKeys } from './keys.ts';
import type { ObjectCompiler } from './object-compiler.ts';
import { faultlessOf, tellsFailure } from './outcome.ts';
import { addProperty, makeProperty, type Property, property } from './property.ts';
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
  const properties = withinLimit(declared, constraints);
  const size = 1 + sumOf(properties.map((one) => one.size));
  assertSize(size, ['properties'], constraints);
  const makeDeclared = compileEntity(properties);
  const isFailure = properties.some(tellsFailure);

  const missing = Math.max(minProperties - properties.length, 0);
  const wanted = isMap(constraints) ? Math.max(missing, ENTRIES_OF_A_MAP) : missing;
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

function declaredProperties(
  constraints: Constraints,
  { compileProperty, isHidden, isPossible }: ObjectCompiler,
  allowsName: (name: string) => boolean,
): Property[] {
  const properties: Property[] = [];
  for (const name of propertyNamesOf(constraints)) {
    const schemas = propertySchemas(constraints, name);
    const required = constraints.required.includes(name);
    if (isHidden(schemas)) continue;
    const value = allowsName(name)
      ? satisfied(() => compileProperty(name, schemas, required))
      : new Unsatisfiable(`propertyNames forbids the property ${name}`);
    if (value instanceof Unsatisfiable) {
      if (required) throw because(name, value);
      continue;
    }
    const canDoWithout = !required && constraints.minProperties === 0;
    const asked = [wordsOf(name), schemas, !canDoWithout, isPossible] as const;
    properties.push(property(name, value, faultlessOf(...asked) ?? blankOf(...asked)));
  }
  return properties;
}

/** A property that is required again and again, each time inside itself, is told once. */
function because(name: string, inner: Unsatisfiable): Unsatisfiable {
  const { reason, schema, proven } = inner;
  const outer = `the required property ${name} has no value: `;
  return reason.includes(outer) ? inner : new Unsatisfiable(outer + reason, schema, proven);
}

/** Leaves out optional properties, the last ones first, until `maxProperties` holds. */
function withinLimit(properties: Property[], { required, maxProperties }: Constraints): Property[] {
  let surplus = properties.length - maxProperties;
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
