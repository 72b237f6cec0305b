import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { Response } from '../../contract/contract.ts';
import { headerValue } from '../../http/exchange.ts';
import type { Answer, Policy } from '../check.ts';
import { type Disagreement, disagreementAt, type Side } from './disagreement.ts';

/**
 * Holds the media types of answers with one status against each other and those that are documented,
 * without their parameters.
 */
export function compareMediaTypes(
  documented: Response,
  recorded: Answer | undefined,
  received: Answer | undefined,
  { matchMediaType }: CompiledContract,
  { mediaTypes }: Policy,
): Disagreement | undefined {
  const sideOf = ({ response }: Answer): Side | undefined => {
    const { kind } = matchMediaType(documented, response);
    if (kind === 'none') return undefined;
    const [essence = ''] = (headerValue(response.headers, 'content-type') ?? '').split(';');
    const isTaken = kind === 'documented' || (kind === 'stands-for' && mediaTypes === 'lenient');
    return {
      shown: new Set([essence.trim().toLowerCase() || 'no media type']),
      stance: isTaken ? 'documented' : 'broken',
    };
  };
  const words = documented.content.map(({ range }) => range).join(', ');
  return disagreementAt(
    { at: 'response.header', pointer: '/content-type', words },
    recorded && sideOf(recorded),
    received && sideOf(received),
  );
}
