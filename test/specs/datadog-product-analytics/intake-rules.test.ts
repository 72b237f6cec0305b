import { describe, expect, test } from 'vitest';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import { EVENT, INTAKE, KEYS } from './analytics-requests.ts';
import { subject } from './answered.ts';

test('an event of more than 5 MB that is accepted is found', async () => {
  const usr = { id: 'x'.repeat(5_000_000) };
  const body = { application: { id: 'a' }, event: { name: 'e' }, type: 'server', usr };
  const accepted = exchange(
    {
      method: 'POST',
      url: `https://browser-intake-datadoghq.com${INTAKE}`,
      headers: KEYS,
      body,
    },
    { status: 202, headers: { 'content-type': 'application/json' }, body: {} },
  );
  expect((await checkOne(accepted, [subject])).findings).toMatchObject([
    {
      check: 'documented-rule',
      at: 'request.body',
      pointer: '',
      received: '"over 5,000,000 bytes"',
      documented: expect.stringContaining('(body-within-5-mb): 413'),
    },
  ]);
});

describe.each([400, 401, 403, 408, 413, 429, 500, 503])('an error of the intake, %i,', (status) => {
  const failed = (errors: object[]) =>
    exchange(
      {
        method: 'POST',
        url: `https://browser-intake-datadoghq.com${INTAKE}`,
        headers: KEYS,
        body: EVENT,
      },
      { status, headers: { 'content-type': 'application/json' }, body: { errors } },
    );

  test('may have its status, or none', async () => {
    const { findings } = await checkOne(failed([{ status: String(status) }, {}]), [subject]);
    expect(findings).toEqual([]);
  });

  test('is found where it has another', async () => {
    const { findings } = await checkOne(failed([{}, { status: '404' }]), [subject]);
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        at: 'response.body',
        pointer: '/errors/1/status',
        received: '"404"',
        documented: expect.stringContaining('(error-has-its-status)'),
      },
    ]);
  });
});
