import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const TRACKER = 'GoogleAnalyticsEventForwarder';

let send: Send;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  send = await startClient();
});
afterEach(() => {
  vi.useRealTimers();
});

const one = (method: string, path: string, body?: unknown) => send(method, path, body).body.data[0];
const status = (method: string, path: string, body?: unknown) => send(method, path, body).status;

describe('the account that a request is made within', () => {
  const PATHS: [string, string, unknown?][] = [
    ['GET', '/accounts'],
    ['GET', '/accounts/1'],
    ['PUT', '/accounts/1', { name: 'A' }],
    ['DELETE', '/accounts'],
    ['GET', '/apps'],
    ['POST', '/apps', { name: 'A', platforms: [{ os: 'iOS' }] }],
    ['GET', '/apps/1'],
    ['PUT', '/apps/1', { name: 'A' }],
    ['POST', '/apps/1', { os: 'Roku' }],
    ['DELETE', '/apps/1'],
    ['GET', '/apps/1/platforms'],
    ['GET', '/apps/1/platforms/ios'],
    ['PUT', '/apps/1/platforms/ios', {}],
    ['DELETE', '/apps/1/platforms/ios'],
    ['GET', '/apps/1/platforms/ios/services'],
    ['PUT', '/apps/1/platforms/ios/services', { name: TRACKER }],
    ['GET', '/apps/1/datapoints'],
    ['PUT', '/apps/1/datapoints', []],
    ['GET', `/apps/1/${TRACKER}`],
    ['PUT', `/apps/1/${TRACKER}`, { sendNewDataPointsByDefault: true }],
    ['GET', `/apps/1/${TRACKER}/datapoints`],
    ['PUT', `/apps/1/${TRACKER}/datapoints`, []],
    ['GET', '/audiences'],
    ['GET', '/workspace/1/audiences'],
    ['DELETE', '/audiences/7622'],
    ['GET', '/workspace/1/partnerfeeds'],
    ['POST', '/workspace/1/partnerfeeds', { module_name: 'a', name: 'a', os: 'iOS' }],
    ['PUT', '/workspace/1/partnerfeeds/229', { module_name: 'a', name: 'a', os: 'iOS' }],
    ['GET', '/partnerfeeds/229'],
    ['GET', '/partnerfeeds/229/subscriptions'],
    ['POST', '/partnerfeeds/229/subscriptions', { service_configuration_id: 24016 }],
    ['GET', '/workspace/1/amplitude/serviceconfigurations'],
    ['GET', '/services'],
    ['GET', '/services/Amplitude'],
    ['GET', '/users'],
    ['GET', '/users/test%40mparticle.com'],
    ['GET', '/workspace'],
  ];

  test.each(PATHS)('%s %s without accountId is a 401', (method, path, body) => {
    const { status, body: answer } = send(method, path, body, { query: '' });
    expect([status, answer.errors]).toEqual([
      401,
      [{ code: 'VALIDATION_ERROR', message: 'User failed authentication.' }],
    ]);
  });

  test.each(PATHS)('%s %s within no account is a 404', (method, path, body) => {
    expect(send(method, path, body, { query: '?accountId=99' }).status).toBe(404);
  });

  const OWN = PATHS.filter(([, path]) => /\d/.test(path) && path !== '/apps/1');
  test.each(OWN)('%s %s within another account is a 404', (method, path, body) => {
    expect(send(method, path, body, { query: '?accountId=2' }).status).toBe(404);
  });

  test('an account is created without one, and then is one', () => {
    const { status, body } = send('POST', '/accounts', { name: 'New Account' }, { query: '' });
    expect([status, body.data[0].id]).toEqual([201, 3]);
    expect(send('GET', '/apps', undefined, { query: '?accountId=3' }).body.data).toEqual([]);
    expect(send('DELETE', '/accounts', undefined, { query: '?accountId=3' }).status).toBe(204);
    expect(send('GET', '/apps', undefined, { query: '?accountId=3' }).status).toBe(404);
  });

  test('what it owned is gone with it', () => {
    for (const os of ['ios', 'android']) status('DELETE', `/apps/1/platforms/${os}`);
    expect(status('DELETE', '/apps/1')).toBe(204);
    expect(status('DELETE', '/accounts')).toBe(204);
    expect(status('GET', '/apps')).toBe(404);
    expect(status('GET', ATTRIBUTES)).toBe(404);
  });
});

describe('apps and platforms', () => {
  test('an app shows its secrets once', () => {
    const input = { name: 'New App', platforms: [{ os: 'ios' }, { os: 'Android' }, { os: 'iOS' }] };
    const created = one('POST', '/apps', input);
    expect(created).toMatchObject({
      name: 'New App',
      data_type: 'application',
      id: 3,
      created_on: '2026-01-01T12:00:00.000',
      last_modified_on: '2026-01-01T12:00:00.000',
      platforms: [
        { application_id: 3, os: 'iOS', profile_merging: true, crash_handling: null },
        { application_id: 3, os: 'Android', push_attribution_timer: 30, social_mode: null },
      ],
    });
    const secrets = created.platforms.map((platform: Platform) => platform.access_keys[0]?.secret);
    expect(new Set(secrets)).toEqual(new Set([expect.any(String), expect.any(String)]));
    const found = one('GET', '/apps/3');
    expect(found).toEqual({
      ...created,
      platforms: created.platforms.map((platform: Platform) => ({
        ...platform,
        access_keys: platform.access_keys.map((key) => ({ ...key, secret: null })),
      })),
    });
    expect(send('GET', '/apps').body.data).toContainEqual(found);
  });

  test('a rename is seen, with its time', () => {
    vi.setSystemTime(NOW + 1500);
    const renamed = one('PUT', '/apps/1', { name: 'Test App New Name' });
    expect(renamed).toMatchObject({
      name: 'Test App New Name',
      created_on: '2014-06-11T19:43:45.617',
      last_modified_on: '2026-01-01T12:00:01.500',
    });
    expect(one('GET', '/apps/1')).toEqual(renamed);
  });

  test('a platform is created with what was sent, and changed in what is sent', () => {
    const settings = {
      profile_merging: false,
      push_attribution_timer: 5,
      crash_handling: 'ForceCatch',
      network_performance: 'ForceTrue',
      social_mode: 'FacebookAndTwitter',
    };
    const created = one('POST', '/apps/1', { os: 'firetv', ...settings });
    expect(created).toMatchObject({ ...settings, os: 'FireTV' });
    expect(created.access_keys[0].secret).toMatch(/^[\da-f]{64}$/);
    const changed = one('PUT', '/apps/1/platforms/firetv', { social_mode: 'AppDefined' });
    expect(changed).toMatchObject({ ...settings, social_mode: 'AppDefined' });
    expect(changed.access_keys[0].secret).toBeNull();
    expect(one('GET', '/apps/1/platforms/FireTV')).toEqual(changed);
  });

  test('an app is deleted after its platforms, and then is none', () => {
    expect(status('DELETE', '/apps/1/platforms/android')).toBe(204);
    expect(status('DELETE', '/apps/1')).toBe(422);
    expect(status('DELETE', '/apps/1/platforms/ios')).toBe(204);
    expect(status('DELETE', '/apps/1/platforms/ios')).toBe(404);
    expect(status('DELETE', '/apps/1')).toBe(204);
    expect(status('GET', '/apps/1')).toBe(404);
  });
});

describe('the services of a platform', () => {
  const PATH = '/apps/1/platforms/android/services';
  const mapping = { maptype: 'EventAttributeClass.Name', map: 'Bitcoins', value: 'Dimension 3' };

  test('are configured with their defaults, and mask what is confidential', () => {
    const settings = [
      { name: 'apiKey', value: 'My Test App Key' },
      { name: 'customDimensions', value: JSON.stringify([mapping]) },
    ];
    const configured = one('PUT', PATH, { name: TRACKER, account: null, isActive: true, settings });
    expect(configured).toEqual({
      account: 'Default Account',
      name: TRACKER,
      isActive: true,
      isVisible: true,
      settings: [
        { name: 'apiKey', value: '*********** Key', isConfidential: true },
        { ...settings[1], isConfidential: false },
      ],
      data_type: 'service',
    });
    expect(send('GET', PATH).body.data).toEqual([configured]);
  });

  test('are one for each account, visible or in the background', () => {
    const settings = [{ name: 'apiKey', value: 'secret' }];
    for (const more of [{}, { isVisible: false }, { account: 'Mine' }, { isVisible: true }])
      expect(status('PUT', PATH, { name: TRACKER, settings, ...more })).toBe(202);
    const services = send('GET', PATH).body.data;
    expect(services).toHaveLength(3);
    for (const service of services) expect(service.settings[0].value).toBe('******');
  });

  test('take a Bool as it is written, and nothing else', () => {
    const input = (value: unknown) => ({
      name: 'ActionX',
      settings: [
        { name: 'advertiserToken', value: 'a' },
        { name: 'useCustomerId', value },
      ],
    });
    expect(one('PUT', PATH, input(true)).settings[1].value).toBe('True');
    expect(one('PUT', PATH, input('false')).settings[1].value).toBe('false');
    expect(status('PUT', PATH, input('maybe'))).toBe(422);
  });

  test.each(['[', '{}', '[{}]', JSON.stringify([{ ...mapping, map: '' }])])(
    'refuse %s as mappings',
    (value) => {
      const settings = [
        { name: 'apiKey', value: 'a' },
        { name: 'customMetrics', value },
      ];
      expect(status('PUT', PATH, { name: TRACKER, settings })).toBe(422);
    },
  );

  test('are gone with their platform', () => {
    status('DELETE', '/apps/1/platforms/ios');
    status('POST', '/apps/1', { os: 'iOS' });
    expect(send('GET', '/apps/1/platforms/ios/services').body.data).toEqual([]);
  });

  test('are those that can be asked for by name', () => {
    for (const service of send('GET', '/services').body.data)
      expect(one('GET', `/services/${service.name}`)).toEqual(service);
    expect(status('GET', '/services/Nobody')).toBe(404);
  });
});

describe('a calculated attribute', () => {
  const PATH = `${ATTRIBUTES}/5679`;
  const create = (changes = {}) => send('POST', ATTRIBUTES, attributeInput(changes));
  const heads = (name: string) => status('HEAD', `${ATTRIBUTES}?name=${name}`);

  test('is a draft until it is activated', () => {
    expect(create({ name: 'mine' })).toMatchObject({ status: 201, body: 5679 });
    expect(send('GET', PATH).body).toMatchObject({
      id: 5679,
      name: 'mine',
      active_definition: null,
      draft_definition: { calculation_type: 'count' },
      audience_count: 0,
      activated_on: null,
      activated_by: null,
    });
    expect(send('GET', `${PATH}/activation`).body).toEqual({
      calculated_attribute_id: 5679,
      is_active: false,
      activated_on: null,
      activated_by: null,
    });
    expect(status('POST', `${PATH}/activation`)).toBe(204);
    const { body } = send('GET', PATH);
    expect(body).toMatchObject({
      active_definition: { calculation_type: 'count' },
      draft_definition: null,
      activated_on: '2026-01-01T12:00:00.000Z',
      activated_by: 'user@mparticle.com',
    });
    const { activated_on, activated_by } = body;
    expect(send('GET', `${PATH}/activation`).body).toEqual({
      calculated_attribute_id: 5679,
      is_active: true,
      activated_on,
      activated_by,
    });
    expect(status('POST', `${PATH}/activation`)).toBe(422);
  });

  test('is renamed as a draft, and only described once it is active', () => {
    create({ name: 'mine', description: 'First' });
    expect(status('PUT', PATH, attributeInput({ name: 'yours' }))).toBe(204);
    expect(send('GET', PATH).body).toMatchObject({ name: 'yours', description: 'First' });
    status('POST', `${PATH}/activation`);
    expect(status('PUT', PATH, attributeInput({ name: 'mine' }))).toBe(422);
    const described = attributeInput({ name: 'yours', description: 'Second' });
    expect(status('PUT', PATH, described)).toBe(204);
    expect(send('GET', PATH).body).toMatchObject({
      description: 'Second',
      active_definition: expect.anything(),
      draft_definition: expect.anything(),
    });
    expect(status('DELETE', `${PATH}/draft`)).toBe(204);
    expect(send('GET', PATH).body.draft_definition).toBeNull();
  });

  test('is found by its name as long as it is there', () => {
    expect(heads('mine')).toBe(404);
    create({ name: 'mine' });
    expect(heads('mine')).toBe(204);
    expect(send('GET', `${ATTRIBUTES}?name=mine`).body).toHaveLength(1);
    expect(status('DELETE', PATH)).toBe(204);
    expect(heads('mine')).toBe(404);
    expect(send('GET', `${ATTRIBUTES}?name=mine`).body).toEqual([]);
    for (const path of ['', '/activation', '/calculation'])
      expect(status('GET', PATH + path)).toBe(404);
    for (const path of ['', '/draft']) expect(status('DELETE', PATH + path)).toBe(404);
    expect(status('POST', `${PATH}/activation`)).toBe(404);
    expect(status('PUT', PATH, attributeInput())).toBe(404);
  });

  test('is that of its workspace', () => {
    create({ name: 'mine' });
    expect(status('GET', '/workspaces/1/calculatedattributes/5679')).toBe(404);
    expect(send('GET', '/workspaces/1/calculatedattributes').body).toEqual([]);
    expect(status('POST', '/workspaces/99/calculatedattributes', attributeInput())).toBe(404);
    expect(status('POST', '/workspaces/1/calculatedattributes', attributeInput())).toBe(201);
  });

  test('is calculated in an hour', () => {
    create();
    const progress = () => {
      const { body } = send('GET', `${PATH}/calculation`);
      const { is_calculated, calculation_percent_complete: percent } = body;
      return [is_calculated, percent, body.estimated_completion_time];
    };
    expect(progress()).toEqual([false, 0, null]);
    status('POST', `${PATH}/activation`);
    vi.setSystemTime(NOW + 1_800_000);
    expect(progress()).toEqual([false, 50, '2026-01-01T13:00:00.000Z']);
    vi.setSystemTime(NOW + 3_600_000);
    expect(progress()).toEqual([true, 100, null]);
  });
});

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

describe('feeds and subscriptions', () => {
  const FEEDS = '/workspace/1/partnerfeeds';
  const feed = { module_name: 'radar', name: 'radariOSFeed', os: 'ios' };

  test('a feed is found as it was sent, and changed in what is sent', () => {
    const settings = [
      { name: 'a', value: true },
      { name: 'b', value: false },
      { name: 'c', value: null },
      { name: 'd', value: 5 },
    ];
    const created = one('POST', FEEDS, { ...feed, settings });
    expect(created).toEqual({
      data_type: 'Partner Feed',
      id: 689,
      created_on: '2026-01-01T12:00:00.000',
    });
    const texts = ['True', 'False', null, '5'];
    expect(one('GET', '/partnerfeeds/689')).toEqual({
      ...feed,
      os: 'iOS',
      is_debug: false,
      settings: settings.map(({ name }, index) => ({ name, value: texts[index] })),
      data_type: 'Partner Feed',
      id: 689,
    });
    expect(send('GET', FEEDS).body.data.at(-1)).toEqual({
      id: '689',
      name: 'radariOSFeed',
      data_type: 'partner_feed',
      created_on: '2026-01-01T12:00:00.000',
    });
    expect(one('PUT', `${FEEDS}/689`, { ...feed, is_debug: true })).toEqual(created);
    expect(one('GET', '/partnerfeeds/689')).toMatchObject({
      is_debug: true,
      settings: [{ value: 'True' }, { value: 'False' }, { value: null }, { value: '5' }],
    });
  });

  test('a feed has a name of its own, and is in its workspace', () => {
    expect(status('POST', FEEDS, { ...feed, name: 'Mailchimp1' })).toBe(422);
    expect(status('PUT', `${FEEDS}/4302`, { ...feed, name: 'Mailchimp1' })).toBe(422);
    expect(status('PUT', '/workspace/3999/partnerfeeds/229', feed)).toBe(404);
  });

  test('a feed is connected to an output configuration', () => {
    const path = '/partnerfeeds/4302/subscriptions';
    const [configuration] = send('GET', '/workspace/3999/amplitude/serviceconfigurations').body
      .data;
    expect(configuration.id).toBe(24020);
    const settings = [{ name: 'useCustomerId', value: true }];
    const created = one('POST', path, { service_configuration_id: 24020, settings });
    expect(created).toMatchObject({ data_type: 'PartnerFeed Subscription', id: 26368 });
    expect(send('GET', path).body.data).toEqual([
      {
        settings: [{ value: 'True', name: 'useCustomerId' }],
        is_active: false,
        service_configuration_id: 24020,
        config_name: 'Amplitude Main Project',
        data_type: 'Partner Feed Subscription',
        id: 26368,
        created_on: '2026-01-01T12:00:00.000Z',
      },
    ]);
    expect(status('POST', path, { service_configuration_id: 1 })).toBe(422);
  });
});

test('an audience is gone from every list once it is deleted', () => {
  const ids = (path: string) => send('GET', path).body.map(({ id }: { id: number }) => id);
  expect(ids('/audiences')).toEqual([7622, 7239]);
  expect(ids('/workspace/1/audiences')).toEqual([7239]);
  expect(ids('/workspace/123/audiences')).toEqual([]);
  expect(status('DELETE', '/audiences/7239')).toBe(204);
  expect(status('DELETE', '/audiences/7239')).toBe(404);
  expect(ids('/audiences')).toEqual([7622]);
  expect(ids('/workspace/1/audiences')).toEqual([]);
});

test('a user is found by the encoded address, and by the one that the page prints', () => {
  for (const id of ['test%40mparticle.com', 'test%40mparticle%2Ecom', 'test40mparticle2Ecom'])
    expect(one('GET', `/users/${id}`).email).toBe('test@mparticle.com');
  expect(status('GET', '/users/other%40mparticle.com')).toBe(404);
});

test('the workspaces of an account have texts as ids', () => {
  const { data } = send('GET', '/workspace').body;
  expect(data).toContainEqual({
    id: '4302',
    name: 'mP Traveller',
    data_type: 'workspace',
    created_on: '2017-02-02T11:20:23',
  });
  expect(data.map(({ id }: { id: string }) => id)).not.toContain('2');
});

test('what is no JSON is a 400, and another method a 405', () => {
  expect(status('POST', '/apps', '{')).toBe(400);
  expect(status('POST', ATTRIBUTES, '{')).toBe(400);
  expect(status('PATCH', '/apps/1')).toBe(405);
});

test('browsers may call from any origin', () => {
  expect(send('GET', '/apps').headers['access-control-allow-origin']).toBe('*');
  const preflight = send('OPTIONS', '/apps', undefined, {
    token: '',
    headers: { origin: 'https://shop.test', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers['access-control-allow-methods']).toMatch(/\bPOST\b/);
});

interface Platform {
  readonly access_keys: readonly { readonly secret: string | null }[];
}

interface Filter {
  readonly type: string;
  readonly name: string;
  readonly attribute_name: string | null;
  readonly enabled: boolean;
}
