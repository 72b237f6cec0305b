import { describe, expect, test } from 'vitest';
import { answerTo, request, tellMock, valuesOf } from './tell.ts';

describe('more conditions than anybody writes are refused:', () => {
  const many = (count: number) => Array(count).fill({ field: 'os', operator: 'ne', value: 'x' });
  const queryOf = (count: number) =>
    many(count)
      .map((_, index) => `conditions[${index}][field]=os&conditions[${index}][value]=iOS`)
      .join('&');
  const refused = {
    status: 400,
    body: { error: 'INVALID_FILTER', message: expect.stringContaining('50 conditions at most') },
  };

  test.each(['dau', 'events/top', 'events/raw', 'lifecycle'])('in the query of %s', (name) => {
    expect(answerTo('GET', `/metrics/${name}?${queryOf(50)}`).status).toBe(200);
    expect(answerTo('GET', `/metrics/${name}?${queryOf(51)}`)).toEqual(refused);
  });

  test('over all series of a formula, and all steps of a funnel', () => {
    const series = ['dau', 'wau'].map((metric) => ({ metric, filters: many(30) }));
    expect(answerTo('POST', '/metrics/formula', { series, formula: 'A' })).toEqual(refused);
    const steps = ['search', 'purchase'].map((event) => ({ event, filters: many(30) }));
    expect(answerTo('POST', '/funnels', { steps })).toEqual(refused);
  });

  test('over all rules of an audience, when it is counted', async () => {
    const mock = await tellMock();
    const events = Array(51).fill({ event: 'purchase' });
    const body = { name: 'a', definition: { events } };
    const created = mock.respond(request('POST', '/audiences', { body }));
    const { id } = JSON.parse(String(created.body)).data;
    expect(mock.respond(request('GET', `/audiences/${id}/count`)).status).toBe(500);
  });

  test('in SQL', () => {
    const query = `SELECT * FROM users_v1 WHERE ${Array(51).fill("os != 'x'").join(' AND ')}`;
    expect(answerTo('POST', '/data/query', { query })).toMatchObject({ status: 500 });
  });

  test('each name of an event is one', () => {
    const named = (count: number) => {
      const value = Array.from({ length: count }, (_, index) => `event ${index}`);
      return { metric: 'dau', filters: [{ field: 'event_name', operator: 'in', value }] };
    };
    const ask = (...counts: number[]) =>
      answerTo('POST', '/metrics/formula', { series: counts.map(named), formula: 'A' });
    expect(ask(50).status).toBe(200);
    expect(ask(51)).toEqual(refused);
    expect(ask(25, 26)).toEqual(refused);
  });
});

describe('a regular expression that would take years is stopped:', () => {
  const filter = { field: 'timestamp', operator: 'regex', value: '^([\\w.:-]+)+!$' };
  const query = Object.entries(filter)
    .map(([name, value]) => `conditions[0][${name}]=${encodeURIComponent(value)}`)
    .join('&');
  const steps = [{ event: 'page_view', filters: [filter] }, { event: 'purchase' }];

  test.each<[string, string, unknown]>([
    ['GET', `/metrics/events?${query}`, undefined],
    ['GET', `/metrics/events/top?${query}`, undefined],
    ['GET', `/metrics/events/raw?${query}`, undefined],
    ['GET', `/metrics/lifecycle?${query}`, undefined],
    [
      'POST',
      '/metrics/formula',
      { series: [{ metric: 'events', filters: [filter] }], formula: 'A' },
    ],
    ['POST', '/funnels', { steps }],
    ['POST', '/funnels/trend', { steps }],
  ])('%s %s is answered with an invalid filter', (method, path, body) => {
    expect(answerTo(method, path, body)).toEqual({
      status: 400,
      body: {
        error: 'INVALID_FILTER',
        message: expect.stringMatching(
          /^Invalid filter: the pattern .* takes longer than a second/,
        ),
      },
    });
  });

  test('the users of an audience with one are not counted', async () => {
    const mock = await tellMock();
    const body = { name: 'a', definition: { filters: [filter] } };
    const created = mock.respond(request('POST', '/audiences', { body }));
    const { id } = JSON.parse(String(created.body)).data;
    const { status, body: text } = mock.respond(request('GET', `/audiences/${id}/count`));
    expect([status, JSON.parse(String(text)).error]).toEqual([500, 'QUERY_FAILED']);
  });

  test('one that can take long, and does not, filters', () => {
    const slow = 'conditions[0][field]=os&conditions[0][operator]=regex&conditions[0][value]=';
    const other = 'conditions[0][field]=os&conditions[0][operator]=contains&conditions[0][value]=';
    expect(valuesOf(`events?${slow}${encodeURIComponent('^(i|O|S)+$')}`)).toEqual(
      valuesOf(`events?${other}iOS`),
    );
  });
});
