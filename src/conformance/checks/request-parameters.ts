import { childPointer } from '../../contract/pointer.ts';
import { isMasked } from '../../recording/redaction.ts';
import { type CheckOutcome, type Examined, FULFILLED, fromViolations } from '../check.ts';

/** Path, query, header and cookie parameters are there where required, and satisfy their schemas. */
export function requestParameters(examined: Examined): CheckOutcome {
  if (examined.refused) return FULFILLED;
  const { violations, undeclaredQuery } = examined.parameters();
  const { breaches } = fromViolations(
    violations.filter(({ received }) => !isMasked(unquoted(received))),
  );
  if (!examined.policy.strict) return { breaches };
  const undeclared = undeclaredQuery.map((name) => ({
    at: 'request.query' as const,
    pointer: childPointer('', name),
    received: 'a value',
    documented: 'no such query parameter',
    contractPointer: childPointer(examined.operation.pointer, 'parameters'),
  }));
  return { breaches: [...breaches, ...undeclared] };
}

function unquoted(json: string): string {
  return json.replace(/^"(.*)"$/s, '$1');
}
