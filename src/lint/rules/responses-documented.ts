import { follow } from '../../contract/follow.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { Fault } from '../problem.ts';
import { STATUS } from '../status.ts';
import type { Subject } from '../subject.ts';

/** Every operation documents an answer, under a status that there is (OpenAPI 3.1 §4.8.16). */
export function responsesDocumented({ contract }: Subject): Fault[] {
  const { document, operations } = contract;
  return operations.flatMap(({ id, pointer, responses }) => {
    const place = childPointer(pointer, 'responses');
    const keys = Object.keys(follow(document, place)?.node ?? {});
    const faults: Fault[] = keys
      .filter((key) => !STATUS.test(key))
      .map((key) => ({
        pointer: childPointer(place, key),
        message: 'there is no such status',
        expected: 'a status such as 404, a range such as 4XX, or default',
        received: key,
      }));
    if (responses.length > 0) return faults;
    return [...faults, { pointer: place, message: `${id} documents no response` }];
  });
}
