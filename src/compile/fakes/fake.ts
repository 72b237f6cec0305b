import type { Json, Schema } from '../../contract/contract.ts';
import type { Random } from '../random.ts';
import type { Given } from './given.ts';

/** What a value is made from. */
export interface FakeContext {
  /** The stream of this value. */
  readonly random: Random;
  /** The clock, in milliseconds since the epoch. */
  readonly now: number;
  /** Where the clock started, by default now: what is past hangs on it, so that it stays where it is. */
  readonly start?: number | undefined;
  /** The stream of the enclosing object: what its properties agree on. */
  readonly siblings?: Random;
  /** The HTTP status of the error that the value tells of. */
  readonly errorStatus?: number | undefined;
  /** The HTTP status of the success whose body the value is, or the part of it that tells how it went. */
  readonly successStatus?: number | undefined;
  /** Streams by id: what has one is the same wherever it is told of. */
  readonly entities?: Random | undefined;
  /** Whether the value tells of what the request has just created. */
  readonly isNew?: boolean | undefined;
  /** What the request says of the value, or of one that it holds. */
  readonly given?: Given | undefined;
  /** What the values beside it call for; of an object, the members that they do. */
  readonly wanted?: Json | undefined;
  /** How many values were made in vain, since they were in the list already: others must come. */
  readonly vain?: number | undefined;
}

/** Makes a value of one schema. Equal contexts give equal values. */
export type Fake = (context: FakeContext) => Json;

/**
 * How much of what may be there a value has: what is usual, only what it can't do without, or all that is
 * declared, with nothing left blank.
 */
export type Extent = 'usual' | 'least' | 'most';

/** What schemas were compiled to. */
export interface Compiled {
  readonly make: Fake;
  /** How large its values get, as `MOST_SIZE` counts. */
  readonly size: number;
  /** All values that there are, where the schemas list them. */
  readonly values?: readonly Json[];
  /** Whether it is described as an amount of money. */
  readonly isMoney?: boolean;
  /** Whether its values can't but tell of a failure. */
  readonly tellsFailure?: boolean;
}

/** Compiles what schemas ask for together: of a property or an item, which may be required or not. */
export type CompilePart = (schemas: readonly Schema[], required: boolean) => Compiled;

/** Where a value stands: what tells how it should look, and how deep references have come. */
export interface Place {
  /** The words of the property's name, or of the list's that holds the item; empty at the top. */
  readonly words: string;
  /** The words of the enclosing object's component or property. */
  readonly owner: string;
  /** How many values of recursive schemas enclose it. */
  readonly nesting: number;
  /** How many may, before what can be left out is left out. */
  readonly deepest: number;
  /** Whether the outermost value can't do without it: then more of them may enclose it. */
  readonly needed: boolean;
}
