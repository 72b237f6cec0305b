import { expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { openContract } from '../../src/semantics/open.ts';

const TEXTS = 'lists of texts by security scheme';
const CREDENTIALS = "lists of { value: 'a text' } by security scheme";
const HOSTS = 'a list of hosts, such as hooks.example.com or hooks.example.com:8443';
const KEY = { authorization: 'Bearer key' };
const PAST = { now: '2026-11-20T00:00:00Z' };
const DATE_TIME = 'a date-time as text, such as 2026-11-20T00:00:00Z';

test.each<[string, unknown, string, string]>([
  ['seed', 7, 'a text', '7'],
  ['now', new Date(0), DATE_TIME, 'an object (Date)'],
  ['now', null, DATE_TIME, 'null'],
  ['credentials', { bearerAuth: ['key'] }, CREDENTIALS, 'an object (Object)'],
  ['credentials', { bearerAuth: { value: 'key' } }, CREDENTIALS, 'an object (Object)'],
  ['credentials', 'key', CREDENTIALS, '"key"'],
  ['rejectCredentials', { bearerAuth: 'key' }, TEXTS, 'an object (Object)'],
  ['rejectCredentials', ['key'], TEXTS, 'a list'],
  ['allowCallbacks', 'hooks.test', HOSTS, '"hooks.test"'],
  ['allowCallbacks', ['https://hooks.test'], HOSTS, 'a list'],
  ['allowCallbacks', [''], HOSTS, 'a list'],
  ['callbackSecret', '', 'a text that is not empty', '""'],
  ['preferExamples', 'false', 'true or false', '"false"'],
])('the option %s as %j is refused', async (name, value, expected, received) => {
  await expect(createMock('braze', { [name]: value })).rejects.toMatchObject({
    name: 'UsageError',
    problem: `the mock's option ${name} can't be taken`,
    expected,
    received,
  });
});

test('an option that there is not is refused, with the one that was meant', async () => {
  await expect(createMock('braze', { lattency: 100 } as never)).rejects.toMatchObject({
    name: 'UsageError',
    problem: 'a mock has no option lattency',
    hint: 'Did you mean latency?',
  });
});

test('options that are undefined are as if they were not given', async () => {
  const options = { seed: undefined, now: undefined, credentials: undefined } as never;
  expect((await createMock('braze', options)).contract.name).toBe('braze');
});

test.each([
  ['nothing', async () => undefined],
  ['an object', async () => ({})],
  ['a URL', async () => new URL('file:///shop.yaml')],
  ['an object around nothing', async () => ({ contract: {} })],
])('%s in the place of a contract is refused', async (_, load) => {
  await expect(createMock((await load()) as never)).rejects.toMatchObject({
    name: 'UsageError',
    problem: 'no contract is given',
  });
});

test.each([
  ['loaded', () => loadContract('braze')],
  ['open', () => openContract('braze')],
])('a contract that is %s already is taken, its semantics with it', async (_, load) => {
  const request = { method: 'GET', url: '/events/data_series?event=a&length=3', headers: KEY };
  const answers = await Promise.all(
    ['braze', await load()].map(async (given) => (await createMock(given, PAST)).respond(request)),
  );
  expect(answers[1]).toEqual(answers[0]);
});
