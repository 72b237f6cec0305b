import type { Contract } from '../../src/contract/contract.ts';

/**
 * What a module of validators begins with: what it imports, and what it throws. The functions that judge are
 * plain JavaScript, which isn't held against types; what is exported is typed.
 */
export function moduleHead({ name }: Contract): string {
  return `// @ts-nocheck
/* eslint-disable */
// biome-ignore-all lint: generated
import type * as types from ${JSON.stringify(`./${name}.js`)};

// \`isPet(value)\` says whether a value is valid, \`assertPet(value)\` throws a ValidationError that says where it
// isn't, and why. A value is held against its schema as responses have it; \`isPetInRequest\`, where there is one,
// holds it against the schema as requests have it: what is readOnly may be missing, what is writeOnly may not.
// Both throw another error where a value can't be judged: by a schema that doesn't compile, a pattern that
// is no regular expression, or an integer beyond 2^53 whose last digits count. Patterns have no time limit.

/** One way in which a value breaks its schema. */
export interface Violation {
  /** Where in the value, as a JSON Pointer; empty: the value itself. */
  readonly pointer: string;
  /** The keyword that is broken, and where it stands in the contract. */
  readonly keyword: string;
  readonly contractPointer: string;
  /** What is documented: \`at most 100\`. */
  readonly expected: string;
  /** What came, as JSON, shortened. */
  readonly received: string;
  /** What came; \`undefined\` where nothing did. */
  readonly value: unknown;
  /** Of an \`anyOf\` or \`oneOf\`: the branch that the value comes nearest to. */
  readonly branch?: string;
}

/** A value that isn't as the contract documents it. */
export class ValidationError extends Error {
  /** Every way in which it isn't. */
  readonly violations: readonly Violation[];

  constructor(type: string, violations: readonly Violation[]) {
    const [{ pointer, expected, received, contractPointer }, ...others] = violations;
    const place = pointer === '' ? '' : \` at \${pointer}\`;
    const more = others.length === 0 ? '' : \`, and \${others.length} more\`;
    super(
      \`not a valid \${type}\${place}: expected \${expected}, received \${received} (contract: \${contractPointer})\${more}\`,
    );
    this.name = 'ValidationError';
    this.violations = violations;
  }
}

function expectNone(type: string, violations: readonly Violation[]): void {
  if (violations.length > 0) throw new ValidationError(type, violations);
}
`;
}
