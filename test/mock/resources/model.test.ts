import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ask } from './ask.ts';
import { openShop } from './shop.ts';

interface User {
  readonly id: number;
  readonly name: string;
}

/** Where the plain model and the mock are: the users by id, in the order of their creation. */
interface Run {
  readonly users: Map<number, User>;
  readonly ask: Ask;
}

type Step = (run: Run) => void;

const name = fc.string({ minLength: 1, maxLength: 8 });
/** One of the users that there are, or an id that nobody has. */
const which = fc.nat({ max: 9 });
const idOf = ({ users }: Run, index: number) => [...users.keys()][index] ?? -1;

const step: fc.Arbitrary<Step> = fc.oneof(
  name.map(
    (text): Step =>
      ({ users, ask }) => {
        const { status, body } = ask('POST', '/users', { name: text });
        expect([status, body.name, users.has(body.id)]).toEqual([201, text, false]);
        users.set(body.id, body);
      },
  ),
  which.map(
    (index): Step =>
      (run) => {
        const id = idOf(run, index);
        const { status, body } = run.ask('GET', `/users/${id}`);
        const user = run.users.get(id);
        expect(status).toBe(user === undefined ? 404 : 200);
        if (user !== undefined) expect(body).toEqual(user);
      },
  ),
  fc.tuple(which, name, fc.constantFrom('PUT', 'PATCH')).map(
    ([index, text, method]): Step =>
      (run) => {
        const id = idOf(run, index);
        const { status, body } = run.ask(method, `/users/${id}`, { name: text });
        expect(status).toBe(run.users.has(id) ? 200 : 404);
        if (status !== 200) return;
        expect(body).toMatchObject({ id, name: text });
        run.users.set(id, body);
      },
  ),
  which.map(
    (index): Step =>
      (run) => {
        const id = idOf(run, index);
        expect(run.ask('DELETE', `/users/${id}`).status).toBe(run.users.delete(id) ? 204 : 404);
      },
  ),
);

test('random sequences agree with a plain model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.string(), async (steps, seed) => {
      const ask = await openShop({ seed });
      const { data } = ask('GET', '/users').body;
      const users = new Map((data as User[]).map((user) => [user.id, user]));
      for (const take of steps) take({ users, ask });
      expect(ask('GET', '/users').body.data).toEqual([...users.values()]);
    }),
    { numRuns: 50 },
  );
});
