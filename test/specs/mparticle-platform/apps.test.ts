import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Send, startClient } from './client.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');

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

describe('apps and platforms', () => {
  test.each(['Android', 'android', 'tvOS', 'tvos'])('%s is an operating system', (os) => {
    status('DELETE', '/apps/1/platforms/android');
    expect(status('POST', '/apps/1', { os })).toBe(201);
    expect(status('GET', `/apps/1/platforms/${os}`)).toBe(200);
    expect(status('POST', '/apps', { name: os, platforms: [{ os }] })).toBe(201);
  });

  test('what is in neither its own case nor a lower one is none', () => {
    expect(send('POST', '/apps/1', { os: 'TVOS' }).body.errors[0].message).toBe(
      'Invalid os specified.',
    );
    expect(status('GET', '/apps/1/platforms/ANDROID')).toBe(404);
  });

  test.each(['zz', 'datapoints'])('there is no platform for %s', (os) => {
    expect(status('GET', `/apps/1/platforms/${os}`)).toBe(404);
  });

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

interface Platform {
  readonly access_keys: readonly { readonly secret: string | null }[];
}
