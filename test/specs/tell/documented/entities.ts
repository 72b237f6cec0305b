import type { DocumentedOperations, DocumentedRules, Evidence } from '../../documented.ts';
import { COMMON, CONDITIONS, ENVELOPED, FAILURES, SINGLE_CODES } from './shared.ts';

const AUDIENCE_MEMBERS = 'id workspace_id owner_id name definition created_at updated_at';
const MARK_MEMBERS = 'id title timestamp category source scope';

/** That what is answered at a place has some members. */
function has(place: string, members: string): Evidence[] {
  return members.split(' ').map((name): Evidence => `response.body ${place}/${name} required`);
}

const AUDIENCE_FORM: DocumentedRules = {
  ...CONDITIONS,
  '`name` is a string': 'request.body /name type',
  '`name` has at least 1 character': 'request.body /name minLength',
  '`name` has at most 200 characters': 'request.body /name maxLength',
  '`description` is a string': 'request.body /description type',
  '`description` has at most 2000 characters': 'request.body /description maxLength',
  '`definition` is an object': 'request.body /definition type',
  '`filters` is an array': 'request.body /definition/filters type',
  '`events` is an array': 'request.body /definition/events type',
  'an event has a name': 'request.body /definition/events/0/event required',
  'the days of an event are an integer': 'request.body /definition/events/0/days type',
  '`lookback_days` is an integer': 'request.body /definition/lookback_days type',
  'what is answered is what was sent': 'rule audience-as-sent',
};

const AUDIENCE: DocumentedRules = {
  ...ENVELOPED,
  ...SINGLE_CODES,
  'an audience has its members': has('/data', AUDIENCE_MEMBERS),
  'it is one of the workspace': 'rule of-the-workspace',
  'it is changed after it was created': 'rule changed-after-creation',
};

const FOUND: DocumentedRules = { 'there is an audience of the id': 'rule audience-exists' };
const OWNED: DocumentedRules = {
  'only the owner or an admin may': [
    'rule audience-of-owner-or-admin',
    'test audiences.test.ts: the owner may change and delete what others may not',
    'test audiences.test.ts: admin, PUT /audiences/aud_7f3a9c21: 200',
    'test audiences.test.ts: admin, DELETE /audiences/aud_7f3a9c21: 204',
  ],
};

const AUDIENCES: DocumentedOperations = {
  'GET /api/v1/audiences': {
    statuses: ['200', ...FAILURES, '403'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      'the role is viewer or above': [
        'denial insufficient',
        ...allowed('GET', 'viewer', 'editor', 'admin'),
      ],
      'an audience has its members': has('/data/0', AUDIENCE_MEMBERS),
      'all audiences of the workspace are listed': [
        'rule of-the-workspace',
        'test audiences-model.test.ts: any sequence of requests',
      ],
    },
  },
  'POST /api/v1/audiences': {
    statuses: ['201', ...FAILURES, '403', '422'],
    rules: {
      ...AUDIENCE,
      ...AUDIENCE_FORM,
      'the role is editor or above': ['denial insufficient', ...allowed('POST', 'editor', 'admin')],
      '`name` is required': 'request.body /name required',
      '`definition` is required': 'request.body /definition required',
      'an id, an owner and timestamps are given':
        'test audiences.test.ts: one that is created has an id, an owner and the time of the clock',
    },
  },
  'GET /api/v1/audiences/{id}': {
    statuses: ['200', ...FAILURES, '403', '404'],
    rules: {
      ...AUDIENCE,
      ...FOUND,
      'it is the one of the id': 'rule audience-asked-for',
      'a viewer may read it': 'test audiences.test.ts: viewer, GET /audiences/aud_7f3a9c21: 200',
    },
  },
  'PUT /api/v1/audiences/{id}': {
    statuses: ['200', ...FAILURES, '403', '404', '422'],
    rules: {
      ...AUDIENCE,
      ...AUDIENCE_FORM,
      ...FOUND,
      ...OWNED,
      'it is the one of the id': 'rule audience-asked-for',
      'no field is required': 'test contract.test.ts: PUT /api/v1/audiences/{id} requires nothing',
      'what is omitted keeps its value': [
        'test audiences-model.test.ts: any sequence of requests',
        'test recordings.test.ts: an audience that is renamed keeps its description',
      ],
    },
  },
  'DELETE /api/v1/audiences/{id}': {
    statuses: ['204', ...FAILURES, '403', '404'],
    rules: {
      ...COMMON,
      ...SINGLE_CODES,
      ...FOUND,
      ...OWNED,
      'what is deleted is not found again':
        'test audiences-model.test.ts: any sequence of requests',
    },
  },
  'GET /api/v1/audiences/{id}/count': {
    statuses: ['200', ...FAILURES, '403', '404'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      ...FOUND,
      'there is a count': 'response.body /data/count required',
      'users have to match all rules, and are no more than there are':
        'test audiences.test.ts: of no rules is that of all users, and each rule leaves fewer',
    },
  },
};

const MARK: DocumentedRules = {
  ...ENVELOPED,
  ...SINGLE_CODES,
  'a mark has its members': has('/data', MARK_MEMBERS),
};

const PRIVATE = 'test marks.test.ts: a private mark is there for its creator alone';

const MARKS: DocumentedOperations = {
  'GET /api/v1/marks': {
    statuses: ['200', ...FAILURES],
    rules: {
      ...ENVELOPED,
      'a mark has its members': has('/data/0', MARK_MEMBERS),
      '`from` is ISO 8601': 'request.query /from anyOf',
      '`to` is ISO 8601': 'request.query /to anyOf',
      '`category` is release, news or incident': 'request.query /category enum',
      '`source` is manual, api or plugin': 'request.query /source enum',
      '`from`, `to`, `category` and `source` filter': 'rule marks-as-filtered',
      '`limit` is an integer': 'request.query /limit type',
      'no more marks than `limit`': 'rule at-most-limit-marks',
      '`limit` is 500 where none is sent':
        'test marks.test.ts: has 500 marks where no limit is asked for',
      'the marks are of the workspace': 'rule of-the-workspace',
      'public marks are there for all members':
        'test marks-model.test.ts: any sequence of requests',
      'private marks are there for their creator alone': PRIVATE,
    },
  },
  'GET /api/v1/marks/{id}': {
    statuses: ['200', ...FAILURES, '404'],
    rules: {
      ...MARK,
      'it is the one of the id': 'rule mark-asked-for',
      'a private mark of others is not found': ['rule mark-visible', PRIVATE],
    },
  },
  'POST /api/v1/marks': {
    statuses: ['201', ...FAILURES, '403', '422'],
    rules: {
      ...MARK,
      'the role is editor or above': [
        'denial insufficient',
        'test marks.test.ts: editor, POST /marks: 201',
        'test marks.test.ts: admin, POST /marks: 201',
      ],
      '`title` is required': 'request.body /title required',
      '`title` is a string': 'request.body /title type',
      '`title` has at least 1 character': 'request.body /title minLength',
      '`title` has at most 200 characters': 'request.body /title maxLength',
      '`description` is a string': 'request.body /description type',
      '`description` has at most 2000 characters': 'request.body /description maxLength',
      '`timestamp` is ISO 8601': 'request.body /timestamp anyOf',
      '`category` is release, news or incident': 'request.body /category enum',
      '`source_ref` is a string': 'request.body /source_ref type',
      '`scope` is public or private': 'request.body /scope enum',
      '`metadata` is a string': 'request.body /metadata type',
      '`metadata` is JSON': 'rule metadata-is-json',
      '`metadata` has at most 10 KB': [
        'request.body /metadata maxLength',
        'test marks.test.ts: metadata of 10,240 bytes: 201',
        'test marks.test.ts: metadata of 10,242 bytes: 422',
      ],
      'what is answered is what was sent': 'rule mark-as-sent',
      'now, release and public where none are sent; the source is api':
        'test marks.test.ts: a title alone makes a public release of now, through the API',
    },
  },
  'DELETE /api/v1/marks/{id}': {
    statuses: ['204', ...FAILURES, '403', '404'],
    rules: {
      ...COMMON,
      ...SINGLE_CODES,
      'there is a mark of the id': 'rule mark-to-delete',
      'only the creator or an admin may': [
        'rule mark-of-creator-or-admin',
        'test marks-model.test.ts: any sequence of requests',
      ],
    },
  },
};

/** "Audiences" and "Marks". */
export const ENTITIES: DocumentedOperations = { ...AUDIENCES, ...MARKS };

/** That roles may list or create audiences. */
function allowed(method: 'GET' | 'POST', ...roles: readonly string[]): Evidence[] {
  const status = method === 'GET' ? 200 : 201;
  return roles.map(
    (role): Evidence => `test audiences.test.ts: ${role}, ${method} /audiences: ${status}`,
  );
}
