import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { type Send, sendTo } from './client.ts';

/** What apps there are, by id: their names, and the operating systems of their platforms. */
interface Model {
  readonly apps: Map<number, { name: string; readonly systems: Set<string> }>;
  nextId: number;
}

const names = fc.constantFrom('a', 'b', 'c');
const systems = fc.constantFrom('iOS', 'Android', 'Roku');
/** The ids of apps that are there, were there or never were. */
const ids = fc.integer({ min: 3, max: 6 });

const commands = [
  fc.tuple(names, fc.array(systems, { maxLength: 3 })).map(([name, asked]) =>
    command(`create the app ${name} for ${asked.join()}`, (model, send) => {
      const platforms = asked.map((os) => ({ os: os.toLowerCase() }));
      const { status, body } = send('POST', '/apps', { name, platforms });
      const isTaken = [...model.apps.values()].some((app) => app.name === name);
      if (asked.length === 0 || isTaken) return expect(status).toBe(422);
      expect([status, body.data[0].id]).toEqual([201, model.nextId]);
      model.apps.set(model.nextId, { name, systems: new Set(asked) });
      model.nextId += 1;
    }),
  ),
  fc.tuple(ids, names).map(([id, name]) =>
    command(`rename the app ${id} to ${name}`, (model, send) => {
      const app = model.apps.get(id);
      expect(send('PUT', `/apps/${id}`, { name }).status).toBe(app === undefined ? 404 : 202);
      if (app !== undefined) app.name = name;
    }),
  ),
  ids.map((id) =>
    command(`delete the app ${id}`, (model, send) => {
      const app = model.apps.get(id);
      const wanted = app === undefined ? 404 : app.systems.size > 0 ? 422 : 204;
      expect(send('DELETE', `/apps/${id}`).status).toBe(wanted);
      if (wanted === 204) model.apps.delete(id);
    }),
  ),
  fc.tuple(ids, systems).map(([id, os]) =>
    command(`create the platform ${os} of the app ${id}`, (model, send) => {
      const app = model.apps.get(id);
      const isRefused = app === undefined || app.systems.has(os);
      expect(send('POST', `/apps/${id}`, { os }).status).toBe(isRefused ? 422 : 201);
      app?.systems.add(os);
    }),
  ),
  fc.tuple(ids, systems).map(([id, os]) =>
    command(`delete the platform ${os} of the app ${id}`, (model, send) => {
      const isThere = model.apps.get(id)?.systems.delete(os) === true;
      const path = `/apps/${id}/platforms/${os.toLowerCase()}`;
      expect(send('DELETE', path).status).toBe(isThere ? 204 : 404);
    }),
  ),
];

/** A command after which the mock has the apps of the model, and shows no secret. */
function command(name: string, act: (model: Model, send: Send) => void): fc.Command<Model, Send> {
  return {
    check: () => true,
    run: (model, send) => {
      act(model, send);
      const answer = send('GET', '/apps').body.data;
      const found = answer.map(({ id, name, platforms }: App) => [
        id,
        name,
        platforms.map(({ os }) => os).sort(),
      ]);
      const wanted = [...model.apps].map(([id, { name, systems }]) => [
        id,
        name,
        [...systems].sort(),
      ]);
      expect(found).toEqual(wanted);
      for (const app of answer) {
        expect(send('GET', `/apps/${app.id}`).body.data).toEqual([app]);
        expect(JSON.stringify(app)).not.toMatch(/"secret":"/);
      }
    },
    toString: () => name,
  };
}

test('apps and platforms are as a plain model has them, whatever is done', async () => {
  const mock = await createMock('mparticle-platform');
  const send = sendTo(mock);
  fc.assert(
    fc.property(fc.commands(commands, { size: '+1' }), (steps) => {
      mock.reset();
      const begin = () => ({
        model: {
          apps: new Map([[1, { name: 'Test App', systems: new Set(['Android', 'iOS']) }]]),
          nextId: 3,
        },
        real: send,
      });
      fc.modelRun(begin, steps);
    }),
    { numRuns: 30 },
  );
});

interface App {
  readonly id: number;
  readonly name: string;
  readonly platforms: readonly { readonly os: string }[];
}
