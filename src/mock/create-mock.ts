import type { GivenContract } from '../semantics/open.ts';
import type { AnyOperations, BundledOperations } from './bundled-operations.ts';
import { createNumbering } from './journal.ts';
import type { Mock } from './mock.ts';
import type { MockOptions } from './options.ts';

/**
 * Makes a mock of a contract: a bundled name, a path, a URL, or a contract that is loaded already.
 * @throws {UsageError} if an option can't be taken, or a credential names no security scheme; what
 *   `openContract` throws.
 */
export function createMock<Name extends keyof BundledOperations>(
  contract: Name,
  options?: MockOptions,
): Promise<Mock<BundledOperations[Name]>>;
export function createMock<Operations = AnyOperations>(
  contract: GivenContract,
  options?: MockOptions,
): Promise<Mock<Operations>>;
export async function createMock(
  contract: GivenContract,
  options: MockOptions = {},
): Promise<Mock> {
  const { createNumberedMock } = await import('./mock.ts');
  return createNumberedMock(contract, options, createNumbering());
}
