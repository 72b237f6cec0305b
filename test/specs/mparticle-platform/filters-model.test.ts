import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { type Send, sendTo } from './client.ts';

/** Whether the service is sent what there is: event types, events below them, attributes below these. */
interface Model {
  /** By path: `search`, `search/find`, `search/find/word`. */
  readonly enabled: Map<string, boolean>;
  sendsNew: boolean;
}

const SERVICE = '/apps/1/Amplitude';
const POINTS = '/apps/1/datapoints';

const paths = fc
  .tuple(
    fc.constantFrom('search', 'media'),
    fc.option(fc.constantFrom('find', 'play'), { nil: undefined }),
    fc.option(fc.constantFrom('word', 'length'), { nil: undefined }),
  )
  .map(([type, event, attribute]) =>
    [type, event, event && attribute].filter((part) => part !== undefined).join('/'),
  );

const commands = [
  fc.tuple(paths, fc.boolean()).map(([path, enabled]) =>
    command(`turn ${path} ${enabled ? 'on' : 'off'}`, (model, send) => {
      expect(send('PUT', `${SERVICE}/datapoints`, [{ ...input(path), enabled }]).status).toBe(202);
      add(model, path);
      model.enabled.set(path, enabled && isOnAbove(model, path));
      for (const below of model.enabled.keys())
        if (!enabled && below.startsWith(`${path}/`)) model.enabled.set(below, false);
    }),
  ),
  paths
    .filter((path) => path.includes('/'))
    .map((path) =>
      command(`add ${path}`, (model, send) => {
        expect(send('PUT', POINTS, [input(path)]).status).toBe(202);
        add(model, path);
      }),
    ),
  fc.boolean().map((sendsNew) =>
    command(`${sendsNew ? 'send' : 'keep'} new ones`, (model, send) => {
      const body = { sendNewDataPointsByDefault: sendsNew };
      expect(send('PUT', SERVICE, body).status).toBe(202);
      model.sendsNew = sendsNew;
    }),
  ),
];

/** Adds what isn't there, after its parent; an event type is there when it was turned on or off. */
function add(model: Model, path: string): void {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (parent.includes('/')) add(model, parent);
  if (model.enabled.has(path)) return;
  model.enabled.set(path, model.sendsNew && isOnAbove(model, path));
}

/** Whether nothing is off that is above. */
function isOnAbove({ enabled }: Model, path: string): boolean {
  return [...enabled].every(([kind, isOn]) => isOn || !path.startsWith(`${kind}/`));
}

/** A command after which the service is sent what the model says. */
function command(name: string, act: (model: Model, send: Send) => void): fc.Command<Model, Send> {
  return {
    check: () => true,
    run: (model, send) => {
      act(model, send);
      const { data } = send('GET', `${SERVICE}/datapoints`).body;
      const found = data
        .filter((filter: Filter) => filter.type.startsWith('Event'))
        .map((filter: Filter) => [pathOf(filter), filter.enabled]);
      expect(Object.fromEntries(found)).toEqual({
        'navigation/my event': true,
        'navigation/my event/my event attribute': true,
        ...Object.fromEntries(model.enabled),
      });
    },
    toString: () => name,
  };
}

function input(path: string): Record<string, unknown> {
  const [type = '', event, attribute] = path.split('/');
  if (event === undefined) return { type: 'EventType', name: type };
  if (attribute === undefined) return { type: 'Event', name: event, event_type: type };
  return { type: 'EventAttribute', name: event, attribute_name: attribute, event_type: type };
}

function pathOf({ type, name, attribute_name, event_type }: Filter): string {
  const parts = type === 'EventType' ? [name] : [event_type, name, attribute_name];
  return parts.filter((part) => part !== null).join('/');
}

test('filters are as a plain model has them, whatever is done', async () => {
  const mock = await createMock('mparticle-platform');
  const send = sendTo(mock);
  fc.assert(
    fc.property(fc.commands(commands, { size: '+1' }), (steps) => {
      mock.reset();
      fc.modelRun(() => ({ model: { enabled: new Map(), sendsNew: true }, real: send }), steps);
    }),
    { numRuns: 30 },
  );
});

interface Filter {
  readonly type: string;
  readonly name: string;
  readonly attribute_name: string | null;
  readonly event_type: string | null;
  readonly enabled: boolean;
}
