import { hash32 } from '../random.ts';
import type { FakeContext } from './fake.ts';

/** Codes of currencies (ISO 4217). */
export const CURRENCIES: readonly string[] = [
  ...['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD', 'CHF', 'SEK', 'BRL', 'INR'],
];

/**
 * The one of some currencies that all entities have, as far as each may have it: an order, its lines and
 * their products are of one. Where it is in the list already, another.
 */
export function agreedCurrency<Code>(
  currencies: readonly Code[],
  { random, entities, vain }: FakeContext,
): Code {
  if (entities === undefined || vain !== undefined) return random.pick(currencies);
  const stream = entities.derive('currency');
  const rankOf = (currency: Code) => stream.at(hash32(String(currency).toUpperCase()));
  return currencies.reduce((best, one) => (rankOf(one) > rankOf(best) ? one : best));
}
