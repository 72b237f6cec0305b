import type { Contract } from '../src/contract/contract.ts';

/** What can be generated from a contract: `types` goes to `<name>.ts`. */
export const KIND_NAMES = ['types'] as const;

export type KindName = (typeof KIND_NAMES)[number];

/** A kind of module that is generated from contracts. */
export interface ModuleKind {
  readonly name: KindName;
  /** What a file's name is after the contract's. */
  readonly suffix: string;
  /** Writes the body of the module. What generates is imported only then: it brings a compiler. */
  readonly generate: (contract: Contract) => Promise<string>;
}

export const MODULE_KINDS: Readonly<Record<KindName, ModuleKind>> = {
  types: {
    name: 'types',
    suffix: '.ts',
    generate: async (contract) => (await import('./types.ts')).generateTypes(contract),
  },
};
