import { beforeEach, describe, expect, test } from 'vitest';
import { ATTRIBUTES, type Send, startClient } from './client.ts';

const TRACKER = 'GoogleAnalyticsEventForwarder';
let send: Send;

beforeEach(async () => {
  send = await startClient();
});

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
    for (const query of ['', '?accountId=', '?accountId']) {
      const { status, body: answer } = send(method, path, body, { query });
      expect([status, answer.errors]).toEqual([
        401,
        [{ code: 'VALIDATION_ERROR', message: 'User failed authentication.' }],
      ]);
    }
  });

  test.each(PATHS)('%s %s without a token is a 401', (method, path, body) => {
    expect(send(method, path, body, { token: '' }).status).toBe(401);
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
