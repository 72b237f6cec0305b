import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMock } from '../../src/mock/create-mock.ts';

const AUDIENCES = 'GET /api/v1/audiences';
const START = '2026-11-20T00:00:00Z';
const HEADERS = {
  authorization: 'Bearer make-believe',
  'x-workspace-id': 'ws_abc123',
  'content-type': 'application/json',
};

/** What is done in a sandbox, and must show in it alone. */
const deed = fc.record({
  sandbox: fc.integer({ min: 0, max: 49 }),
  what: fc.oneof(
    fc.record({ kind: fc.constant('override' as const), status: fc.constantFrom(403, 401, 200) }),
    fc.record({ kind: fc.constant('advance' as const), hours: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ kind: fc.constant('create' as const), name: fc.string({ minLength: 1 }) }),
    fc.record({ kind: fc.constant('reset' as const) }),
    fc.record({ kind: fc.constant('ask' as const) }),
  ),
});

/** What a sandbox should show. */
interface Expected {
  statuses: number[];
  moved: number;
  names: string[];
  asked: number;
}

test('fifty sandboxes with overrides, clocks and state of their own never meet', async () => {
  const mock = await createMock('tell', { now: `fixed:${START}` });
  const ask = (sandbox: string, method: string, body?: unknown) => {
    const headers = { ...HEADERS, 'specwright-sandbox': sandbox };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { status, body: answer } = mock.respond({
      method,
      url: '/api/v1/audiences',
      headers,
      ...sent,
    });
    return { status, body: JSON.parse(String(answer)) as { data?: { name: string }[] } };
  };
  const namesIn = (sandbox: string) => ask(sandbox, 'GET').body.data?.map(({ name }) => name) ?? [];
  const beginning = namesIn('untouched');

  fc.assert(
    fc.property(fc.array(deed, { minLength: 50, maxLength: 300 }), (deeds) => {
      mock.reset();
      const model = new Map<string, Expected>();
      const fresh = (): Expected => ({ statuses: [], moved: 0, names: [], asked: 0 });
      for (const { sandbox: number, what } of deeds) {
        const sandbox = `sandbox ${number}`;
        const expected = model.get(sandbox) ?? fresh();
        model.set(sandbox, expected);
        const control = mock.sandbox(sandbox);
        if (what.kind === 'override') {
          control.on(AUDIENCES).replyOnce(what.status as 200);
          expected.statuses.push(what.status);
        } else if (what.kind === 'advance') {
          control.clock.advance(`${what.hours}h`);
          expected.moved += what.hours;
        } else if (what.kind === 'create') {
          expect(ask(sandbox, 'POST', { name: what.name, definition: {} }).status).toBe(201);
          expected.names.push(what.name);
          expected.asked += 1;
        } else if (what.kind === 'reset') {
          control.reset();
          model.set(sandbox, fresh());
        } else {
          const { status } = ask(sandbox, 'GET');
          expect(status).toBe(expected.statuses.shift() ?? 200);
          expected.asked += 1;
        }
      }
      for (const [sandbox, { statuses, moved, names, asked }] of model) {
        const control = mock.sandbox(sandbox);
        expect(control.clock.now().getTime()).toBe(Date.parse(START) + moved * 3_600_000);
        expect(control.journal().length).toBe(asked);
        for (const status of statuses) expect(ask(sandbox, 'GET').status).toBe(status);
        expect(namesIn(sandbox).toSorted()).toEqual([...beginning, ...names].toSorted());
      }
      expect(namesIn('untouched')).toEqual(beginning);
    }),
    { numRuns: 30 },
  );
});
