import { DEFINITION_MESSAGES } from './definition-messages.ts';
import type { Operations } from './types.ts';

/** An error that the page prints, and when it comes. */
export interface DocumentedMessage {
  /** To the letter. */
  readonly message: string;
  /** The operations whose sections print it, or refer to the one that does. */
  readonly operations: readonly (keyof Operations)[];
  /** The condition that a request has to keep. */
  readonly documented: string;
  /** The section. */
  readonly source: string;
}

/** What every one of the messages comes with: "Request failed business logic rules." */
export const MESSAGE_STATUS = 422;

const UPDATE_ACCOUNT = {
  operations: ['PUT /accounts/{id}'],
  source: 'Accounts, Update an account, Errors',
} as const;
const DELETE_ACCOUNT = {
  operations: ['DELETE /accounts'],
  source: 'Accounts, Delete an account, Errors',
} as const;
const UPDATE_APP = {
  operations: ['PUT /apps/{appId}'],
  source: 'Apps, Update an app, Errors',
} as const;
const CREATE_APP = {
  operations: ['POST /apps'],
  source: 'Apps, Create an app, Errors',
} as const;
const DELETE_APP = {
  operations: ['DELETE /apps/{appId}'],
  source: 'Apps, Delete an app, Errors',
} as const;
const CREATE_PLATFORM = {
  operations: ['POST /apps/{appId}'],
  source: 'App Platforms, Create an app platform, Errors',
} as const;
const CONFIGURE_SERVICE = {
  operations: ['PUT /apps/{appId}/platforms/{os}/services'],
  source: 'App Platform Services, Configure a service for an app platform, Errors',
} as const;
const UPDATE_CALCULATED_ATTRIBUTE = {
  operations: ['PUT /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}'],
  source: 'Calculated Attributes, Update a Calculated Attribute, Validation Error Responses',
} as const;
const ACTIVATE_CALCULATED_ATTRIBUTE = {
  operations: [
    'POST /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/activation',
  ],
  source: 'Calculated Attributes, Activate a Calculated Attribute, Error Responses',
} as const;

/**
 * The 54 messages that the page prints, by the rule that raises them. Three more stand in a comment of
 * the page, with the operation that they belong to: neither is in the contract.
 */
export const MESSAGES = {
  'account-name-unique': {
    ...UPDATE_ACCOUNT,
    message: 'Account name is not unique.',
    documented: 'no two accounts have one name',
  },
  'account-without-apps': {
    ...DELETE_ACCOUNT,
    message: 'All applications must be deleted before deleting account.',
    documented: 'an account is deleted after its apps',
  },
  'app-name-kept': {
    ...UPDATE_APP,
    message: 'App name must be specified.',
    documented: 'an app is updated with a name',
  },
  'app-limit': {
    ...CREATE_APP,
    message: 'Exceeded app limit.',
    documented: 'an account has a limited number of apps',
  },
  'app-name-unique': {
    ...CREATE_APP,
    message: 'App name already exists.',
    documented: 'no two apps of an account have one name',
  },
  'app-with-platform': {
    ...CREATE_APP,
    message: 'App must have at least one platform selected.',
    documented: 'an app is created with a platform',
  },
  'app-name-given': {
    ...CREATE_APP,
    message: 'App name not specified.',
    documented: 'an app is created with a name',
  },
  'app-platforms-known': {
    ...CREATE_APP,
    message: 'Invalid as specified.',
    documented: 'each platform of a new app has one of the listed operating systems',
  },
  'app-without-platforms': {
    ...DELETE_APP,
    message: 'Deleting an app that has active platforms is not allowed.',
    documented: 'an app is deleted after its platforms',
  },
  'platform-of-own-app': {
    ...CREATE_PLATFORM,
    message: 'Could not create platform: App does not exist or you do not have access.',
    documented: 'a platform is created for an app of the account',
  },
  'platform-os-known': {
    ...CREATE_PLATFORM,
    message: 'Invalid os specified.',
    documented: 'a platform has one of the listed operating systems',
  },
  'platform-unique': {
    ...CREATE_PLATFORM,
    message: 'Platform already exists for the specified App.',
    documented: 'an app has one platform for an operating system',
  },
  'service-known': {
    ...CONFIGURE_SERVICE,
    message: 'Specified service not found.',
    documented: 'the service is one of those that `GET /services` lists',
  },
  'service-supports-platform': {
    ...CONFIGURE_SERVICE,
    message: 'Service does not support app platform.',
    documented: "the service supports the platform's operating system",
  },
  'service-settings-valid': {
    ...CONFIGURE_SERVICE,
    message: 'Invalid settings entered while updating the service.',
    documented: 'a value is of the type of its setting',
  },
  'service-settings-known': {
    ...CONFIGURE_SERVICE,
    message: 'Provided setting not found.',
    documented: 'a setting is one of the settings of the service',
  },
  'service-settings-complete': {
    ...CONFIGURE_SERVICE,
    message: 'Required setting not provided.',
    documented: 'the required settings of the service are given',
  },
  'service-settings-with-value': {
    ...CONFIGURE_SERVICE,
    message: 'Setting value is required.',
    documented: 'a setting has a value',
  },
  ...DEFINITION_MESSAGES,
  'active-name-kept': {
    ...UPDATE_CALCULATED_ATTRIBUTE,
    message:
      'Calculated attribute name cannot be changed once the calculated attribute has been activated.',
    documented: 'a calculated attribute is renamed before it is activated',
  },
  'active-limit': {
    ...ACTIVATE_CALCULATED_ATTRIBUTE,
    message: 'You have reached the account limit on active calculated attributes.',
    documented: 'an account has a limited number of active calculated attributes',
  },
  'draft-to-activate': {
    ...ACTIVATE_CALCULATED_ATTRIBUTE,
    message: 'No draft definition was found to activate.',
    documented: 'what is activated has a draft definition',
  },
} as const satisfies Record<string, DocumentedMessage>;

/** The name of a message, and of the rules that raise it. */
export type MessageName = keyof typeof MESSAGES;
