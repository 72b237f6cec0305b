import { expect, test } from 'vitest';
import { readRateFields } from '../../../src/conformance/replay/rate-fields.ts';

const NOW = Date.parse('Sat, 21 Nov 2026 12:00:00 GMT');
const SERVER = 'Sat, 21 Nov 2026 11:00:00 GMT';

test.each([
  [{}, {}],
  [{ 'retry-after': '120' }, { pause: 120_000 }],
  [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }, { pause: 30_000 }],
  [{ 'retry-after': 'Sat, 21 Nov 2026 11:00:30 GMT', date: SERVER }, { pause: 30_000 }],
  [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:00 GMT' }, { pause: 0 }],
  [{ 'retry-after': 'soon' }, {}],
  [
    { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '50' },
    { left: 3, reset: 50_000 },
  ],
  [
    { 'ratelimit-remaining': '0', 'ratelimit-reset': '7' },
    { left: 0, reset: 7000 },
  ],
  [
    { 'x-rate-limit-remaining': '1', 'x-rate-limit-reset': '7' },
    { left: 1, reset: 7000 },
  ],
  [
    { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW / 1000 + 9) },
    { left: 3, reset: 9000 },
  ],
  [
    { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW + 9000) },
    { left: 3, reset: 9000 },
  ],
  [
    { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW / 1000 - 3591), date: SERVER },
    { left: 3, reset: 9000 },
  ],
  [{ 'x-ratelimit-remaining': '3' }, {}],
  [{ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '50' }, {}],
  [{ 'x-ratelimit-limit': '60' }, {}],
  [{ ratelimit: 'limit=100, remaining=2, reset=50' }, { left: 2, reset: 50_000 }],
  [{ ratelimit: '"default";r=0;t=50' }, { left: 0, reset: 50_000 }],
  [{ ratelimit: '"burst";r=9;t=1, "daily";r=4;t=600' }, { left: 4, reset: 600_000 }],
  [{ ratelimit: ['"burst";r=4;t=1', '"daily";r=4;t=600'] }, { left: 4, reset: 600_000 }],
  [{ ratelimit: '"default";r=0' }, {}],
] as const)('%j', (headers, wanted) => {
  expect(readRateFields(headers, NOW)).toEqual(wanted);
});
