import { describe, expect, test, vi } from 'vitest';
import { createMock } from '../../src/mock/create-mock.ts';
import { createJournal } from '../../src/mock/journal.ts';
import { ask, SERIES, seen } from './asked.ts';

describe('a journal', () => {
  test('holds what was asked and answered, when, and why', async () => {
    const mock = await createMock('braze', { now: 'fixed:2026-11-20T00:00:00Z' });
    const request = ask('a');
    const response = mock.respond(request);
    expect(mock.journal()).toEqual([
      {
        number: 1,
        at: '2026-11-20T00:00:00.000Z',
        sandbox: '',
        contract: 'braze',
        operation: SERIES,
        request,
        response: { ...response, body: JSON.parse(String(response.body)), raw: response.body },
        reason: 'by the semantics',
      },
    ]);
  });

  test.each([
    ['by the semantics', ask('a')],
    ['429 was asked for', ask('a', { prefer: 'code=429' })],
    ['200 was asked for', ask('a', { prefer: 'code=200' })],
    ['asks for what isn’t documented', ask('a', { prefer: 'code=404' })],
    ['refused: the Authorization header is missing', ask('a', { authorization: undefined })],
    ['undocumented', { ...ask('a'), url: '/nowhere' }],
  ])('tells the reason: %s', async (reason, request) => {
    const mock = await createMock('braze');
    expect(mock.answer(request).reason).toBe(reason);
    expect(mock.journal().map((entry) => entry.reason)).toEqual([reason]);
  });

  test('holds what belongs to no operation, too', async () => {
    const mock = await createMock('braze');
    mock.respond({ ...ask('a'), url: '/nowhere' });
    expect(mock.journal()).toMatchObject([{ operation: null, response: { status: 404 } }]);
    expect(mock.journal(SERIES)).toEqual([]);
  });

  test('is kept by sandbox, and all of it beside', async () => {
    const mock = await createMock('braze');
    mock.respond(ask('a'));
    mock.respond(ask('b', { 'specwright-sandbox': 'worker 1' }));
    const urls = (entries: readonly { readonly request: { readonly url: string } }[]) =>
      entries.map(({ request }) => /event=(\w)/.exec(request.url)?.[1]);
    expect(urls(mock.journal())).toEqual(['a']);
    expect(urls(mock.sandbox('worker 1').journal(SERIES))).toEqual(['b']);
    expect(urls(mock.requests.entries())).toEqual(['a', 'b']);
    mock.sandbox('worker 1').reset();
    expect(urls(mock.requests.entries())).toEqual(['a']);
    mock.reset();
    expect(mock.requests.entries()).toEqual([]);
  });

  test('numbers entries on, whatever it forgets', () => {
    const journal = createJournal();
    journal.add(seen());
    journal.clear();
    journal.add(seen());
    expect(journal.entries().map(({ number }) => number)).toEqual([2]);
  });

  test('keeps the latest 10,000, and forgets a tenth at a time', () => {
    const journal = createJournal();
    for (let count = 0; count < 10_001; count += 1) journal.add(seen());
    const entries = journal.entries();
    expect([entries.length, entries[0]?.number, entries.at(-1)?.number]).toEqual([
      9000, 1002, 10_001,
    ]);
  });

  test('keeps 32 MiB of bodies', () => {
    const journal = createJournal();
    const body = new Uint8Array(8 * 1024 * 1024);
    for (let count = 0; count < 20; count += 1) {
      journal.add(seen({ response: { status: 200, headers: {}, body } }));
      expect(journal.entries().length).toBeLessThanOrEqual(4);
    }
    expect(journal.entries().at(-1)?.number).toBe(20);
  });

  test('keeps 32 MiB, however many small requests came before large ones', () => {
    const journal = createJournal();
    const body = new Uint8Array(10 * 1024 * 1024);
    for (let count = 0; count < 9000; count += 1) journal.add(seen());
    for (let count = 0; count < 5; count += 1) {
      journal.add(seen({ request: { method: 'POST', url: '/things', headers: {}, body } }));
    }
    expect(journal.entries().map(({ number }) => number)).toEqual([9003, 9004, 9005]);
  });

  test('counts headers and URLs, too', () => {
    const journal = createJournal();
    const text = 'x'.repeat(1024 * 1024);
    const request = { method: 'GET', url: `/${text}`, headers: { a: text, b: [text, text] } };
    for (let count = 0; count < 20; count += 1) journal.add(seen({ request }));
    expect(journal.entries().length).toBeLessThanOrEqual(8);
  });

  test('keeps the latest, however large it is', () => {
    const journal = createJournal();
    const body = new Uint8Array(65 * 1024 * 1024);
    journal.add(seen());
    journal.add(seen({ response: { status: 200, headers: {}, body } }));
    expect(journal.entries().map(({ number }) => number)).toEqual([2]);
  });

  test('tells of each entry, until that is no longer wanted', () => {
    const journal = createJournal();
    const told = vi.fn();
    const unfollow = journal.follow(told);
    journal.add(seen());
    unfollow();
    journal.add(seen());
    expect(told.mock.calls.map(([{ number }]) => number)).toEqual([1]);
  });
});
