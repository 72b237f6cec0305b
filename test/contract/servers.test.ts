import { describe, expect, test } from 'vitest';
import type { JsonObject, Operation } from '../../src/contract/contract.ts';
import { operation } from './operation.ts';

describe('servers', () => {
  const server = (url: string): JsonObject => ({ url });
  const urls = ({ servers }: Operation) => servers.map(({ url }) => url);

  test.each<[own: JsonObject, path: JsonObject, document: JsonObject, wanted: string]>([
    [{ servers: [server('/o')] }, { servers: [server('/p')] }, { servers: [server('/d')] }, '/o'],
    [{}, { servers: [server('/p')] }, { servers: [server('/d')] }, '/p'],
    [{ servers: [] }, {}, { servers: [server('/d')] }, '/d'],
    [{}, {}, {}, '/'],
  ])('%j, %j, %j: %s', async (own, path, document, wanted) => {
    expect(urls(await operation(own, path, document))).toEqual([wanted]);
  });

  test('have variables', async () => {
    const variables = { region: { default: 'eu', enum: ['eu', 'us'] }, port: { default: 8443 } };
    const { servers } = await operation({
      servers: [{ url: 'https://{region}:{port}', variables }],
    });
    expect([...(servers[0]?.variables ?? [])]).toEqual([
      ['region', { default: 'eu', enum: ['eu', 'us'] }],
      ['port', { default: '8443' }],
    ]);
  });
});
