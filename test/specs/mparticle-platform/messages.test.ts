import { describe, expect, test } from 'vitest';
import {
  type DocumentedMessage,
  MESSAGES,
  type MessageName,
} from '../../../specs/mparticle-platform/messages.ts';
import semantics from '../../../specs/mparticle-platform/semantics.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { valueAt } from '../../../src/contract/pointer.ts';
import { rulesOf } from '../../../src/semantics/rules.ts';
import type { Semantics } from '../../../src/semantics/semantics.ts';
import { type Answer, ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';
import { DOCUMENTED } from './documented.ts';
import { condition, DEFINITION_FAULTS, ENTITY_FAULTS } from './message-faults.ts';

const CATALOGUE: [MessageName, DocumentedMessage][] = Object.entries(MESSAGES) as [
  MessageName,
  DocumentedMessage,
][];

const { operations } = await loadContract('mparticle-platform');

const printed = Object.entries(DOCUMENTED).flatMap(([operation, { messages = [] }]) =>
  messages.map((message) => `${operation}: ${message}`),
);

test('the catalogue holds the printed messages with their operations, and no other', () => {
  const held = CATALOGUE.flatMap(([, { message, operations }]) =>
    operations.map((operation) => `${operation}: ${message}`),
  );
  expect(held.sort()).toEqual([...printed].sort());
  expect(CATALOGUE).toHaveLength(54);
});

test.each(CATALOGUE)('%s is raised by a rule of each of its operations', (name, entry) => {
  for (const operation of entry.operations) {
    const rules = rulesOf((semantics as unknown as Semantics).operations[operation] ?? {});
    const answers = rules.flatMap((rule) =>
      rule.name === name && 'answer' in rule ? [rule.answer] : [],
    );
    expect(answers.length).toBeGreaterThan(0);
    for (const { status, message } of answers)
      expect([status, message]).toEqual([422, entry.message]);
  }
});

/** What the envelope of a message is about, by the operation; those of version 2 are bare. */
const DATA_TYPES: readonly [RegExp, string][] = [
  [/ \/accounts/, 'account'],
  [/services$/, 'service'],
  [/^POST \/apps\/\{appId\}$/, 'platform'],
  [/ \/apps/, 'application'],
];

test('every message is provoked', () => {
  const provoked = [...Object.keys(ENTITY_FAULTS), ...Object.keys(DEFINITION_FAULTS)];
  expect(provoked.sort()).toEqual(Object.keys(MESSAGES).sort());
});

test.each(Object.entries(ENTITY_FAULTS) as [MessageName, (send: Send) => Answer][])(
  'a request provokes %s',
  async (name, provoke) => {
    const entry: DocumentedMessage = MESSAGES[name];
    const error = { code: 'VALIDATION_ERROR', message: entry.message };
    const [operation = ''] = entry.operations;
    const dataType = DATA_TYPES.find(([pattern]) => pattern.test(operation))?.[1];
    const envelope = dataType === undefined ? {} : { data: [], dataType };
    const { status, body } = provoke(await startClient());
    expect({ status, body }).toEqual({ status: 422, body: { ...envelope, errors: [error] } });
  },
);

const DEFINITION_REQUESTS = (
  Object.entries(DEFINITION_FAULTS) as [MessageName, readonly unknown[]][]
).flatMap(([name, bodies]) => bodies.map((body) => [name, body] as const));

describe.each([
  ['POST', ATTRIBUTES],
  ['PUT', `${ATTRIBUTES}/5679`],
])('%s %s', (method, path) => {
  test.each(DEFINITION_REQUESTS)('provokes %s', async (name, body) => {
    const send = await startClient();
    send('POST', ATTRIBUTES, attributeInput({ name: 'Another' }));
    const { status, body: answer } = send(method, path, body);
    const error = { code: 'VALIDATION_ERROR', message: MESSAGES[name].message };
    expect({ status, answer }).toEqual({ status: 422, answer: { errors: [error] } });
  });
});

test.each([
  condition('string', 'in_list', { values: ['a'], value: 5 }),
  condition('number', 'in_list', { values: ['1'], value: ['many'] }),
  condition('date', 'after', { value: '2024-02-29T23:59' }),
])('%j is refused by none', async (body) => {
  expect((await startClient())('POST', ATTRIBUTES, body).status).toBe(201);
});

test.each(operations)(
  'no example of $id has a message that only a request provokes',
  async (operation) => {
    const messages: readonly string[] = CATALOGUE.map(([, { message }]) => message);
    const examples = operation.responses.flatMap(({ content }) =>
      content.flatMap((media) => [...media.examples.values()]),
    );
    const shown = examples.flatMap((example) => valueAt(example, '/errors') ?? []);
    for (const error of shown as { readonly message: string }[])
      expect(messages).not.toContain(error.message);
  },
);

test('creating an account refuses a name that another has, too', async () => {
  const send = await startClient();
  const { status, body } = send('POST', '/accounts', { name: 'My Account 1' }, { query: '' });
  expect([status, body.errors[0].message]).toEqual([422, 'Account name is not unique.']);
});
