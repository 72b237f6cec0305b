import { formFaults } from '../form-faults.ts';
import type { Fault } from '../problem.ts';
import { validateByPublishedSchema } from '../published-schema.ts';
import type { Subject } from '../subject.ts';

const PARTS = ['paths', 'components', 'webhooks'];

/**
 * Every object has the fields that OpenAPI 3.1 or 3.2 gives it. A document of 2.0 or 3.0 is judged by
 * what it became.
 */
export async function specificationValid({ contract }: Subject): Promise<Fault[]> {
  const { document } = contract;
  const faults = formFaults(await validateByPublishedSchema(document), document, '', 'OpenAPI');
  if (PARTS.some((part) => document[part] !== undefined)) return faults;
  return [
    ...faults,
    {
      pointer: '',
      message: 'the document describes nothing',
      expected: `one of ${PARTS.join(', ')}`,
    },
  ];
}
