import { FILTER_TYPES } from '../datapoint-types.ts';
import { OPERATING_SYSTEMS } from '../platforms.ts';
import type { PlatformService, Service } from '../state.ts';

export const SERVICES: Service[] = [
  {
    name: 'ActionX',
    settings: [
      {
        is_required: true,
        name: 'advertiserToken',
        description: 'The ActionX Advertiser Token for your app.',
        type: 'String',
      },
      {
        is_required: false,
        name: 'useCustomerId',
        description: 'If enabled, mParticle will forward your Customer ID values to ActionX.',
        type: 'Bool',
      },
    ],
    data_type: 'service',
    platforms: ['iOS', 'Android'],
    filterTypes: ['Event', 'EventType', 'UserIdentity'],
    confidential: ['advertiserToken'],
  },
  {
    name: 'Amplitude',
    settings: [
      {
        is_required: true,
        name: 'apiKey',
        description:
          'Your app\'s Amplitude API Key.  You can find this on the "My Account" page of Amplitude\'s dashboard.',
        type: 'String',
      },
      {
        is_required: true,
        name: 'userIdentification',
        description:
          'To identify users, choose "Customer ID" to send Customer ID if provided or or "Email" to send Email addresses if provided.',
        type: 'String',
      },
      {
        is_required: false,
        name: 'includeEmailAsUserProperty',
        description: 'If true, a hashed Customer ID, when available, will be forwarded as User ID',
        type: 'Bool',
      },
    ],
    data_type: 'service',
    platforms: OPERATING_SYSTEMS,
    filterTypes: FILTER_TYPES,
    confidential: ['apiKey'],
  },
  {
    name: 'GoogleAnalyticsEventForwarder',
    settings: [
      {
        is_required: true,
        name: 'apiKey',
        description: 'The tracking ID of your property.',
        type: 'String',
      },
      {
        is_required: false,
        name: 'customDimensions',
        description: 'Which attributes are sent as custom dimensions.',
        type: 'Custom',
      },
      {
        is_required: false,
        name: 'customMetrics',
        description: 'Which attributes are sent as custom metrics.',
        type: 'Custom',
      },
    ],
    data_type: 'service',
    platforms: ['iOS', 'Android', 'MobileWeb'],
    // Without screen views: the documents' app has some, their list of this service's filters none.
    filterTypes: FILTER_TYPES.filter((type) => !type.startsWith('ScreenView')),
    confidential: ['apiKey'],
  },
];

export const PLATFORM_SERVICES: PlatformService[] = [
  {
    appId: 1,
    os: 'iOS',
    account: 'Default Account',
    name: 'GoogleAnalyticsEventForwarder',
    isActive: true,
    isVisible: true,
    settings: [{ name: 'apiKey', value: 'My Test App Key' }],
    data_type: 'service',
  },
];
