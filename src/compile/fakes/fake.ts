import type { Json } from '../../contract/contract.ts';
import type { Random } from '../random.ts';

/** What a value is made from. */
export interface FakeContext {
  /** The stream of this value. */
  readonly random: Random;
  /** The clock, in milliseconds since the epoch. */
  readonly now: number;
  /** The stream of the enclosing object: what its properties agree on. */
  readonly siblings?: Random;
}

/** Makes a value of one schema. Equal contexts give equal values. */
export type Fake = (context: FakeContext) => Json;

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
}
