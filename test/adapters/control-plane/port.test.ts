import { expect, test } from 'vitest';
import { createControlPlane } from '../../../src/adapters/control-plane/control-plane.ts';
import { serveMocks } from '../../../src/adapters/mock-server.ts';
import { startMock } from '../../../src/adapters/start-mock.ts';
import { shop } from './ask.ts';

test('a mock that listens is controlled over its port', async () => {
  await using mock = await startMock(await shop());
  const response = await fetch(`${mock.url}/__specwright/overrides`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'GET /things', status: 503, times: 1 }),
  });
  expect(response.status).toBe(201);
  expect((await fetch(`${mock.url}/things`)).status).toBe(503);
  expect((await fetch(`${mock.url}/things`)).status).toBe(200);
  expect(mock.journal()).toHaveLength(2);
});

test('unless nobody is to control it', async () => {
  await using mock = await startMock(await shop(), { control: false });
  expect((await fetch(`${mock.url}/__specwright/health`)).status).toBe(404);
});

test('what asks the control plane is no traffic of the mock', async () => {
  const told: string[] = [];
  const mocks = [await shop()];
  const server = await serveMocks(mocks, {
    host: '127.0.0.1',
    port: 0,
    control: createControlPlane(mocks, { host: '127.0.0.1' }),
    onAnswer: ({ url }) => told.push(url),
  });
  for (const path of ['/__specwright/journal', '/things']) await fetch(server.url + path);
  await server.close();
  expect(told).toEqual(['/things']);
});
