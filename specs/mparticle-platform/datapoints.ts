import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { APP_FOUND } from './apps.ts';
import { type FilterType, isAll, PARENTS, typeOf } from './datapoint-types.ts';
import { ACCOUNT_ID_GIVEN } from './rules.ts';
import { type DataPoint, stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** The types that have an event type; it is ignored for others. */
const WITH_EVENT_TYPE: readonly FilterType[] = [
  'Event',
  'EventAttribute',
  'Commerce',
  'CommerceAttribute',
];

/** What filters have and data points haven't: kinds of data points. */
const KINDS: readonly FilterType[] = [
  'EventType',
  'All_User_Attributes',
  'All_Workspace_User_Attributes',
  'All_Account_User_Attributes',
];

/** What a data point is told by, in the words of filters. */
export type DataPointId = Pick<
  DataPoint,
  'appId' | 'name' | 'attribute_name' | 'type' | 'event_type'
>;

export const dataPointOperations = {
  'GET /apps/{appId}/datapoints': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_FOUND],
    respond: ({ parameters: { path } }, { store }) => ({
      status: 200,
      body: envelope(dataPointsOf(store, path.appId)),
    }),
  },
  'PUT /apps/{appId}/datapoints': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_FOUND],
    respond: ({ parameters: { path }, body }, mock) => {
      const points = body.map((input) => addDataPoint(mock, identify(path.appId, input)));
      return { status: 202, body: envelope(points) };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** What a request means: types and event types in their proper case, and nothing that is ignored. */
export function identify(
  appId: number,
  input: Schemas['DataPointInput'] | Schemas['DataPointFilterInput'],
): DataPointId {
  const type = typeOf(input.type);
  const eventType = input.event_type as DataPointId['event_type'] | undefined;
  return {
    appId,
    name: nameOf(type, input.name ?? ''),
    attribute_name: (PARENTS[type] && input.attribute_name) ?? null,
    type,
    event_type: (WITH_EVENT_TYPE.includes(type) ? eventType : undefined) ?? null,
  };
}

function nameOf(type: FilterType, name: string): string {
  if (isAll(type)) return type;
  return type === 'EventType' ? name.toLowerCase() : name;
}

/**
 * Adds a data point to an app, and before it its parent; one that is there already stays as it is. A
 * service that isn't sent new ones by default, or not the kind or the parent, isn't sent it.
 */
export function addDataPoint(mock: MockState, id: DataPointId): DataPoint {
  const { dataPoints, services, sendsNew, filters } = stateOf(mock.store);
  const known = dataPoints.get(dataPointKey(id));
  if (known !== undefined) return known;
  const parent = parentOf(id);
  if (parent !== undefined) addDataPoint(mock, parent);
  const point = { ...id, data_type: 'datapoint', created_on: timestamp(mock.now) } as const;
  dataPoints.set(dataPointKey(id), point);
  if (isKind(id)) return point;
  for (const { name } of services.all()) {
    const isSent =
      (sendsNew.get(serviceKey(id.appId, name)) ?? true) &&
      kindsOf(id).every((kind) => filters.get(filterKey(name, kind))?.enabled ?? true);
    if (!isSent) filters.set(filterKey(name, id), { enabled: false });
  }
  return point;
}

/** Where a data point of an app is kept. */
export function dataPointKey({
  appId,
  type,
  name,
  attribute_name,
  event_type,
}: DataPointId): string {
  return JSON.stringify([appId, type, name, attribute_name, event_type]);
}

/** Where it is kept whether a service gets a data point. */
export function filterKey(service: string, id: DataPointId): string {
  return JSON.stringify([service, dataPointKey(id)]);
}

/** Where what belongs to a service of an app is kept. */
export function serviceKey(appId: number, service: string): string {
  return `${appId}/${service}`;
}

/** The data points, or kinds of them, that turn one off when they are turned off, the nearest first. */
export function kindsOf(id: DataPointId): DataPointId[] {
  const { appId, type, event_type } = id;
  const parent = parentOf(id);
  const none = { appId, attribute_name: null, event_type: null };
  return [
    ...(parent === undefined ? [] : [parent]),
    ...(type === 'Event' || type === 'EventAttribute'
      ? [{ ...none, type: 'EventType' as const, name: event_type ?? '' }]
      : []),
    ...(type === 'UserAttribute'
      ? [{ ...none, type: 'All_User_Attributes' as const, name: 'All_User_Attributes' }]
      : []),
  ];
}

/** Whether it is a kind of data points, and none itself. */
function isKind({ type }: DataPointId): boolean {
  return KINDS.includes(type);
}

function parentOf(id: DataPointId): DataPointId | undefined {
  const type = PARENTS[id.type];
  return type && { ...id, type, attribute_name: null };
}

function dataPointsOf(store: Store, appId: number): DataPoint[] {
  return stateOf(store)
    .dataPoints.all()
    .filter((point) => point.appId === appId && !isKind(point));
}

function envelope(points: DataPoint[]): Schemas['DataPointResponse'] {
  const data = points.map(({ appId: _, ...point }) => {
    // An identity is of the type Identity here, and of UserIdentity in filters.
    const type = point.type === 'UserIdentity' ? 'Identity' : point.type;
    return { ...point, type: type as Schemas['DataPointType'] };
  });
  return { data, dataType: 'datapoint', errors: null };
}
