import { expect, test } from 'vitest';
import { valuesListed, valuesNamed } from '../../../src/compile/fakes/described-values.ts';

test.each<[string, readonly string[]]>([
  ["State of the issue; either 'open' or 'closed'", ['open', 'closed']],
  [
    'Type of the fee, one of: `application_fee`, `stripe_fee` or `tax`.',
    ['application_fee', 'stripe_fee', 'tax'],
  ],
  [
    'Possible values are `normal`, `elevated`. Unlike `other`, these are known.',
    ['normal', 'elevated'],
  ],
  [
    'The delivery service that shipped it, such as Fedex, UPS, USPS, etc.',
    ['Fedex', 'UPS', 'USPS'],
  ],
  ['The plan (e.g. free or pro)', ['free', 'pro']],
  ['One of `v1.2` or `v2.0`.', ['v1.2', 'v2.0']],
  ['must be one that `GET` or `POST` gave; see `docs`', []],
  ['Must be `open`, never `closed`', []],
  ['such as the name, the address and the like', []],
  ['Can be `a`', []],
  ['Such as what is written in the documentation of the API', []],
  ['See `status` and `type`', []],
  ['', []],
])('%s', (description, values) => {
  expect([...valuesListed(description), ...valuesNamed(description)]).toEqual(values);
});
