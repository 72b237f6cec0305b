import type { Contract } from '../src/contract/contract.ts';

/** A kind of module that is generated from contracts. */
export interface ModuleKind {
  readonly name: string;
  /** What a file's name is after the contract's: `<name>.ts` holds the types, which the others import. */
  readonly suffix: string;
  /** Writes the body of the module. What generates is imported only then: it brings a compiler. */
  readonly generate: (contract: Contract) => Promise<string>;
}

export const TYPES: ModuleKind = {
  name: 'types',
  suffix: '.ts',
  generate: async (contract) => (await import('./types.ts')).generateTypes(contract),
};

export const VALIDATORS: ModuleKind = {
  name: 'validators',
  suffix: '.validators.ts',
  generate: async (contract) => (await import('./validators.ts')).generateValidators(contract),
};

export const FACTORIES: ModuleKind = {
  name: 'factories',
  suffix: '.factories.ts',
  generate: async (contract) => (await import('./factories.ts')).generateFactories(contract),
};
