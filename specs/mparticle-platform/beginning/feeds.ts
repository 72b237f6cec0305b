import type { Feed, ServiceConfiguration, Subscription } from '../state.ts';

export const FEEDS: Feed[] = [
  {
    workspaceId: 1,
    created_on: '2019-04-05T10:40:23',
    module_name: 'MailChimp',
    name: 'Mailchimp1',
    os: 'Unknown',
    is_debug: false,
    settings: [
      { value: null, name: 'apiKey' },
      { value: null, name: 'listId' },
      { value: 'html', name: 'emailType' },
      { value: 'True', name: 'doubleOptIn' },
      { value: 'False', name: 'deleteMemberOnUnsubscribe' },
      { value: 'True', name: 'deleteMemberAtSubscriptionEnd' },
    ],
    data_type: 'Partner Feed',
    id: 229,
  },
  { ...feed(4302, 'SFMC Feed'), workspaceId: 1 },
  { ...feed(230, 'Other Feed'), workspaceId: 2 },
];

export const SERVICE_CONFIGURATIONS: ServiceConfiguration[] = [
  configuration(24020, 3999, 'amplitude', 'Amplitude Main Project', '2018-02-09T20:54:25.52'),
  configuration(24022, 3999, 'amplitude', 'Amplitude Development', '2018-02-12T21:02:11.317'),
  configuration(24016, 1, 'amplitude', 'config1', '2018-02-09T20:54:25.52'),
  configuration(24017, 1, 'amplitude', 'config2', '2018-02-09T20:54:25.52'),
  configuration(
    22411,
    1,
    'redshift',
    'OutputConfiguration for Redshift Cluster',
    '2018-02-09T20:54:25.52',
  ),
];

export const SUBSCRIPTIONS: Subscription[] = [
  {
    feedId: 229,
    settings: [{ value: 'True', name: 'useCustomerId' }],
    is_active: false,
    service_configuration_id: 24016,
    config_name: 'config1',
    data_type: 'Partner Feed Subscription',
    id: 24572,
    created_on: '2019-07-16T17:29:54.8934721Z',
  },
  {
    feedId: 229,
    settings: [],
    is_active: false,
    service_configuration_id: 22411,
    config_name: 'OutputConfiguration for Redshift Cluster',
    data_type: 'Partner Feed Subscription',
    id: 24273,
    created_on: '2019-07-16T17:29:54.9471796Z',
  },
];

function feed(id: number, name: string): Omit<Feed, 'workspaceId'> {
  return {
    created_on: '2019-04-05T10:40:23',
    module_name: 'SFMC',
    name,
    os: 'Unknown',
    is_debug: false,
    settings: [],
    data_type: 'Partner Feed',
    id,
  };
}

function configuration(
  id: number,
  workspaceId: number,
  moduleName: string,
  name: string,
  created_on: string,
): ServiceConfiguration {
  return { id, name, data_type: 'Service Configuration', created_on, workspaceId, moduleName };
}
