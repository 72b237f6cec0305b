import { createMock } from 'specwright';
import { createFetch } from 'specwright/fetch';
import { expect, test } from 'vitest';
import { marksOf, TellError } from './marks.ts';

const RELEASE = { title: 'Release 2.4', category: 'release' } as const;

test('a mark that was added is listed', async () => {
  const { marks } = await workspace();
  const { id } = await marks.add(RELEASE);
  expect(await marks.list({ category: 'release' })).toContainEqual(expect.objectContaining({ id }));
});

test('a mark may be no more than is documented', async () => {
  const { marks } = await workspace();
  const refused = marks.add({ ...RELEASE, title: 'a'.repeat(10_000) });
  await expect(refused).rejects.toThrow(TellError);
});

test('a failure is told by its code', async () => {
  const { tell, marks } = await workspace();
  tell.on('listMarks').replyOnce(401, { error: 'AUTH_REQUIRED', message: 'Sign in' });
  await expect(marks.list()).rejects.toMatchObject({ code: 'AUTH_REQUIRED', message: 'Sign in' });
});

async function workspace() {
  const tell = await createMock('tell', { seed: 'marks', now: 'fixed:2026-11-20T00:00:00Z' });
  const fetch = await createFetch(tell);
  const headers = { authorization: 'Bearer token' };
  const marks = marksOf('ws_1', { baseUrl: 'https://tell.test', fetch, headers });
  return { tell, marks };
}
