import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledContracts, bundledRecordings } from '../../src/contract/bundled.ts';
import { run } from './run-main.ts';
import { firstLine, start } from './spawn.ts';

/** Starts a mock as a process, and gives its URL. */
async function serve(contracts: readonly string[]): Promise<string> {
  const line = await firstLine(start(['mock', ...contracts, '--port', '0', '--quiet']));
  return line.replace('listening on ', '').trim();
}

/** The arguments that check the bundled recordings of some contracts. */
function checkOf(contracts: readonly string[]): string[] {
  const recordings = contracts.map(bundledRecordings);
  const named = contracts.flatMap((name) => ['--contract', name]);
  return ['check', ...recordings, ...named, '--report', 'json'];
}

test('the bundled recordings come to the same on mocks in another process as with --mock', async () => {
  const contracts = bundledContracts();
  const url = await serve(contracts);
  const inProcess = JSON.parse((await run(...checkOf(contracts), '--mock')).out);
  const served = JSON.parse((await run(...checkOf(contracts), '--target', url)).out);
  expect(inProcess.exchanges).toBeGreaterThan(500);
  expect(served.exchangeVerdicts).toEqual(inProcess.exchangeVerdicts);
  expect(served).toEqual(inProcess);
}, 240_000);

test('and again and again on the mock of one contract, which finds nothing that a run before has left', async () => {
  const url = await serve(['mparticle-platform']);
  const sessions = join(bundledRecordings('mparticle-platform'), '*-session.har');
  const check = ['check', sessions, '--contract', 'mparticle-platform', '--report', 'json'];
  const inProcess = await run(...check, '--mock');
  for (const _ of ['first', 'second']) {
    expect(await run(...check, '--target', url)).toEqual(inProcess);
  }
}, 120_000);
