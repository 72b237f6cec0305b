import { expect, test } from 'vitest';
import { documentFrom, exchange } from './exchanges.ts';

/** `GET /apps/1 404`: 200 where no status is said. An answer that is an object may follow. */
function recorded(line: string) {
  const [, request = '', status = '200', answer] =
    /^([A-Z]+ \S+)(?: (\d+))?(?: (\{.*\}))?$/.exec(line) ?? [];
  return exchange(request, Number(status), { answer: JSON.parse(answer ?? '{"a":1,"b":2}') });
}

const SLUGS = ['my-first-post', 'why-we-moved', 'on-naming-things', 'a-year-in-review'];
const MORE_SLUGS = ['10-years-on', 'hello-world', 'the-end', 'What-now'];

test.each<[what: string, lines: string[], wanted: string[]]>([
  ['numbers', ['GET /apps/1', 'GET /apps/2'], ['/apps/{app_id}']],
  ['one number', ['GET /apps/1'], ['/apps/{app_id}']],
  ['a literal beside ids', ['GET /apps/1', 'GET /apps/latest'], ['/apps/latest', '/apps/{app_id}']],
  [
    'ids below ids',
    ['GET /apps/1/builds/2', 'GET /apps/3/builds/4'],
    ['/apps/{app_id}/builds/{build_id}'],
  ],
  ['ids behind ids', ['GET /tiles/1/2/3'], ['/tiles/{tile_id}/{id}/{id2}']],
  ['ids of several kinds', ['GET /apps/1', 'GET /apps/app_7f3a9c21'], ['/apps/{app_id}']],
  ['addresses', ['GET /users/a%40b.example'], ['/users/{user_email}']],
  ['days', ['GET /reports/2026-11-22'], ['/reports/{report_date}']],
  ['an id with an ending', ['GET /reports/7.json'], ['/reports/{report_id}.json']],
  ['an id with what is done', ['POST /jobs/7:cancel'], ['/jobs/{job_id}:cancel']],
  ['what no template may hold', ['GET /apps/%7Bid%7D'], ['/apps/{app_id}']],
  ['words', ['GET /stats/daily', 'GET /stats/weekly'], ['/stats/daily', '/stats/weekly']],
  [
    'a word that is refused as an id would be',
    ['GET /apps/1/builds', 'GET /apps/none/builds 400'],
    ['/apps/{app_id}/builds'],
  ],
  [
    'a word that leads elsewhere',
    ['GET /apps/1', 'POST /apps/search 403'],
    ['/apps/search', '/apps/{app_id}'],
  ],
  [
    'what an answer has for its key',
    ['GET /users/ada {"login":"ada","x":1}', 'GET /users/me {"login":"ada","x":1}'],
    ['/users/me', '/users/{user}'],
  ],
  [
    'what answers have at one name',
    ['GET /hosts/linux {"os":"Linux"}', 'GET /hosts/mac {"os":"Mac"}'],
    ['/hosts/{host}'],
  ],
  [
    'what one answer has at some name',
    ['GET /hosts/linux {"os":"Linux"}', 'GET /hosts/all {"os":"any"}'],
    ['/hosts/all', '/hosts/linux'],
  ],
  [
    'what is missing beside what is there',
    ['GET /values/country/list', 'GET /values/shoe/list 404'],
    ['/values/{value}/list'],
  ],
  [
    'a path that is wrong',
    ['GET /a/b', 'GET /a/c', 'GET /a/d', 'GET /a/e', 'GET /a/typo 404'],
    ['/a/b', '/a/c', '/a/d', '/a/e', '/a/typo'],
  ],
  [
    'a collection that is wrong',
    ['GET /apps', 'GET /apps/1', 'GET /typo 404'],
    ['/apps', '/apps/{app_id}', '/typo'],
  ],
  ['titles', [...SLUGS, ...MORE_SLUGS].map((slug) => `GET /posts/${slug}`), ['/posts/{post_id}']],
  ['few titles', SLUGS.map((slug) => `GET /posts/${slug}`), SLUGS.map((slug) => `/posts/${slug}`)],
  [
    'titles of things that differ',
    [...SLUGS, ...MORE_SLUGS].map((slug, index) => `GET /posts/${slug} 200 {"x${index}":1}`),
    [...SLUGS, ...MORE_SLUGS].map((slug) => `/posts/${slug}`),
  ],
  ['a slash at the end', ['GET /apps', 'GET /apps/'], ['/apps']],
  ['always a slash at the end', ['GET /apps/', 'GET /apps/1/'], ['/apps/', '/apps/{app_id}/']],
  ['other letters', ['GET /wiki/caf%C3%A9', 'GET /wiki/a%20b'], ['/wiki/{wiki_id}']],
  ['a slash within a segment', ['GET /a%2Fb'], ['/a%2Fb']],
  [
    'words that lead to the same',
    ['a/teams/x/repos', 'b/teams/y/repos', 'c/teams/z/repos'].map((end) => `GET /orgs/${end}`),
    ['x', 'y', 'z'].map((team) => `/orgs/{org}/teams/${team}/repos`),
  ],
  [
    'words that lead to the same at once',
    ['GET /stats/a/raw', 'GET /stats/b/raw', 'GET /stats/c/raw'],
    ['/stats/a/raw', '/stats/b/raw', '/stats/c/raw'],
  ],
])('%s', async (_, lines, wanted) => {
  const { paths } = await documentFrom(lines.map(recorded));
  expect(Object.keys(paths ?? {}).sort()).toEqual(wanted.sort());
});

test('parameters are called as the API calls things', async () => {
  const { paths } = await documentFrom([
    exchange('GET /user-groups/1?pageSize=3', 200, { answer: { createdAt: 1, firstName: 'a' } }),
  ]);
  expect(Object.keys(paths ?? {})).toEqual(['/user-groups/{userGroupId}']);
});
