import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { ATTRIBUTES, attributeInput, type Send, sendTo } from './client.ts';

/** A calculated attribute: its definitions are told apart by what they calculate. */
interface Attribute {
  name: string;
  draft: string | null;
  active: string | null;
}

interface Model {
  readonly attributes: Map<number, Attribute>;
  nextId: number;
}

const NAMES = ['a', 'b', 'c'];
const names = fc.constantFrom(...NAMES);
const calculations = fc.constantFrom('count', 'sum', 'max');
/** The ids of attributes that are there, were there or never were. */
const ids = fc.integer({ min: 5679, max: 5682 });

const commands = [
  fc.tuple(names, calculations).map(([name, calculation]) =>
    command(`create ${name} as a ${calculation}`, (model, send) => {
      const { status, body } = send('POST', ATTRIBUTES, input(name, calculation));
      if (isTaken(model, name)) return expect(status).toBe(422);
      expect([status, body]).toEqual([201, model.nextId]);
      model.attributes.set(model.nextId, { name, draft: calculation, active: null });
      model.nextId += 1;
    }),
  ),
  fc.tuple(ids, names, calculations).map(([id, name, calculation]) =>
    command(`update ${id} to ${name}, a ${calculation}`, (model, send) => {
      const { status } = send('PUT', `${ATTRIBUTES}/${id}`, input(name, calculation));
      const attribute = model.attributes.get(id);
      if (attribute === undefined) return expect(status).toBe(404);
      const isRenamed = attribute.name !== name;
      if (isRenamed && (attribute.active !== null || isTaken(model, name)))
        return expect(status).toBe(422);
      expect(status).toBe(204);
      attribute.name = name;
      attribute.draft = calculation;
    }),
  ),
  ids.map((id) =>
    command(`activate ${id}`, (model, send) => {
      const { status } = send('POST', `${ATTRIBUTES}/${id}/activation`);
      const attribute = model.attributes.get(id);
      if (attribute === undefined) return expect(status).toBe(404);
      if (attribute.draft === null) return expect(status).toBe(422);
      expect(status).toBe(204);
      attribute.active = attribute.draft;
      attribute.draft = null;
    }),
  ),
  ids.map((id) =>
    command(`discard the draft of ${id}`, (model, send) => {
      const attribute = model.attributes.get(id);
      const { status } = send('DELETE', `${ATTRIBUTES}/${id}/draft`);
      expect(status).toBe(attribute === undefined ? 404 : 204);
      if (attribute !== undefined) attribute.draft = null;
    }),
  ),
  ids.map((id) =>
    command(`delete ${id}`, (model, send) => {
      const isThere = model.attributes.delete(id);
      expect(send('DELETE', `${ATTRIBUTES}/${id}`).status).toBe(isThere ? 204 : 404);
    }),
  ),
];

/** A command after which the mock has the attributes of the model, and `HEAD` agrees with `GET`. */
function command(name: string, act: (model: Model, send: Send) => void): fc.Command<Model, Send> {
  return {
    check: () => true,
    run: (model, send) => {
      act(model, send);
      const answers = send('GET', ATTRIBUTES).body.filter(({ id }: Answer) => id > 5678);
      const found = answers.map(({ id, name, draft_definition, active_definition }: Answer) => [
        id,
        {
          name,
          draft: draft_definition?.calculation_type ?? null,
          active: active_definition?.calculation_type ?? null,
        },
      ]);
      expect(found).toEqual([...model.attributes]);
      for (const { id, activated_on, activated_by, active_definition } of answers)
        expect(send('GET', `${ATTRIBUTES}/${id}/activation`).body).toEqual({
          calculated_attribute_id: id,
          is_active: active_definition !== null,
          activated_on,
          activated_by,
        });
      for (const name of NAMES) {
        const isThere = isTaken(model, name);
        const path = `${ATTRIBUTES}?name=${name}`;
        expect(send('HEAD', path).status).toBe(isThere ? 204 : 404);
        expect(send('GET', path).body).toHaveLength(isThere ? 1 : 0);
      }
    },
    toString: () => name,
  };
}

function input(name: string, calculation: string) {
  return attributeInput({ name }, { calculation_type: calculation });
}

function isTaken({ attributes }: Model, name: string): boolean {
  return [...attributes.values()].some((attribute) => attribute.name === name);
}

test('calculated attributes are as a plain model has them, whatever is done', async () => {
  const mock = await createMock('mparticle-platform');
  const send = sendTo(mock);
  fc.assert(
    fc.property(fc.commands(commands, { size: '+1' }), (steps) => {
      mock.reset();
      fc.modelRun(() => ({ model: { attributes: new Map(), nextId: 5679 }, real: send }), steps);
    }),
    { numRuns: 30 },
  );
});

interface Answer {
  readonly id: number;
  readonly name: string;
  readonly draft_definition: { readonly calculation_type: string } | null;
  readonly active_definition: { readonly calculation_type: string } | null;
}
