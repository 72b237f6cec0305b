import type { App, Audience, User, Workspace } from '../state.ts';
import type { components } from '../types.ts';

type Schemas = components['schemas'];

export const ACCOUNTS: Schemas['Account'][] = [
  {
    name: 'My Account 1',
    last_modified_on: '2014-11-14T22:46:38.673',
    data_type: 'account',
    id: 1,
    created_on: '2013-07-23T18:49:38.547',
  },
  {
    name: 'My Account 2',
    last_modified_on: '2014-11-14T22:46:38.673',
    data_type: 'account',
    id: 2,
    created_on: '2013-07-25T18:49:38.547',
  },
];

/** Every workspace that a request or an answer of the documents names. */
export const WORKSPACES: Workspace[] = [
  { ...workspace(1, 'First Workspace', '2016-05-09T18:27:57.337'), accountId: 1 },
  { ...workspace(123, 'First Workspace', '2016-05-09T18:27:57.337'), accountId: 1 },
  { ...workspace(456, 'Second Workspace', '2016-05-09T18:27:57.337'), accountId: 1 },
  { ...workspace(1234, 'Workspace 1234', '2016-05-09T18:27:57.337'), accountId: 1 },
  { ...workspace(3999, 'Workspace 3999', '2016-05-09T18:27:57.337'), accountId: 1 },
  { ...workspace(4302, 'mP Traveller', '2017-02-02T11:20:23'), accountId: 1 },
  { ...workspace(2, 'Other Workspace', '2017-02-02T11:20:23'), accountId: 2 },
];

export const USERS: User[] = [
  { ...user('testuser@mparticle.com'), accountId: 1 },
  { ...user('test@mparticle.com'), accountId: 1 },
  { ...user('other@mparticle.com'), accountId: 2 },
];

export const APPS: App[] = [
  {
    accountId: 1,
    name: 'Test App',
    last_modified_on: '2014-06-11T19:43:45.617',
    data_type: 'application',
    id: 1,
    created_on: '2014-06-11T19:43:45.617',
  },
  {
    accountId: 2,
    name: 'Other App',
    last_modified_on: '2014-06-11T19:43:45.617',
    data_type: 'application',
    id: 2,
    created_on: '2014-06-11T19:43:45.617',
  },
];

export const PLATFORMS: Schemas['Platform'][] = [
  platform(1, 'Android', 'AccessKey'),
  platform(1, 'iOS', 'AccessKey iOS'),
  platform(2, 'Android', 'AccessKey 2'),
];

/** The documents show one id for both; the other is the one that they delete. */
export const AUDIENCES: Audience[] = [
  audience(7622, 1, [
    workspace(123, 'First Workspace', '2016-05-09T18:27:57.337'),
    workspace(456, 'Second Workspace', '2016-05-09T18:27:57.337'),
  ]),
  audience(7239, 1, [workspace(1, 'First Workspace', '2016-05-09T18:27:57.337')]),
  audience(7240, 2, [workspace(2, 'Other Workspace', '2017-02-02T11:20:23')]),
];

function workspace(id: number, name: string, created_on: string): Schemas['AudienceWorkspace'] {
  return { name, id, data_type: 'workspace', created_on };
}

function user(email: string): Schemas['User'] {
  return { first_name: 'Test', last_name: 'User', email, data_type: 'user' };
}

function platform(
  application_id: number,
  os: Schemas['OperatingSystem'],
  key: string,
): Schemas['Platform'] {
  return {
    application_id,
    os,
    access_keys: [{ key, secret: null, data_type: 'token' }],
    crash_handling: 'AppDefined',
    network_performance: 'AppDefined',
    social_mode: 'AppDefined',
    profile_merging: false,
    push_attribution_timer: 30,
    last_modified_on: '2014-11-05T20:09:46.577',
    data_type: 'platform',
    created_on: '2014-06-11T19:43:48.697',
  };
}

function audience(id: number, accountId: number, workspaces: Audience['workspaces']): Audience {
  return {
    accountId,
    name: 'Abandoned Cart',
    external_name: 'Abandoned Cart',
    size: 342,
    created_by: 'jsmith',
    last_modified_by: 'mmann',
    last_modified_on: '2017-01-12T17:27:34.387',
    is_calculated: false,
    added_last_24_hours: 10,
    dropped_last_24_hours: 7,
    status: 'active',
    workspaces,
    connected_outputs: [
      {
        provider_name: 'Mixpanel',
        configurations: [{ name: 'Prod' }],
        data_type: 'audience_output',
      },
      { provider_name: 'ActionX', configurations: [{ name: 'Dev' }], data_type: 'audience_output' },
    ],
    data_type: 'audience',
    id,
  };
}
