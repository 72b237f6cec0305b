/** What no output may hold. */
const CANARY = 'c4nary-Zq8vX2mW7kT5';
/** What tells of itself that it is a token, whatever its place is called. */
const SHAPED = 'ghp_Zq8vX2mW7kT5Zq8vX2mW7kT5Zq8vX2mW7kT5';
/** The same, in whichever encoding they may come. */
export const ENCODED = [CANARY, base64(CANARY), base64(`me:${CANARY}`), SHAPED, base64(SHAPED)];

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** An API of which whatever is sent and answered breaks something. */
export const CONTRACT = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example' }],
  paths: {
    '/things': {
      post: {
        operationId: 'makeThing',
        security: [{ key: [] }],
        parameters: [
          { name: 'access_token', in: 'query', schema: { type: 'integer' } },
          { name: 'filter', in: 'query', schema: { type: 'integer' } },
          { name: 'sid', in: 'cookie', schema: { type: 'integer' } },
          { name: 'X-Api-Key', in: 'header', schema: { type: 'integer' } },
          { name: 'X-Page', in: 'header', schema: { type: 'integer' } },
          { name: 'note', in: 'query', schema: { type: 'string' } },
          { name: 'X-Note', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'application/json': { schema: { type: 'array' } },
            'application/vnd.note+json': { schema: { $ref: '#/components/schemas/Note' } },
            'application/x-www-form-urlencoded': {
              schema: { $ref: '#/components/schemas/Number' },
            },
            'multipart/form-data': { schema: { $ref: '#/components/schemas/Number' } },
          },
        },
        responses: {
          '200': {
            description: 'Done.',
            headers: {
              Location: { schema: { type: 'integer' } },
              'Set-Cookie': { schema: { type: 'integer' } },
              'X-Page': { schema: { type: 'integer' } },
            },
            content: { 'application/json': { schema: { enum: ['made'] } } },
          },
          '400': {
            description: 'Wrong.',
            headers: { 'X-Note': { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          },
        },
      },
    },
    ...Object.fromEntries(
      ['token', 'id'].map((name) => [
        `/things/{${name}}/of-${name}`,
        {
          post: {
            operationId: `makeOf${name}`,
            parameters: [{ name, in: 'path', required: true, schema: { type: 'integer' } }],
            responses: { '200': { description: 'Done.' } },
          },
        },
      ]),
    ),
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Shop' } },
    schemas: {
      Number: { type: 'object', properties: { password: { type: 'integer' } } },
      Note: { type: 'object', properties: { note: { type: 'string' } } },
    },
  },
});

/** An entry of a HAR that differs in some members from one that breaks nothing. */
export interface Change {
  readonly url?: string;
  readonly request?: object;
  readonly response?: object;
  readonly entry?: object;
  /** Whether the answer quotes the request: no target does that wasn't sent the secret. */
  readonly isEcho?: boolean;
}

export const header = (name: string, value: string) => ({ headers: [{ name, value }] });
const content = (mimeType: string, text: string, more = {}) => ({ mimeType, text, ...more });
const JSON_TYPE = { name: 'content-type', value: 'application/json' };
export const answer = (value: unknown, headers: object[] = []) => ({
  headers: [JSON_TYPE, ...headers],
  content: content('application/json', JSON.stringify(value)),
});
const TEXT = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data; boundary=b';
const URL_WITH_SECRET = `https://a.example/?access_token=${CANARY}`;
export const PATH = 'https://shop.example/things';

/** Every place of an exchange that can hold a secret. */
export const PLACES: Readonly<Record<string, Change>> = {
  'the user of the URL': { url: PATH.replace('//', `//me:${CANARY}@`) },
  'the path': { url: `${PATH}/${CANARY}/of-token` },
  'a query parameter': { url: `${PATH}?access_token=${CANARY}` },
  'a URL in a query parameter': { url: `${PATH}?filter=${encodeURIComponent(URL_WITH_SECRET)}` },
  'JSON in a query parameter': {
    url: `${PATH}?filter=${encodeURIComponent(JSON.stringify({ password: CANARY }))}`,
  },
  Authorization: { request: header('Authorization', `Bearer ${CANARY}`) },
  Basic: { request: header('Authorization', `Basic ${base64(`me:${CANARY}`)}`) },
  'a header field of a key': { request: header('X-Api-Key', CANARY) },
  'that of a security scheme': { request: header('X-Shop', CANARY) },
  'a URL in a header field': { request: header('Referer', URL_WITH_SECRET) },
  'a cookie': { request: header('Cookie', `theme=dark; sid=${CANARY}`) },
  'a member of the request': {
    request: { postData: content(TEXT, JSON.stringify({ login: { password: CANARY } })) },
  },
  'a field of a form': { request: { postData: content(FORM, `user=me&password=${CANARY}`) } },
  'a parameter of a form': {
    request: { postData: { mimeType: FORM, params: [{ name: 'password', value: CANARY }] } },
  },
  'a part of a form': {
    request: {
      ...header('Content-Type', PARTS),
      postData: content(
        PARTS,
        `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${CANARY}\r\n--b--\r\n`,
      ),
    },
  },
  'a body in base64': {
    response: {
      ...answer(''),
      content: content(TEXT, base64(JSON.stringify({ api_key: CANARY })), { encoding: 'base64' }),
    },
  },
  'a cookie that is set': {
    response: answer('made', [{ name: 'Set-Cookie', value: `sid=${CANARY}; Path=/` }]),
  },
  'where it leads': {
    response: {
      ...answer('made', [{ name: 'Location', value: URL_WITH_SECRET }]),
      redirectURL: URL_WITH_SECRET,
    },
  },
  'a member of the answer': { response: answer({ access_token: CANARY, user: { name: 'me' } }) },
  'an error that quotes the token': {
    isEcho: true,
    request: header('Authorization', `Bearer ${CANARY}`),
    response: { ...answer({ message: `The token ${CANARY} has expired.` }), status: 401 },
  },
  'an answer that is the token': {
    isEcho: true,
    request: header('X-Api-Key', CANARY),
    response: answer(CANARY),
  },
  'a header field that quotes the key': {
    isEcho: true,
    request: header('X-Api-Key', CANARY),
    response: answer('made', [{ name: 'X-Page', value: `of ${CANARY}` }]),
  },
  'what breaks nothing: a URL in a query parameter': {
    url: `${PATH}?note=${encodeURIComponent(URL_WITH_SECRET)}`,
    response: { ...answer({ note: 'No.' }), status: 400 },
  },
  'what breaks nothing: a header field that holds a pair': {
    request: header('X-Note', `password=${CANARY}`),
  },
  'what breaks nothing: a URL in a member': {
    request: {
      postData: content('application/vnd.note+json', JSON.stringify({ note: URL_WITH_SECRET })),
    },
  },
  'what breaks nothing: an error that quotes the token': {
    request: header('Authorization', `Bearer ${CANARY}`),
    response: {
      ...answer({ note: `${CANARY} has expired.` }, [{ name: 'X-Note', value: `No: ${CANARY}` }]),
      status: 400,
    },
  },
  'why there is no answer': {
    response: { status: 0, headers: [], _error: `${URL_WITH_SECRET} could not be reached` },
  },
  'why there is no answer, which quotes the key': {
    request: header('X-Api-Key', CANARY),
    response: { status: 0, headers: [], _error: `${CANARY} was refused` },
  },
  'why a body is missing': {
    request: { bodySize: 9, postData: { mimeType: TEXT, comment: `password: ${CANARY}` } },
  },
  'what looks like a token, in the path': { url: `${PATH}/${SHAPED}/of-id` },
  'what looks like a token, in a path that is not documented': { url: `${PATH}/${SHAPED}/no` },
  'what looks like a token, in the query': { url: `${PATH}?filter=with+${SHAPED}` },
  'what looks like a token, in a header field': { request: header('X-Page', `of ${SHAPED}`) },
  'what looks like a token, in the request': {
    request: { postData: content(TEXT, JSON.stringify({ notes: [SHAPED] })) },
  },
  'what looks like a token, in the answer': {
    response: answer({ notes: [SHAPED] }, [{ name: 'X-Page', value: `of ${SHAPED}` }]),
  },
  'an answer that is what looks like a token': { response: answer(SHAPED) },
  'what looks like a token, as a key': { response: answer({ [SHAPED]: 1 }) },
  'a comment': {
    entry: { comment: `with ${CANARY}` },
    request: { comment: `with ${CANARY}` },
    response: { ...answer('made'), comment: `with ${CANARY}` },
  },
};

/** A recording of one exchange. */
export function harOf({ url = PATH, request = {}, response = {}, entry = {} }: Change): string {
  const changed = {
    startedDateTime: '2026-11-21T00:00:00Z',
    request: { method: 'POST', url, headers: [], ...request },
    response: { status: 200, ...answer('made'), ...response },
    ...entry,
  };
  return JSON.stringify({ log: { version: '1.2', entries: [changed] } });
}
