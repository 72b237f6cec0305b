import type { ErrorObject } from 'ajv';
import { explainAlternatives } from '../../../src/compile/failed-alternatives.ts';
import { createKnownAnswers, type KnownAnswers } from '../../../src/compile/known-answers.ts';
import type { Known } from '../../../src/compile/nearest-branch.ts';
import { withoutRepetition } from '../../../src/compile/schema-errors.ts';
import { schemaViolation } from '../../../src/compile/schema-violation.ts';
import type { Violation } from '../../../src/compile/violation.ts';
import type { Pointer } from '../../../src/contract/contract.ts';
import { childPointer } from '../../../src/contract/pointer.ts';
import { forgetDoubts } from './doubts.ts';
import { judge, judging } from './judge.ts';
import {
  type Alternatives,
  addTags,
  type Definition,
  evaluate,
  type Fault,
  type Place,
  type Report,
  type Schema,
  satisfies,
} from './schema.ts';

/**
 * Every way in which a value breaks a schema, in the words of a check.
 * @throws {Error} it hangs on what can't be judged
 */
export function violationsOf(definition: Definition, value: unknown): readonly Violation[] {
  if (judge(definition, value)) return [];
  // What can't be judged is no fault: without it, something is broken, too.
  forgetDoubts();
  return judging(() =>
    explain(definition.keywords(), value, definition.pointer, createKnownAnswers()),
  );
}

/** What alternatives, each known by its list of names, lack in objects and lists; relative to these. */
type Explained = KnownAnswers<Alternatives['named'], readonly Violation[]>;

function explain(
  schema: Schema,
  value: unknown,
  contractPointer: Pointer,
  explained: Explained,
): Violation[] {
  const violations: Violation[] = [];
  const report: Report = {
    add(fault, at) {
      violations.push(schemaViolation(errorOf(fault, at), clauseOf(fault, at)));
    },
    addAlternatives(alternatives, at) {
      for (const violation of explainOnce(alternatives, at, explained))
        violations.push({ ...violation, pointer: at.pointer + violation.pointer });
    },
  };
  satisfies(schema, value, { pointer: '', contractPointer, report });
  return withoutRepetition(violations);
}

/** A schema that is `false` has no keyword. */
function clauseOf({ keyword }: Fault, { contractPointer }: Place): Pointer {
  return keyword === 'false schema' ? contractPointer : childPointer(contractPointer, keyword);
}

function errorOf({ keyword, value, params = {}, schema }: Fault, at: Place): ErrorObject {
  return {
    keyword,
    instancePath: at.pointer,
    schemaPath: at.contractPointer,
    params,
    schema,
    data: value,
    ...(at.propertyName !== undefined && { propertyName: at.propertyName }),
  };
}

function explainOnce(
  alternatives: Alternatives,
  at: Place,
  explained: Explained,
): readonly Violation[] {
  const { value, named } = alternatives;
  const violations =
    explained.get(named, value) ?? explainEach(alternatives, { ...at, pointer: '' }, explained);
  explained.set(named, value, violations);
  return violations;
}

function explainEach(alternatives: Alternatives, at: Place, explained: Explained): Violation[] {
  const { keyword, value, branches, named, discriminator } = alternatives;
  const pointer = childPointer(at.contractPointer, keyword);
  const tried = branches.map((schema, index) => {
    const place = childPointer(pointer, index);
    return { pointer: place, schema, violations: explain(schema, value, place, explained) };
  });
  const fault = { keyword, value, schema: named };
  const error = { ...errorOf(fault, at), parentSchema: { discriminator } };
  return explainAlternatives(error, pointer, tried, ({ schema }) => knownBy(schema, value));
}

function knownBy(schema: Schema, value: unknown): Known {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { unknown: [], tags: 0 };
  const known = new Set<string>();
  evaluate(schema, value, known);
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  const tags = new Set<string>();
  addTags(schema, value, tags);
  return { unknown: unknown.map((name) => childPointer('', name)), tags: tags.size };
}
