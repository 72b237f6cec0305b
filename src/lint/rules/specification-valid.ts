import { formFaults } from '../form-faults.ts';
import type { Fault } from '../problem.ts';
import { validateByPublishedSchema } from '../published-schema.ts';
import type { Subject } from '../subject.ts';

const PARTS = ['paths', 'components', 'webhooks'];

/** Every object has the fields that OpenAPI 3.1 gives it. An older document is judged as upgraded. */
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
