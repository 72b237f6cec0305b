import { describe, expect, test, vi } from 'vitest';
import { UsageError, WaitError } from '../../src/errors.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { DecodedEntry } from '../../src/mock/decoded-entry.ts';
import { createJournal, type JournalEntry } from '../../src/mock/journal.ts';
import { waitFor } from '../../src/mock/wait-for.ts';
import { ask, SERIES, seen } from './asked.ts';

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
