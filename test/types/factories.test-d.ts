// Compiled by `npm run typecheck`, never run: what may be said of the values of factories, and what may not.
import type { Operations } from '../../specs/braze/types.ts';
import type { Operations as TellOperations } from '../../specs/tell/types.ts';
import type { Factories, Factory, Overrides, Variant } from '../../src/factories/factories.ts';
import type { MockControl } from '../../src/mock/control-types.ts';

interface Order {
  id: string;
  note?: string;
  state: 'open' | 'paid' | null;
  payment: { kind: 'card'; number: string } | { kind: 'invoice'; due: string };
  lines: { sku: string; count?: number }[];
  point: [number, number];
  tags: Record<string, string>;
  anything: unknown;
  open: { at: string; count?: number } & { [name: string]: boolean };
}

declare const order: Factory<Order>;

order();
order({});
order({ state: null, lines: [{ count: 3 }, undefined, {}], point: [1, 2], tags: { a: 'b' } });
order({ note: undefined, anything: { at: [1] }, payment: { kind: 'card' } });
order({ open: { at: 'noon', count: 1, paid: true } });
order({ open: { paid: false } });
// @ts-expect-error: another type than the declared one
order({ open: { at: true } });
// @ts-expect-error: a type that nothing in it has
order({ open: { paid: null } });
order((n) => ({ id: `order ${n}` }));
order.list(3, { id: 'a' }) satisfies Order[];
order.minimal({ id: 'a' }) satisfies Order;
order.maximal((n) => ({ lines: [{ count: n }] })) satisfies Order;
order
  .with({ state: 'open' })
  .with((n) => ({ id: `${n}` }))
  .withSeed('a') satisfies Factory<Order>;
({ lines: [{ sku: 'a' }] }) satisfies Overrides<Order>;

// @ts-expect-error no such state
order({ state: 'gone' });
// @ts-expect-error no such property
order({ ide: 'a' });
// @ts-expect-error no such property of a line
order({ lines: [{ skew: 'a' }] });
// @ts-expect-error a required property can't be left out
order({ id: undefined });
// @ts-expect-error a line is no text
order({ lines: ['a'] });
// @ts-expect-error no such property
order((n) => ({ number: n }));
// @ts-expect-error how many there are to be is a number
order.list({ id: 'a' });

declare const braze: Factories<{ order: Order }, Operations>;
declare const api: MockControl<Operations>;

const { responses } = braze;
responses['GET /events/data_series'][200]({ data: [{ count: 3 }] }).data satisfies object[];
responses['GET /events/data_series'][400]().message satisfies string;
// @ts-expect-error the count of a point is a number
responses['GET /events/data_series'][200]({ data: [{ count: '3' }] });
// @ts-expect-error no such status
responses['GET /events/data_series'][418]();
// @ts-expect-error no such operation
responses['GET /events'];

for (const variant of responses['GET /events/data_series'].variants()) {
  variant.name satisfies string;
  if (variant.status === 200) variant.body.data satisfies object[];
  api.on('GET /events/data_series').reply(variant.status, variant.body);
}

interface Api {
  'GET /pets': {
    parameters: Record<string, never>;
    responses: {
      200: { content: { 'application/json': { name: string }; 'text/csv': string } };
      204: { content?: never };
    };
  };
}

declare const pets: Factories<object, Api>;
for (const pet of pets.responses['GET /pets'].variants()) {
  if (pet.mediaType === 'application/json') pet.body satisfies { name: string };
  if (pet.mediaType === 'text/csv') pet.body satisfies string;
  if (pet.status === 204) pet.mediaType satisfies undefined;
  // @ts-expect-error it may be of another media type
  if (pet.status === 200) pet.body satisfies { name: string };
}
pets.responses['GET /pets'][200]().name satisfies string;

declare const tell: Factories<object, TellOperations>;
tell.requests['POST /api/v1/audiences']({ name: 'a' });
// @ts-expect-error it has no request body
tell.requests['GET /api/v1/audiences'];

declare const variant: Variant<Operations['GET /events/data_series']>;
// @ts-expect-error not every status is documented
variant.status satisfies 200;
