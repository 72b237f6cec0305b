import { client, v2 } from '@datadog/datadog-api-client';

export interface Keys {
  readonly apiKeyAuth?: string;
  readonly appKeyAuth?: string;
}

/**
 * Datadog's own client, pointed at a mock.
 * @param url where the mock listens.
 * @param keys an empty one isn't sent.
 * @param prefer what is asked of the mock.
 */
export function officialClient(url: string, keys: Keys, prefer?: string): v2.ProductAnalyticsApi {
  // The second of its servers, for the intake as well, is a host of one's own.
  const configuration = client.createConfiguration({
    serverIndex: 1,
    authMethods: { apiKeyAuth: '', appKeyAuth: '', ...keys },
    httpApi: preferring(prefer),
    enableRetry: false,
  });
  const { protocol, host } = new URL(url);
  configuration.setServerVariables({ protocol: protocol.slice(0, -1), name: host });
  return new v2.ProductAnalyticsApi(configuration);
}

function preferring(prefer: string | undefined): client.HttpLibrary {
  const library = new client.IsomorphicFetchHttpLibrary();
  return {
    send(request) {
      if (prefer !== undefined) request.setHeaderParam('Prefer', prefer);
      return library.send(request);
    },
  };
}

/** What the client makes of a body that is written as in the documentation: its own model of it. */
export function modelOf<Model>(name: string, body: unknown): Model {
  return v2.ObjectSerializer.deserialize(body, name);
}

/** The places in what the client read where it met something that its models don't know. */
export function unparsed(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value.constructor.name === 'UnparsedObject') return [place];
  const { _unparsed, additionalProperties = {}, ...members } = value as Record<string, unknown>;
  return [
    ...(_unparsed === true ? [place] : []),
    ...Object.keys(additionalProperties as object).map((name) => `${place}/${name}`),
    ...Object.entries(members).flatMap(([name, member]) => unparsed(member, `${place}/${name}`)),
  ];
}
