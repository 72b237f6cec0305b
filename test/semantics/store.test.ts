import { describe, expect, test } from 'vitest';
import { collectionOf, createStore } from '../../src/semantics/store.ts';

describe('a store', () => {
  test('gives what was set, by collection and key', () => {
    const store = createStore();
    store.set('apps', '1', { name: 'Test App' });
    store.set('accounts', '1', { name: 'My Account' });
    expect(store.get('apps', '1')).toEqual({ name: 'Test App' });
    expect(store.get('accounts', '1')).toEqual({ name: 'My Account' });
    expect(store.get('apps', '2')).toBeUndefined();
    expect(store.get('users', '1')).toBeUndefined();
  });

  test('keeps the order in which keys were first set', () => {
    const store = createStore();
    for (const key of ['b', 'a', 'c']) store.set('letters', key, key);
    store.set('letters', 'b', 'B');
    store.delete('letters', 'a');
    expect(store.keys('letters')).toEqual(['b', 'c']);
    expect(store.keys('digits')).toEqual([]);
  });

  test('is changed by setting alone', () => {
    const store = createStore();
    const app = { name: 'Test App', platforms: ['iOS'] };
    store.set('apps', '1', app);
    app.platforms.push('Android');
    (store.get('apps', '1') as typeof app).platforms.push('Roku');
    expect(store.get('apps', '1')).toEqual({ name: 'Test App', platforms: ['iOS'] });
  });
});

test('a collection holds entities by their keys, numbers among them', () => {
  const apps = collectionOf<{ name: string }>(createStore(), 'apps');
  apps.set(7, { name: 'First' });
  apps.set('8', { name: 'Second' });
  apps.delete('7');
  expect(apps.get(8)).toEqual({ name: 'Second' });
  expect(apps.all()).toEqual([{ name: 'Second' }]);
});
