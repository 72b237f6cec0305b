import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { type Answer, type Send, sendTo } from './client.ts';

/** What a client may do: to the mock and to the model alike, asserting the mock's answer. */
export interface Step<Model> {
  readonly name: string;
  readonly act: (model: Model, send: Send) => void;
}

interface Modelled<Model> {
  /** The model of a mock that nothing has been done to. */
  readonly begin: () => Model;
  readonly steps: readonly fc.Arbitrary<Step<Model>>[];
  /** Asserts that the mock shows what the model holds. */
  readonly agree: (model: Model, send: Send) => void;
}

/** A status, and the message to the letter. */
export type Refusal = readonly [status: number, message: string];

/** An id that nothing has. */
export const NOWHERE = 99;

export const NOT_FOUND: Refusal = [404, 'Resource does not exist or user does not have access.'];
export const BUSINESS_RULES_FAILED: Refusal = [422, 'Request failed business logic rules.'];

const SANDBOXES = ['one', 'other'];

/** One is used more, so that more comes together in it. */
const sandboxes = mostly('one', fc.constant('other'));

/**
 * Takes steps at random, in one of two sandboxes, a minute apart, and asserts that the mock agrees
 * with the model after each. Neither sandbox sees what is done in the other.
 */
export async function expectAgreement<Model>(modelled: Modelled<Model>): Promise<void> {
  const { begin, steps, agree } = modelled;
  const commands = steps.map((step) =>
    fc.tuple(sandboxes, step).map(([sandbox, { name, act }]) => ({
      check: () => true,
      run: (models: Map<string, Model>, send: Send) => {
        vi.setSystemTime(Date.now() + 60_000);
        const model = models.get(sandbox) as Model;
        act(model, inSandbox(send, sandbox));
        agree(model, inSandbox(send, sandbox));
      },
      toString: () => `${name} (${sandbox})`,
    })),
  );
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const mock = await createMock('mparticle-platform');
    const send = sendTo(mock);
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 50, size: 'max' }), (taken) => {
        mock.reset();
        vi.setSystemTime(Date.parse('2026-01-01T12:00:00Z'));
        const models = new Map(SANDBOXES.map((sandbox) => [sandbox, begin()]));
        fc.modelRun(() => ({ model: models, real: send }), taken);
        for (const [sandbox, model] of models) agree(model, inSandbox(send, sandbox));
      }),
      { numRuns: 30 },
    );
  } finally {
    vi.useRealTimers();
  }
}

/** A value that is common, and others that are rare. */
export function mostly<Value>(common: Value, others: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(common) }, { weight: 1, arbitrary: others });
}

/** An app and the account that it is looked for in: app 1 is account 1's, app 2 account 2's. */
export const apps = fc
  .constantFrom(1, 1, 1, 2, 2, NOWHERE)
  .chain((app) =>
    fc.record({ app: fc.constant(app), account: mostly(app === 2 ? 2 : 1, fc.constantFrom(1, 2)) }),
  );

/** The options of a request within an account. */
export function within(account: number) {
  return { query: `?accountId=${account}` };
}

/** The present, as most answers have it. */
export function now(): string {
  return new Date().toISOString().slice(0, -1);
}

/** What stands at a place among ids: a step is made before it is known which there are. */
export function at(ids: readonly number[], place: number): number {
  return ids[place % ids.length] as number;
}

/** Asserts that a request is refused, in the envelope of version 1. */
export function expectRefusal({ status, body }: Answer, [wanted, message]: Refusal): void {
  expect([status, body]).toEqual([
    wanted,
    { data: [], dataType: expect.any(String), errors: [{ code: 'VALIDATION_ERROR', message }] },
  ]);
}

/** The same for a request that may be refused for several reasons: the page doesn't say which comes first. */
export function expectAnyRefusal(answer: Answer, refusals: readonly Refusal[]): void {
  const message = answer.body.errors?.[0].message;
  const refusal = refusals.find(([, documented]) => documented === message) ?? refusals[0];
  expectRefusal(answer, refusal as Refusal);
}

/** Deletes account 2 with the app that it begins with, which has an Android platform. */
export function deleteSecondAccount(send: Send): void {
  for (const path of ['/apps/2/platforms/android', '/apps/2', '/accounts'])
    expect(send('DELETE', path, undefined, within(2)).status).toBe(204);
}

function inSandbox(send: Send, sandbox: string): Send {
  return (method, path, body, options) =>
    send(method, path, body, { ...options, headers: { 'specwright-sandbox': sandbox } });
}
