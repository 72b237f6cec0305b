import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { bodyOf, request, type Schemas, tellMock } from './tell.ts';

type Audience = Schemas['Audience'];

/** What a workspace begins with. */
const EXAMPLE = 'aud_7f3a9c21';

const credentials = {
  bearerAuth: [
    { value: 'admin', scopes: ['admin'] },
    { value: 'editor', scopes: ['editor'] },
    { value: 'other', scopes: ['editor'] },
    { value: 'viewer', scopes: ['viewer'] },
  ],
};

/** What a plain list of audiences would remember. */
type Model = Map<
  string,
  { name: string; description: string | undefined; definition: object; owner: string }
>;

const token = fc.constantFrom('admin', 'editor', 'other', 'viewer');
const text = fc.string({ minLength: 1, maxLength: 20 });
const definition = fc.constantFrom({}, { events: [{ event: 'purchase' }] }, { lookback_days: 7 });
const change = fc.record({ name: text, description: text, definition }, { requiredKeys: [] });

class Create implements fc.Command<Model, Mock> {
  readonly token: string;
  readonly body: { name: string; definition: object; description?: string };
  constructor(token: string, body: Create['body']) {
    this.token = token;
    this.body = body;
  }
  check = () => true;
  run(model: Model, mock: Mock): void {
    const answer = send(mock, 'POST', '', this.token, this.body);
    expect(answer.status).toBe(this.token === 'viewer' ? 403 : 201);
    if (answer.status !== 201) return;
    const { data } = bodyOf(answer, 201) as { data: Audience };
    expect(model.has(data.id)).toBe(false);
    const { name, description, definition } = this.body;
    model.set(data.id, { name, description, definition, owner: this.token });
  }
  toString = () => `create(${this.token}, ${JSON.stringify(this.body)})`;
}

class Change implements fc.Command<Model, Mock> {
  readonly token: string;
  readonly index: number;
  readonly body: { name?: string; description?: string; definition?: object } | undefined;
  /** @param body what is changed; without one, the audience is deleted. */
  constructor(token: string, index: number, body?: Change['body']) {
    this.token = token;
    this.index = index;
    this.body = body;
  }
  check = (model: Readonly<Model>) => model.size > 0;
  run(model: Model, mock: Mock): void {
    const [id, audience] = [...model][this.index % model.size] ?? [];
    if (id === undefined || audience === undefined) throw new Error('there is none');
    const isAllowed = this.token === 'admin' || this.token === audience.owner;
    const method = this.body === undefined ? 'DELETE' : 'PUT';
    const { status } = send(mock, method, `/${id}`, this.token, this.body);
    expect(status).toBe(isAllowed ? (this.body === undefined ? 204 : 200) : 403);
    if (!isAllowed) return;
    if (this.body === undefined) model.delete(id);
    else model.set(id, { ...audience, ...this.body });
    if (this.body === undefined) expect(send(mock, 'GET', `/${id}`, this.token).status).toBe(404);
  }
  toString = () => `change(${this.token}, ${this.index}, ${JSON.stringify(this.body)})`;
}

class Read implements fc.Command<Model, Mock> {
  check = () => true;
  run(model: Model, mock: Mock): void {
    const shown = list(mock)
      .filter(({ id }) => id !== EXAMPLE)
      .map(({ id, name, description, definition }) => [id, { name, description, definition }]);
    const remembered = [...model].map(([id, { owner: _, ...audience }]) => [id, audience]);
    expect(shown).toEqual(remembered);
    for (const [id, audience] of model) {
      const { data } = bodyOf(send(mock, 'GET', `/${id}`, 'viewer'), 200) as { data: Audience };
      expect(data).toMatchObject({ id, name: audience.name, definition: audience.definition });
    }
  }
  toString = () => 'read';
}

test('any sequence of requests leaves what a plain list would hold', async () => {
  const mock = await tellMock({ credentials });
  const commands = [
    fc
      .tuple(
        token,
        fc.record(
          { name: text, definition, description: text },
          { requiredKeys: ['name', 'definition'] },
        ),
      )
      .map(([token, body]) => new Create(token, body)),
    fc
      .tuple(token, fc.nat(20), change)
      .map(([token, index, body]) => new Change(token, index, body)),
    fc.tuple(token, fc.nat(20)).map(([token, index]) => new Change(token, index)),
    fc.constant(new Read()),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 30 }), (commands) => {
      mock.reset();
      fc.modelRun(() => ({ model: new Map(), real: mock }), commands);
    }),
    { numRuns: 50 },
  );
});

function send(mock: Mock, method: string, path: string, token: string, body?: unknown) {
  return mock.respond(request(method, `/audiences${path}`, { token, body }));
}

function list(mock: Mock): Audience[] {
  return (bodyOf(send(mock, 'GET', '', 'viewer'), 200) as { data: Audience[] }).data;
}
