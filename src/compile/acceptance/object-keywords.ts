import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { hasMember, type Members } from '../json-values.ts';
import { quickPattern } from '../pattern.ts';
import { type Answer, both, negate, some, type Test, where, YES } from './answer.ts';
import {
  type Composer,
  isNames,
  isNumber,
  isSchema,
  isSchemaMap,
  type Keyword,
  ofObjects,
} from './keyword.ts';

/** Keywords that ask objects (JSON Schema Validation §6.5, Core §10.2.2.4, §10.3.2, §11.3). */
export const OBJECT_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minProperties: ofObjects(isNumber, (least) => (object) => Object.keys(object).length >= least),
  maxProperties: ofObjects(isNumber, (most) => (object) => Object.keys(object).length <= most),
  // Of the properties that are declared, the keyword that declares them asks.
  required: ofObjects(isNames, (names, { properties = {} }) => {
    const undeclared = names.filter(
      (name) => !isJsonObject(properties) || !hasMember(properties, name),
    );
    if (undeclared.length === 0) return YES;
    return (object) => undeclared.every((name) => hasMember(object, name));
  }),
  dependentRequired: ofObjects(isNamesMap, (clause) => {
    const rules = Object.entries(clause);
    return (object) =>
      rules.every(
        ([name, names]) => !hasMember(object, name) || names.every((one) => hasMember(object, one)),
      );
  }),
  dependentSchemas: ofObjects(isSchemaMap, (clause, _, { testOf }) => {
    const rules = Object.entries(clause).map(([name, schema]) => [name, testOf(schema)] as const);
    return (object) => {
      let answer: Answer = true;
      for (const [name, test] of rules)
        if (hasMember(object, name)) answer = both(answer, test(object));
      return answer;
    };
  }),
  properties: ofObjects(isSchemaMap, (clause, { required = [] }, { testOf }) => {
    const declared = Object.entries(clause).map(([name, schema]) => ({
      name,
      test: testOf(schema),
      isRequired: isNames(required) && required.includes(name),
      // Of another name, what is there is the object's own: to ask for that costs twice as much.
      isInherited: name in Object.prototype,
    }));
    return (object) => {
      let answer: Answer = true;
      for (const { name, test, isRequired, isInherited } of declared) {
        const value = object[name];
        const isThere = value !== undefined && (!isInherited || Object.hasOwn(object, name));
        if (isThere) answer = both(answer, test(value));
        else if (isRequired) return false;
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

function isNamesMap(clause: Json): clause is Record<string, string[]> {
  return isJsonObject(clause) && Object.values(clause).every(isNames);
}
