import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { quickPattern } from '../pattern.ts';
import { type Answer, both, negate, some, type Test, where, YES } from './answer.ts';
import {
  type Composer,
  isNames,
  isNumber,
  isSchema,
  isSchemaMap,
  type Keyword,
  type Members,
  ofObjects,
} from './keyword.ts';

/** Keywords that ask objects (JSON Schema Validation §6.5, Core §10.2.2.4, §10.3.2, §11.3). */
export const OBJECT_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minProperties: ofObjects(isNumber, (least) => (object) => Object.keys(object).length >= least),
  maxProperties: ofObjects(isNumber, (most) => (object) => Object.keys(object).length <= most),
  required: ofObjects(isNames, (names) => (object) => names.every((name) => has(object, name))),
  dependentRequired: ofObjects(isNamesMap, (clause) => {
    const rules = Object.entries(clause);
    return (object) =>
      rules.every(([name, names]) => !has(object, name) || names.every((one) => has(object, one)));
  }),
  dependentSchemas: ofObjects(isSchemaMap, (clause, _, { testOf }) => {
    const rules = Object.entries(clause).map(([name, schema]) => [name, testOf(schema)] as const);
    return (object) => {
      let answer: Answer = true;
      for (const [name, test] of rules) if (has(object, name)) answer = both(answer, test(object));
      return answer;
    };
  }),
  properties: ofObjects(isSchemaMap, (clause, _, { testOf }) => {
    const declared = Object.entries(clause).map(
      ([name, schema]) => [name, testOf(schema)] as const,
    );
    return (object) => {
      let answer: Answer = true;
      for (const [name, test] of declared) {
        if (has(object, name)) answer = both(answer, test(object[name]));
        if (answer === false) return false;
      }
      return answer;
    };
  }),
  patternProperties: ofObjects(isSchemaMap, (clause, _, { testOf }) => {
    const rules = Object.entries(clause).map(
      ([pattern, schema]) => [quickPattern(pattern), testOf(schema)] as const,
    );
    return (object) => {
      let answer: Answer = true;
      for (const name of Object.keys(object)) {
        for (const [matches, test] of rules) {
          const isMatch = matches(name);
          if (isMatch !== false) answer = both(answer, where(isMatch, test(object[name])));
        }
      }
      return answer;
    };
  }),
  propertyNames: ofObjects(isSchema, (schema, _, { testOf }) => {
    const test = testOf(schema);
    return (object) =>
      Object.keys(object).reduce<Answer>((answer, name) => both(answer, test(name)), true);
  }),
  additionalProperties: ofObjects(isSchema, testOthers),
  // Which properties the schemas beside it speak of isn't asked here: one that satisfies it is right anyway.
  unevaluatedProperties: ofObjects(isSchema, (clause, schema, composer) => {
    const test = testOthers(clause, schema, composer);
    return (object) => (test(object) === true ? true : undefined);
  }),
};

/** Asks the properties that a schema declares neither by name nor by pattern. */
function testOthers(
  clause: Json,
  { properties, patternProperties }: JsonObject,
  { testOf }: Composer,
): Test<Members> {
  const test = testOf(clause);
  if (test === YES) return YES;
  const declared = new Set(Object.keys(isJsonObject(properties) ? properties : {}));
  const patterns = Object.keys(isJsonObject(patternProperties) ? patternProperties : {});
  const matches = some(patterns.map(quickPattern));
  return (object) => {
    let answer: Answer = true;
    for (const name of Object.keys(object)) {
      if (declared.has(name)) continue;
      const isOther = negate(matches(name));
      if (isOther !== false) answer = both(answer, where(isOther, test(object[name])));
      if (answer === false) return false;
    }
    return answer;
  };
}

function has(object: Members, name: string): boolean {
  return object[name] !== undefined && Object.hasOwn(object, name);
}

function isNamesMap(clause: Json): clause is Record<string, string[]> {
  return isJsonObject(clause) && Object.values(clause).every(isNames);
}
