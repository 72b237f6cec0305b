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

  test('a feed needs neither settings nor is_debug', () => {
    expect(status('POST', FEEDS, feed)).toBe(201);
    expect(one('GET', '/partnerfeeds/689')).toMatchObject({ settings: [], is_debug: false });
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
