import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');

let send: Send;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  send = await startClient();
});
afterEach(() => {
  vi.useRealTimers();
});

const status = (method: string, path: string, body?: unknown) => send(method, path, body).status;

describe('a calculated attribute', () => {
  const PATH = `${ATTRIBUTES}/5679`;
  const create = (changes = {}) => send('POST', ATTRIBUTES, attributeInput(changes));
  const heads = (name: string) => status('HEAD', `${ATTRIBUTES}?name=${name}`);

  test('is a draft until it is activated', () => {
    expect(create({ name: 'mine' })).toMatchObject({ status: 201, body: 5679 });
    expect(send('GET', PATH).body).toMatchObject({
      id: 5679,
      name: 'mine',
      active_definition: null,
      draft_definition: { calculation_type: 'count' },
      audience_count: 0,
      activated_on: null,
      activated_by: null,
    });
    expect(send('GET', `${PATH}/activation`).body).toEqual({
      calculated_attribute_id: 5679,
      is_active: false,
      activated_on: null,
      activated_by: null,
    });
    expect(status('POST', `${PATH}/activation`)).toBe(204);
    const { body } = send('GET', PATH);
    expect(body).toMatchObject({
      active_definition: { calculation_type: 'count' },
      draft_definition: null,
      activated_on: '2026-01-01T12:00:00.000Z',
      activated_by: 'user@mparticle.com',
    });
    const { activated_on, activated_by } = body;
    expect(send('GET', `${PATH}/activation`).body).toEqual({
      calculated_attribute_id: 5679,
      is_active: true,
      activated_on,
      activated_by,
    });
    expect(status('POST', `${PATH}/activation`)).toBe(422);
  });

  test('is renamed as a draft, and only described once it is active', () => {
    create({ name: 'mine', description: 'First' });
    expect(status('PUT', PATH, attributeInput({ name: 'yours' }))).toBe(204);
    expect(send('GET', PATH).body).toMatchObject({ name: 'yours', description: 'First' });
    status('POST', `${PATH}/activation`);
    expect(status('PUT', PATH, attributeInput({ name: 'mine' }))).toBe(422);
    const described = attributeInput({ name: 'yours', description: 'Second' });
    expect(status('PUT', PATH, described)).toBe(204);
    expect(send('GET', PATH).body).toMatchObject({
      description: 'Second',
      active_definition: expect.anything(),
      draft_definition: expect.anything(),
    });
    for (const changes of [{ description: 'Third' }, { name: 'yours', description: 'Third' }])
      expect(status('PUT', PATH, changes)).toBe(204);
    expect(send('GET', PATH).body).toMatchObject({
      name: 'yours',
      description: 'Third',
      draft_definition: expect.anything(),
    });
    expect(status('DELETE', `${PATH}/draft`)).toBe(204);
    expect(send('GET', PATH).body.draft_definition).toBeNull();
  });

  test('is found by its name as long as it is there', () => {
    expect(heads('mine')).toBe(404);
    create({ name: 'mine' });
    expect(heads('mine')).toBe(204);
    expect(send('GET', `${ATTRIBUTES}?name=mine`).body).toHaveLength(1);
    expect(status('DELETE', PATH)).toBe(204);
    expect(heads('mine')).toBe(404);
    expect(send('GET', `${ATTRIBUTES}?name=mine`).body).toEqual([]);
    for (const path of ['', '/activation', '/calculation'])
      expect(status('GET', PATH + path)).toBe(404);
    for (const path of ['', '/draft']) expect(status('DELETE', PATH + path)).toBe(404);
    expect(status('POST', `${PATH}/activation`)).toBe(404);
    expect(status('PUT', PATH, attributeInput())).toBe(404);
  });

  test('is answered without a body, but where it is read or created', () => {
    create({ name: 'mine' });
    const answers = [
      send('HEAD', ATTRIBUTES),
      send('HEAD', `${ATTRIBUTES}?name=other`),
      send('PUT', PATH, attributeInput()),
      send('POST', `${PATH}/activation`),
      send('DELETE', `${PATH}/draft`),
      send('DELETE', PATH),
    ];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      [204, 404, 204, 204, 204, 204].map((status) => [status, undefined]),
    );
  });

  test('is that of its workspace', () => {
    create({ name: 'mine' });
    expect(status('GET', '/workspaces/1/calculatedattributes/5679')).toBe(404);
    expect(send('GET', '/workspaces/1/calculatedattributes').body).toEqual([]);
    expect(status('POST', '/workspaces/99/calculatedattributes', attributeInput())).toBe(404);
    expect(status('POST', '/workspaces/1/calculatedattributes', attributeInput())).toBe(201);
  });

  test('is calculated in an hour', () => {
    create();
    const progress = () => {
      const { body } = send('GET', `${PATH}/calculation`);
      const { is_calculated, calculation_percent_complete: percent } = body;
      return [is_calculated, percent, body.estimated_completion_time];
    };
    // A draft's would begin now.
    expect(progress()).toEqual([false, 0, '2026-01-01T13:00:00.000Z']);
    status('POST', `${PATH}/activation`);
    vi.setSystemTime(NOW + 1_800_000);
    expect(progress()).toEqual([false, 50, '2026-01-01T13:00:00.000Z']);
    vi.setSystemTime(NOW + 3_600_000);
    expect(progress()).toEqual([true, 100, null]);
  });

  test('is calculated by the definition that was activated last, not by a draft', () => {
    create({ name: 'mine' });
    const revision = () => send('GET', `${PATH}/calculation`).body.revision_id;
    const drafted = () => status('PUT', PATH, attributeInput({ name: 'mine' }));
    const activated = () => status('POST', `${PATH}/activation`);
    expect([revision(), activated(), revision()]).toEqual([0, 204, 1]);
    expect([drafted(), revision(), activated(), revision()]).toEqual([204, 1, 204, 2]);
  });

  test('can be sent back as it was read, once it is active', () => {
    create({ name: 'mine' });
    status('POST', `${PATH}/activation`);
    const { body } = send('GET', PATH);
    expect(body.draft_definition).toBeNull();
    expect(status('PUT', PATH, body)).toBe(204);
    expect(send('GET', PATH).body).toEqual(body);
  });
});
