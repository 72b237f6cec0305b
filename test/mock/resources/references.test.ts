import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Ask, openMock } from './ask.ts';

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const parameters = [{ name: 'id', in: 'path', required: true, schema: uuid }];
const gone = { 404: { description: 'Gone' } };
const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
const entity = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const COMPANY = entity({ id: uuid, name: text });

/** The paths of a collection and of its items. */
function crud(path: string, schema: JsonObject): JsonObject {
  return {
    [path]: {
      get: { responses: { 200: jsonResponse({ type: 'array', items: schema }) } },
      post: { requestBody, responses: { 201: jsonResponse(schema) } },
    },
    [`${path}/{id}`]: {
      parameters,
      get: { responses: { 200: jsonResponse(schema), ...gone } },
      patch: { requestBody, responses: { 200: jsonResponse(schema), ...gone } },
      delete: { responses: { 204: { description: 'Gone' }, ...gone } },
    },
  };
}

/** Companies, and contacts which tell of them by some members. */
async function openContacts(members: JsonObject): Promise<Ask> {
  const contact = entity({ id: uuid, name: text, ...members });
  return openMock(
    await contractOf(
      {
        ...crud('/companies', { $ref: '#/components/schemas/Company' }),
        ...crud('/contacts', contact),
        '/companies/{id}/contacts': {
          parameters,
          get: { responses: { 200: jsonResponse({ type: 'array', items: contact }), ...gone } },
        },
      },
      { components: { schemas: { Company: COMPANY } } },
    ),
  );
}

const BOTH = { company_id: uuid, company: COMPANY };

test.each<[string, JsonObject]>([
  ['company_id', { company_id: uuid }],
  ['company', { company: COMPANY }],
  ['employer', { employer: { $ref: '#/components/schemas/Company' } }],
])('what the mock itself refers to is there, and as it tells of it: %s', async (name, members) => {
  const ask = await openContacts(members);
  for (const { [name]: company } of ask('GET', '/contacts').body) {
    const read = ask('GET', `/companies/${company.id ?? company}`);
    expect(read.status).toBe(200);
    if (company.id !== undefined) expect(read.body).toEqual(company);
  }
});

test('what is told of another entity is what it is now', async () => {
  const ask = await openContacts(BOTH);
  const company = ask('POST', '/companies', { name: 'Acme' }).body;
  const ann = ask('POST', '/contacts', { name: 'Ann', company_id: company.id }).body;
  expect(ann).toMatchObject({ company_id: company.id, company });
  const renamed = ask('PATCH', `/companies/${company.id}`, { name: 'Apex' }).body;
  expect(ask('GET', `/contacts/${ann.id}`).body.company).toEqual(renamed);
  expect(ask('GET', `/companies/${company.id}/contacts`).body).toEqual([
    { ...ann, company: renamed },
  ]);
});

test('who is moved to another entity tells of that one', async () => {
  const ask = await openContacts(BOTH);
  const [acme, apex] = ['Acme', 'Apex'].map((name) => ask('POST', '/companies', { name }).body);
  const { id } = ask('POST', '/contacts', { name: 'Ann', company_id: acme.id }).body;
  expect(ask('PATCH', `/contacts/${id}`, { company_id: apex.id }).body).toMatchObject({
    company_id: apex.id,
    company: apex,
  });
  expect(ask('GET', `/companies/${acme.id}/contacts`).body).toEqual([]);
});

test('what was referred to and is removed stays gone', async () => {
  const ask = await openContacts(BOTH);
  const [contact] = ask('GET', '/contacts').body;
  expect(ask('DELETE', `/companies/${contact.company_id}`).status).toBe(204);
  expect(ask('GET', `/contacts/${contact.id}`).body).toEqual(contact);
});

test('entities may refer to each other', async () => {
  const ask = await openMock(
    await contractOf({
      ...crud('/teams', entity({ id: uuid, user_id: uuid })),
      ...crud('/users', entity({ id: uuid, team_id: uuid })),
    }),
  );
  const [team] = ask('GET', '/teams').body;
  const user = ask('GET', `/users/${team.user_id}`);
  expect([user.status, ask('GET', `/teams/${user.body.team_id}`).status]).toEqual([200, 200]);
});

test('what has a number for its key is found by it, and referred to by it', async () => {
  const customer = entity({ number: uuid, name: text, email: text });
  const order = entity({ id: uuid, customer: entity({ number: uuid, name: text }) });
  const ask = await openMock(
    await contractOf({ ...crud('/customers', customer), ...crud('/orders', order) }),
  );
  const created = ask('POST', '/customers', { name: 'Ann' }).body;
  expect(ask('GET', `/customers/${created.number}`).body).toEqual(created);
  for (const { customer: told } of ask('GET', '/orders').body) {
    expect(ask('GET', `/customers/${told.number}`).body).toMatchObject(told);
  }
  const { number, name } = created;
  const sent = ask('POST', '/orders', { customer: { number, name: 'Bob' } }).body;
  expect(sent.customer).toEqual({ number, name });
});
