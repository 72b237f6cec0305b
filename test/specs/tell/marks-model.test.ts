import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { bodyOf, request, type Schemas, tellMock } from './tell.ts';

type Mark = Schemas['Mark'];

/** What a workspace begins with. */
const EXAMPLE = 'mark_5c20e1b8';

const credentials = {
  bearerAuth: [
    { value: 'admin', scopes: ['admin'] },
    { value: 'editor', scopes: ['editor'] },
    { value: 'other', scopes: ['editor'] },
    { value: 'viewer', scopes: ['viewer'] },
  ],
};

/** What a plain list of marks would remember of one. */
interface Remembered {
  readonly title: string;
  readonly scope: string;
  readonly category: string;
  readonly creator: string;
}

type Model = Map<string, Remembered>;

const TOKENS = ['admin', 'editor', 'other', 'viewer'];

class Create implements fc.Command<Model, Mock> {
  readonly mark: Remembered;
  constructor(mark: Remembered) {
    this.mark = mark;
  }
  check = () => true;
  run(model: Model, mock: Mock): void {
    const { creator, ...body } = this.mark;
    const answer = send(mock, 'POST', '', creator, body);
    expect(answer.status).toBe(creator === 'viewer' ? 403 : 201);
    if (answer.status === 201)
      model.set((bodyOf(answer, 201) as { data: Mark }).data.id, this.mark);
  }
  toString = () => `create(${JSON.stringify(this.mark)})`;
}

class Delete implements fc.Command<Model, Mock> {
  readonly token: string;
  readonly index: number;
  constructor(token: string, index: number) {
    this.token = token;
    this.index = index;
  }
  check = (model: Readonly<Model>) => model.size > 0;
  run(model: Model, mock: Mock): void {
    const [id, mark] = [...model][this.index % model.size] ?? [];
    if (id === undefined || mark === undefined) throw new Error('there is none');
    const isAllowed = this.token === 'admin' || this.token === mark.creator;
    const refusal = mark.scope === 'private' ? 404 : 403;
    expect(send(mock, 'DELETE', `/${id}`, this.token).status).toBe(isAllowed ? 204 : refusal);
    if (isAllowed) model.delete(id);
  }
  toString = () => `delete(${this.token}, ${this.index})`;
}

class Read implements fc.Command<Model, Mock> {
  check = () => true;
  run(model: Model, mock: Mock): void {
    for (const token of TOKENS) {
      const visible = [...model].filter(
        ([, { scope, creator }]) => scope === 'public' || creator === token,
      );
      const shown = list(mock, '', token).filter(({ id }) => id !== EXAMPLE);
      expect(shown.map(({ id }) => id).sort()).toEqual(visible.map(([id]) => id).sort());
      for (const { id, title, category } of shown)
        expect(model.get(id)).toMatchObject({ title, category });
      for (const [id] of model) {
        const isVisible = visible.some(([other]) => other === id);
        expect(send(mock, 'GET', `/${id}`, token).status).toBe(isVisible ? 200 : 404);
      }
    }
  }
  toString = () => 'read';
}

test('any sequence of requests leaves what a plain list would hold', async () => {
  const mock = await tellMock({ credentials });
  const mark = fc.record({
    title: fc.string({ minLength: 1, maxLength: 10 }),
    scope: fc.constantFrom('public', 'private'),
    category: fc.constantFrom('release', 'news', 'incident'),
    creator: fc.constantFrom(...TOKENS),
  });
  const commands = [
    mark.map((mark) => new Create(mark)),
    fc.tuple(fc.constantFrom(...TOKENS), fc.nat(20)).map((parts) => new Delete(...parts)),
    fc.constant(new Read()),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 20 }), (commands) => {
      mock.reset();
      fc.modelRun(() => ({ model: new Map(), real: mock }), commands);
    }),
    { numRuns: 50 },
  );
});

function send(mock: Mock, method: string, path: string, token: string, body?: unknown) {
  return mock.respond(request(method, `/marks${path}`, { token, body }));
}

function list(mock: Mock, query = '', token = 'editor'): Mark[] {
  return (bodyOf(send(mock, 'GET', query, token), 200) as { data: Mark[] }).data;
}
