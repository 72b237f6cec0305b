import { childPointer } from '../../contract/pointer.ts';
import { type CheckOutcome, type Examined, FULFILLED, violated } from '../check.ts';
import { type Breach, withoutIds } from '../finding.ts';

/** Path, query, header and cookie parameters are there where required, and satisfy their schemas. */
export function requestParameters(examined: Examined): CheckOutcome {
  if (examined.refused) return FULFILLED;
  const outcome = violated(examined.parameters().violations, true, examined);
  if (!examined.policy.strict) return outcome;
  return { ...outcome, breaches: [...outcome.breaches, ...undeclared(examined)] };
}

function undeclared({ subject, operation, parameters }: Examined): Breach[] {
  const schemes = [...subject.compiled.contract.securitySchemes.values()];
  const keys = schemes.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? scheme.name : [],
  );
  return parameters()
    .undeclaredQuery.filter((name) => !keys.includes(name))
    .map((name) => ({
      at: 'request.query',
      pointer: childPointer('', name),
      received: 'a value',
      documented: 'no such query parameter',
      contractPointer: childPointer(operation.pointer, 'parameters'),
      cause: withoutIds(name),
    }));
}
