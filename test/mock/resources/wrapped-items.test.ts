import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const PATIENT = {
  type: 'object',
  required: ['id', 'gender'],
  properties: { id: text, gender: { enum: ['male', 'female'] } },
};
const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };

test.each<[list: string, member: string, beside: JsonObject]>([
  ['entry', 'resource', { fullUrl: { type: 'string', format: 'uri' } }],
  ['items', 'item', { position: { type: 'integer' } }],
  ['data', 'patient', { added_at: text }],
  ['edges', 'node', { cursor: text }],
])('an entity is known in a list whose items wrap it: %s, %s', async (list, member, beside) => {
  const item = {
    type: 'object',
    required: [...Object.keys(beside), member],
    properties: { ...beside, [member]: PATIENT },
  };
  const whole = {
    type: 'object',
    required: ['total', list],
    properties: { total: { type: 'integer' }, [list]: { type: 'array', items: item } },
  };
  const parameters = [{ name: '_count', in: 'query', schema: { type: 'integer' } }];
  const ask = await openMock(
    await contractOf({
      '/Patient': {
        get: { parameters, responses: { 200: jsonResponse(whole) } },
        post: { requestBody, responses: { 201: jsonResponse(PATIENT) } },
      },
      '/Patient/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: jsonResponse(PATIENT), 404: { description: 'Gone' } } },
      },
    }),
  );
  const posted = ask('POST', '/Patient', { gender: 'female' }).body;
  const all = ask('GET', '/Patient').body;
  const patients = all[list].map((one: JsonObject) => one[member]);
  expect(patients).toContainEqual(posted);
  expect(all.total).toBe(patients.length);
  for (const patient of patients) {
    expect(ask('GET', `/Patient/${patient.id}`).body).toEqual(patient);
  }
  expect(ask('GET', '/Patient?_count=1').body).toMatchObject({ total: all.total });
  expect(ask('GET', '/Patient?_count=1').body[list]).toHaveLength(1);
  if (list !== 'entry') return;
  const urls = all.entry.map((one: JsonObject) => one.fullUrl);
  expect(urls).toEqual(patients.map(({ id }: JsonObject) => `http://mock.test/Patient/${id}`));
});
