import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIpv4, isIpv6 } from '../../src/compile/ip-address.ts';

const { ipv4, ipv6 } = fullFormats as { readonly [format: string]: RegExp };

describe('an IPv6 address', () => {
  test.each([
    ['::', true],
    ['::1', true],
    ['1::', true],
    ['2001:db8:0:0:0:0:0:1', true],
    ['2001:DB8::1', true],
    ['::ffff:192.0.2.1', true],
    ['1:2:3:4:5:6:192.0.2.1', true],
    ['1:2:3:4:5:6:7', false],
    ['1:2:3:4:5:6:7:8:9', false],
    ['1::2::3', false],
    ['1:2:3:4:5:6:7::8', false],
    ['192.0.2.1::', false],
    ['::192.0.2', false],
    ['1:2:3:4:5:6:7:192.0.2.1', false],
    [':1', false],
    ['12345::', false],
    ['::1%eth0', false],
    ['', false],
  ])('%s: %s', (text, wanted) => {
    expect(isIpv6(text)).toBe(wanted);
  });
});

test('ajv-formats says the same of what is nearly one', () => {
  const group = fc.constantFrom('', '0', 'a1', 'FFFF', '12345', 'g', '1.2.3.4', '256.1.1.1');
  const text = fc.array(group, { maxLength: 10 }).map((groups) => groups.join(':'));
  fc.assert(
    fc.property(fc.oneof(text, fc.ipV4(), fc.ipV6()), (address) => {
      expect([isIpv4(address), isIpv6(address)]).toEqual([
        ipv4?.test(address),
        ipv6?.test(address),
      ]);
    }),
    { numRuns: 2_000 },
  );
});
