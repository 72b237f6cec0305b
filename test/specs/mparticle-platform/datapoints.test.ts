import { beforeEach, describe, expect, test } from 'vitest';
import { type Send, startClient } from './client.ts';

const TRACKER = 'GoogleAnalyticsEventForwarder';
let send: Send;

beforeEach(async () => {
  send = await startClient();
});

const one = (method: string, path: string, body?: unknown) => send(method, path, body).body.data[0];
const status = (method: string, path: string, body?: unknown) => send(method, path, body).status;

describe('data points and their filters', () => {
  const POINTS = '/apps/1/datapoints';
  const FILTERS = `/apps/1/${TRACKER}/datapoints`;
  const filters = (path = FILTERS): Record<string, boolean> =>
    Object.fromEntries(
      send('GET', path).body.data.map((filter: Filter) => [
        [filter.type, filter.name, filter.attribute_name].filter(Boolean).join(' '),
        filter.enabled,
      ]),
    );
  const event = (name: string, more = {}) => ({
    name,
    type: 'event',
    event_type: 'search',
    ...more,
  });

  test('are listed once they are added, an attribute with its parent', () => {
    const attribute = event('find', { type: 'eventattribute', attribute_name: 'word' });
    const { status, body } = send('PUT', POINTS, [attribute, { name: 'Email', type: 'identity' }]);
    expect(status).toBe(202);
    expect(body.data.map(({ type }: Filter) => type)).toEqual(['EventAttribute', 'Identity']);
    const listed = send('GET', POINTS).body.data.slice(4);
    expect(listed).toMatchObject([
      { name: 'find', type: 'Event', attribute_name: null, event_type: 'search' },
      { name: 'find', type: 'EventAttribute', attribute_name: 'word', event_type: 'search' },
      { name: 'Email', type: 'Identity', attribute_name: null, event_type: null },
    ]);
    expect(filters()['UserIdentity Email']).toBe(true);
  });

  test('are there once, however often they are added', () => {
    for (const type of ['event', 'Event', 'event']) send('PUT', POINTS, [event('find', { type })]);
    expect(send('GET', POINTS).body.data).toHaveLength(5);
  });

  test('need the event type of their kind', () => {
    expect(status('PUT', POINTS, [{ name: 'a', type: 'event' }])).toBe(422);
    expect(status('PUT', FILTERS, [{ name: 'a', type: 'event', enabled: true }])).toBe(422);
    const commerce = { name: 'a', type: 'Commerce', event_type: 'product_click' };
    expect(status('PUT', POINTS, [commerce])).toBe(202);
    expect(status('PUT', POINTS, [{ ...commerce, type: 'Event' }])).toBe(422);
    expect(status('PUT', POINTS, [{ ...commerce, event_type: 'search' }])).toBe(422);
  });

  test.each([
    ['an identity that there is none of', { name: 'Myspace', type: 'UserIdentity' }],
    ['an event type that there is none of', { name: 'shopping', type: 'EventType' }],
    ['an attribute without a name', { name: 'a', type: 'ScreenViewAttribute' }],
  ])("can't be filtered as %s", (_, filter) => {
    expect(status('PUT', FILTERS, [{ ...filter, enabled: true }])).toBe(422);
  });

  test('are filtered by the types that the service takes', () => {
    expect(filters()).toEqual({
      'Event my event': true,
      'EventAttribute my event my event attribute': false,
    });
    expect(Object.keys(filters('/apps/1/Amplitude/datapoints'))).toHaveLength(4);
  });

  test('are created by a filter, and answered in their proper case', () => {
    const { status, body } = send('PUT', FILTERS, [event('find', { enabled: false })]);
    expect([status, body]).toEqual([
      202,
      [{ name: 'find', type: 'Event', event_type: 'search', enabled: false }],
    ]);
    expect(filters()['Event find']).toBe(false);
    expect(filters('/apps/1/Amplitude/datapoints')['Event find']).toBe(true);
  });

  test('an event takes its attributes with it when it is turned off', () => {
    const word = event('find', { type: 'EventAttribute', attribute_name: 'word', enabled: true });
    send('PUT', FILTERS, [event('find', { enabled: true }), word]);
    send('PUT', FILTERS, [event('find', { enabled: false })]);
    expect(filters()['EventAttribute find word']).toBe(false);
    send('PUT', FILTERS, [event('find', { enabled: true })]);
    expect(filters()).toMatchObject({ 'Event find': true, 'EventAttribute find word': false });
  });

  test('an event type takes its events and their attributes with it, and later ones', () => {
    const word = event('find', { type: 'EventAttribute', attribute_name: 'word' });
    send('PUT', POINTS, [word]);
    send('PUT', FILTERS, [{ name: 'search', type: 'eventtype', enabled: false }]);
    send('PUT', POINTS, [event('find again')]);
    expect(filters()).toMatchObject({
      'EventType search': false,
      'Event find': false,
      'EventAttribute find word': false,
      'Event find again': false,
      'Event my event': true,
    });
    expect(filters('/apps/1/Amplitude/datapoints')['Event find']).toBe(true);
    expect(send('GET', POINTS).body.data.map(({ type }: Filter) => type)).not.toContain(
      'EventType',
    );
  });

  test('all user attributes are turned off and on', () => {
    const all = (enabled: boolean) =>
      send('PUT', FILTERS, [{ name: 'all', type: 'All_User_Attributes', enabled }]);
    send('PUT', POINTS, [{ name: 'age', type: 'UserAttribute' }]);
    all(false);
    expect(filters()['UserAttribute age']).toBe(false);
    all(true);
    expect(filters()['UserAttribute age']).toBe(true);
  });

  test('all user attributes that are off are off for later ones, and need no name', () => {
    const off = { type: 'all_user_attributes', enabled: false };
    expect(status('PUT', FILTERS, [off])).toBe(202);
    send('PUT', POINTS, [{ name: 'age', type: 'UserAttribute' }]);
    expect(filters()['UserAttribute age']).toBe(false);
    expect(status('PUT', FILTERS, [{ ...off, type: 'UserAttribute' }])).toBe(422);
  });

  test('types are taken in lower case, the names of event types with a capital letter', () => {
    const word = { type: 'eventattribute', attribute_name: 'word', enabled: true };
    expect(send('PUT', FILTERS, [event('find', word)]).body[0].type).toBe('EventAttribute');
    const named = [{ name: 'Search', type: 'eventtype', enabled: false }];
    expect(send('PUT', FILTERS, named).body[0].name).toBe('search');
    expect(filters()['EventAttribute find word']).toBe(false);
    for (const type of ['nothing', 'EVENT', 'EventTypes', 'Identity'])
      expect(status('PUT', FILTERS, [event('find', { type, enabled: true })])).toBe(422);
    expect(status('PUT', POINTS, [event('find', { type: 'EventType' })])).toBe(422);
  });

  test('an attribute has a name that is not empty; what is none may say so with null', () => {
    for (const attribute_name of ['', null])
      expect(status('PUT', POINTS, [event('a', { type: 'EventAttribute', attribute_name })])).toBe(
        422,
      );
    expect(status('PUT', POINTS, [event('a', { attribute_name: null })])).toBe(202);
  });

  test('an event type can be set only of what has one, and is ignored in filters', () => {
    const age = { name: 'age', type: 'UserAttribute', event_type: 'search' };
    expect(status('PUT', POINTS, [age])).toBe(422);
    for (const event_type of ['search', 'Navigation']) {
      const { status, body } = send('PUT', FILTERS, [{ ...age, event_type, enabled: true }]);
      expect([status, body]).toEqual([
        202,
        [{ name: 'age', type: 'UserAttribute', enabled: true }],
      ]);
    }
  });

  test.each([
    ['of an event', '/1/event_type', event('find', { event_type: undefined })],
    ['of commerce', '/1/event_type', event('cart', { type: 'commerce' })],
    ['of an attribute', '/1/attribute_name', event('find', { type: 'eventattribute' })],
    ['of an unknown type', '/1/type', event('find', { type: 'happening' })],
  ])('a refusal says which one is at fault, and where: %s', (_, pointer, fault) => {
    const enabled = true;
    for (const [path, more] of [
      [POINTS, {}],
      [FILTERS, { enabled }],
    ] as const) {
      const { status, body } = send('PUT', path, [event('fine', more), { ...fault, ...more }]);
      expect([status, body.errors[0].message]).toEqual([
        422,
        expect.stringContaining(
          `Request failed business logic rules: the body at ${pointer}: expected`,
        ),
      ]);
    }
  });

  test('what is below what is off stays off', () => {
    const word = event('find', { type: 'EventAttribute', attribute_name: 'word', enabled: true });
    send('PUT', FILTERS, [{ name: 'search', type: 'EventType', enabled: false }]);
    expect(send('PUT', FILTERS, [word]).body[0].enabled).toBe(false);
    expect(send('PUT', FILTERS, [event('find', { enabled: true })]).body[0].enabled).toBe(false);
    send('PUT', FILTERS, [{ name: 'search', type: 'EventType', enabled: true }]);
    send('PUT', FILTERS, [event('find', { enabled: true }), word]);
    expect(filters()).toMatchObject({ 'Event find': true, 'EventAttribute find word': true });
  });

  test('an answer tells of what the filters after it have turned off', () => {
    const word = event('find', { type: 'EventAttribute', attribute_name: 'word', enabled: true });
    const { body } = send('PUT', FILTERS, [word, event('find', { enabled: false })]);
    expect(body.map(({ enabled }: Filter) => enabled)).toEqual([false, false]);
  });

  test('an event type that one service filters is nothing new to another', () => {
    const path = `/apps/1/${TRACKER}`;
    send('PUT', path, { sendNewDataPointsByDefault: false });
    const named = [{ name: 'search', type: 'EventType', enabled: true }];
    send('PUT', '/apps/1/Amplitude/datapoints', named);
    send('PUT', path, { sendNewDataPointsByDefault: true });
    send('PUT', POINTS, [event('find')]);
    expect(filters()['Event find']).toBe(true);
  });

  test('new ones are sent as the service says, those there are as they were', () => {
    const path = `/apps/1/${TRACKER}`;
    expect(one('PUT', path, { sendNewDataPointsByDefault: false })).toEqual({
      name: TRACKER,
      sendNewDataPointsByDefault: false,
    });
    send('PUT', POINTS, [event('find')]);
    expect(filters()).toMatchObject({ 'Event find': false, 'Event my event': true });
    one('PUT', path, { sendNewDataPointsByDefault: true });
    expect(one('GET', path).sendNewDataPointsByDefault).toBe(true);
    expect(filters()['Event find']).toBe(false);
  });
});

interface Filter {
  readonly type: string;
  readonly name: string;
  readonly attribute_name: string | null;
  readonly enabled: boolean;
}
