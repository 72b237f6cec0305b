import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Send } from './client.ts';
import {
  apps,
  expectAgreement,
  expectRefusal,
  mostly,
  NOT_FOUND,
  type Step,
  within,
} from './model.ts';

import {
  ALL_USER_ATTRIBUTES,
  type App,
  add,
  filter,
  isKind,
  isSent,
  keyOf,
  type Point,
  point,
  SEARCH,
  SERVICES,
} from './plain-datapoints.ts';

/** By id: app 1 is account 1's, app 2 account 2's. */
type Model = Map<number, App>;

const FIND = point('Event', 'find', null, 'search');
const CART = point('Commerce', 'cart', null, 'product_click');
const points = fc.constantFrom(
  FIND,
  { ...FIND, event_type: 'media' },
  { ...FIND, type: 'EventAttribute', attribute_name: 'word' },
  { ...FIND, type: 'EventAttribute', attribute_name: 'length' },
  CART,
  { ...CART, event_type: null },
  { ...CART, type: 'CommerceAttribute', attribute_name: 'price' },
  point('ScreenView', 'home'),
  point('ScreenViewAttribute', 'home', 'colour'),
  point('UserAttribute', 'age'),
  point('UserAttribute', 'height'),
  point('UserIdentity', 'Email'),
);
const kinds = fc.constantFrom(SEARCH, ALL_USER_ATTRIBUTES);
const refused = fc.constantFrom(
  { ...FIND, event_type: null },
  { ...FIND, event_type: 'product_click' },
  { ...FIND, type: 'EventAttribute' },
  { ...CART, event_type: 'search' },
  point('ScreenViewAttribute', 'home'),
  point('Nothing', 'nothing'),
);
const services = mostly('Amplitude', fc.constantFrom(...SERVICES.keys(), 'Nobody'));

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.tuple(apps, batches(1, 0)).map(([{ account, app: id }, batch]) => ({
    name: `add to app ${id} of account ${account}: ${JSON.stringify(batch)}`,
    act: (model, send) => {
      const input = batch.map(({ point, isLower }) => pointInput(point, isLower));
      const answer = send('PUT', `/apps/${id}/datapoints`, input, within(account));
      const app = account === id ? model.get(id) : undefined;
      if (app === undefined || batch.some(({ isRefused }) => isRefused))
        return expectRefused(answer);
      const added = batch.map(({ point }) => add(app, point));
      expect([answer.status, answer.body]).toEqual([202, envelope(added.map(asPoint))]);
    },
  })),
  fc.tuple(apps, services, batches(2, 1)).map(([{ account, app: id }, service, batch]) => ({
    name: `filter ${service} of app ${id} of account ${account}: ${JSON.stringify(batch)}`,
    act: (model, send) => {
      const input = batch.map(({ point, isLower, enabled }) => ({
        ...filterInput(point, isLower),
        enabled,
      }));
      const answer = send('PUT', `/apps/${id}/${service}/datapoints`, input, within(account));
      const app = account === id && SERVICES.has(service) ? model.get(id) : undefined;
      if (app === undefined || batch.some(({ isRefused }) => isRefused))
        return expectRefused(answer);
      for (const { point, enabled } of batch) filter(app, service, point, enabled);
      const answered = batch.map(({ point }) => ({
        ...filterInput(point),
        enabled: isSent(app, service, point),
      }));
      expect([answer.status, answer.body]).toEqual([202, answered]);
    },
  })),
  fc
    .tuple(apps, services, fc.boolean())
    .map(([{ account, app: id }, service, sendNewDataPointsByDefault]) => ({
      name: `${service} of app ${id} of account ${account}: ${sendNewDataPointsByDefault}`,
      act: (model, send) => {
        const body = { sendNewDataPointsByDefault };
        const answer = send('PUT', `/apps/${id}/${service}`, body, within(account));
        const app = account === id && SERVICES.has(service) ? model.get(id) : undefined;
        if (app === undefined) return expectRefusal(answer, NOT_FOUND);
        expect([answer.status, answer.body]).toEqual([202, envelope([{ name: service, ...body }])]);
        if (sendNewDataPointsByDefault) app.keepsNew.delete(service);
        else app.keepsNew.add(service);
      },
    })),
];

/** Asserts that it is said what is at fault, or that nothing is there. */
function expectRefused(answer: Answer): void {
  if (answer.status === 422) {
    const message = expect.stringMatching(/^Request failed business logic rules: the body at \/\d/);
    const { errors } = answer.body;
    expect(errors).not.toEqual([]);
    expect(errors).toEqual(errors.map(() => ({ code: 'VALIDATION_ERROR', message })));
  } else {
    expectRefusal(answer, NOT_FOUND);
  }
}

/** What is seen is of the app, and of the types that the service takes. */
function agree(model: Model, send: Send): void {
  for (const [id, app] of model) {
    const get = (path: string, account = id) =>
      send('GET', `/apps/${id}${path}`, undefined, within(account));
    const all = [...app.points.values()];
    const points = all.filter((point) => !isKind(point)).map(asPoint);
    expect(get('/datapoints')).toMatchObject({ status: 200, body: envelope(points) });
    for (const path of ['/datapoints', '/Amplitude', '/Amplitude/datapoints'])
      expectRefusal(get(path, 3 - id), NOT_FOUND);
    for (const [name, types] of SERVICES) {
      const sendNewDataPointsByDefault = !app.keepsNew.has(name);
      const filters = all
        .filter(({ type }) => types.test(type))
        .map((point) => ({ ...point, enabled: isSent(app, name, point) }));
      expect([get(`/${name}`).body, get(`/${name}/datapoints`).body]).toEqual([
        envelope([{ name, sendNewDataPointsByDefault }]),
        envelope(filters),
      ]);
    }
  }
}

/** An identity has another type among data points than among filters. */
function asPoint<Same extends Point>(point: Same): Same {
  return point.type === 'UserIdentity' ? { ...point, type: 'Identity' } : point;
}

function pointInput(point: Point, isLower: boolean) {
  return filterInput(asPoint(point), isLower);
}

/** What is said of a point: types in their own case or a lower one, and no more than it has. */
function filterInput({ type, name, attribute_name, event_type }: Point, isLower = false) {
  return {
    name,
    type: isLower ? type.toLowerCase() : type,
    ...(attribute_name !== null && { attribute_name }),
    ...(event_type !== null && { event_type }),
  };
}

/** Some data points, with kinds and ones that are refused among them as often as the weights say. */
function batches(pointWeight: number, kindWeight: number) {
  const valid = fc.oneof(
    { weight: pointWeight, arbitrary: points },
    { weight: kindWeight, arbitrary: kinds },
  );
  const inputs = fc.oneof(
    { weight: 12, arbitrary: valid.map((point) => ({ point, isRefused: false })) },
    { weight: 1, arbitrary: refused.map((point) => ({ point, isRefused: true })) },
  );
  const input = fc
    .tuple(inputs, fc.boolean(), fc.boolean())
    .map(([input, isLower, enabled]) => ({ ...input, isLower, enabled }));
  return fc.array(input, { maxLength: 3 });
}

function envelope(data: unknown[]) {
  return { data, dataType: 'datapoint', errors: null };
}

test('data points and what services get are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () =>
      new Map([
        [1, beginning()],
        [2, { points: new Map(), keepsNew: new Set(), off: new Set() }],
      ]),
    steps,
    agree,
  });
});

/** The page's example. */
function beginning(): App {
  const word = point('EventAttribute', 'my event', 'my event attribute', 'navigation');
  const points = [
    { ...point('Event', 'my event', null, 'navigation'), created_on: '2015-06-04T18:11:06.027' },
    { ...word, created_on: '2015-06-04T18:53:23.25' },
    { ...point('ScreenView', 'my screen view'), created_on: '2015-06-04T18:53:23.25' },
    {
      ...point('ScreenViewAttribute', 'my screen view', 'my screen view attribute'),
      created_on: '2015-06-04T18:53:23.25',
    },
  ];
  return {
    points: new Map(points.map((point) => [keyOf(point), { ...point, data_type: 'datapoint' }])),
    keepsNew: new Set(),
    off: new Set([`GoogleAnalyticsEventForwarder ${keyOf(word)}`]),
  };
}
