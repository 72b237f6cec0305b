import { describe, expect, test, vi } from 'vitest';
import { UsageError, WaitError } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { DecodedEntry } from '../../src/mock/decoded-entry.ts';
import { createJournal, type JournalEntry } from '../../src/mock/journal.ts';
import { waitFor } from '../../src/mock/wait-for.ts';

const SERIES = 'GET /events/data_series';

const seen = (changes: Partial<JournalEntry> = {}): Omit<JournalEntry, 'number'> => ({
  at: '2026-11-20T00:00:00.000Z',
  sandbox: '',
  contract: 'shop',
  operation: 'GET /things',
  request: { method: 'GET', url: '/things', headers: {} },
  response: { status: 200, headers: {} },
  reason: 'as documented',
  ...changes,
});

const ask = (event: string, headers: object = {}): HttpRequest => ({
  method: 'GET',
  url: `/events/data_series?event=${event}&length=2`,
  headers: { authorization: 'Bearer key', ...headers },
});

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

describe('waiting for a request', () => {
  test('one that has come will do', async () => {
    const mock = await createMock('braze');
    mock.respond(ask('a'));
    expect(await mock.waitFor(SERIES)).toMatchObject({ number: 1, operation: SERIES });
  });

  test('one that is to come ends it', async () => {
    const mock = await createMock('braze');
    const waiting = mock.waitFor(SERIES);
    mock.respond({ ...ask('a'), url: '/nowhere' });
    mock.respond(ask('a', { 'specwright-sandbox': 'other' }));
    mock.respond(ask('a'));
    expect(await waiting).toMatchObject({ number: 3 });
  });

  test('one of no operation is waited for as null', async () => {
    const mock = await createMock('braze');
    const waiting = mock.waitFor(null);
    mock.respond(ask('a'));
    mock.respond({ ...ask('a'), url: '/nowhere' });
    expect(await waiting).toMatchObject({ number: 2, operation: null });
    expect(mock.journal(null).map(({ number }) => number)).toEqual([2]);
    mock.reset();
    await expect(mock.waitFor(null, { timeout: 1 })).rejects.toThrow(
      'nothing undocumented was asked for in time',
    );
  });

  test('counts those that are meant, and gives the last of them', async () => {
    const mock = await createMock('braze');
    const where = ({ request }: DecodedEntry) => request.url.includes('event=b');
    mock.respond(ask('b'));
    const waiting = mock.waitFor(SERIES, { count: 2, where });
    mock.respond(ask('a'));
    mock.respond(ask('b'));
    mock.respond(ask('b'));
    expect(await waiting).toMatchObject({ number: 3 });
  });

  test.each([
    [{ timeout: 5 }, 'expected 1 request within 5 ms, received 0'],
    [{ timeout: '5ms', count: 2 }, 'expected 2 requests within 5 ms, received 1'],
  ])('that does not come in time fails: %o', async (options, message) => {
    const mock = await createMock('braze');
    if ('count' in options) mock.respond(ask('a'));
    const waiting = mock.waitFor(SERIES, options);
    await expect(waiting).rejects.toBeInstanceOf(WaitError);
    await expect(waiting).rejects.toThrow(`${SERIES} wasn't asked for in time: ${message}`);
  });

  test('tells what came instead', async () => {
    const mock = await createMock('braze');
    mock.respond({ ...ask('a'), url: '/nowhere?api_key=secret' });
    mock.respond(ask('a', { 'specwright-sandbox': 'other' }));
    mock.respond(ask('a'));
    const where = () => false;
    await expect(mock.waitFor(SERIES, { where, timeout: 1 })).rejects.toThrow(
      'received 0. Came instead: GET /nowhere 404, GET /events/data_series 200.',
    );
    for (let count = 0; count < 4; count += 1) mock.respond(ask('a'));
    await expect(mock.waitFor(SERIES, { where, timeout: 1 })).rejects.toThrow(
      `Came instead: … ${Array(5).fill('GET /events/data_series 200').join(', ')}.`,
    );
  });

  test('fails by the machine’s clock, whatever the mock’s says', async () => {
    const mock = await createMock('braze', { now: 'fixed:2026-11-20T00:00:00Z' });
    await expect(mock.waitFor(SERIES, { timeout: 5 })).rejects.toBeInstanceOf(WaitError);
  });

  test('leaves no follower behind, however it ends', async () => {
    const journal = createJournal();
    const place = { sandbox: '', operation: 'GET /things' };
    const where = vi.fn(({ number }: JournalEntry) => number === 1);
    await expect(waitFor(journal, place, { where, timeout: 1 })).rejects.toThrow(WaitError);
    const waiting = waitFor(journal, place, { where });
    journal.add(seen());
    await waiting;
    expect(where).toHaveBeenCalledTimes(1);
    journal.add(seen());
    expect(where).toHaveBeenCalledTimes(1);
  });

  test('an error of whose condition fails the wait', async () => {
    const mock = await createMock('braze');
    const waiting = mock.waitFor(SERIES, {
      where() {
        throw new Error('odd condition');
      },
    });
    expect(mock.respond(ask('a')).status).toBe(200);
    await expect(waiting).rejects.toThrow('odd condition');
  });

  test.each([{ timeout: 'soon' }, { count: 0 }, { count: 1.5 }])(
    'what cannot be waited for: %o',
    async (options) => {
      const mock = await createMock('braze');
      await expect(mock.waitFor(SERIES, options)).rejects.toBeInstanceOf(UsageError);
    },
  );

  test('of an operation that there is not is refused', async () => {
    const mock = await createMock('braze');
    await expect(mock.waitFor('GET /events' as typeof SERIES)).rejects.toBeInstanceOf(UsageError);
  });
});
