import { beforeEach, describe, expect, test } from 'vitest';
import { type Send, startClient } from './client.ts';

const TRACKER = 'GoogleAnalyticsEventForwarder';
let send: Send;

beforeEach(async () => {
  send = await startClient();
});

const one = (method: string, path: string, body?: unknown) => send(method, path, body).body.data[0];
const status = (method: string, path: string, body?: unknown) => send(method, path, body).status;

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

  test.each([5, true, ['a'], '[', '{}', '[{}]', JSON.stringify([{ ...mapping, map: '' }])])(
    'refuse %s as mappings',
    (value) => {
      const settings = [
        { name: 'apiKey', value: 'a' },
        { name: 'customMetrics', value },
      ];
      expect(send('PUT', PATH, { name: TRACKER, settings })).toMatchObject({
        status: 422,
        body: { errors: [{ message: 'Invalid settings entered while updating the service.' }] },
      });
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
