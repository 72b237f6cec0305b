import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { isInApp, type OnApp } from './apps.ts';
import {
  addDataPoint,
  type DataPointId,
  dataPointKey,
  filterKey,
  identify,
  kindsOf,
  serviceKey,
} from './datapoints.ts';
import { ACCOUNT_ID_GIVEN, foundRule } from './rules.ts';
import type { OnService } from './services.ts';
import { stateOf } from './state.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

const APP_AND_SERVICE_FOUND = foundRule(
  (request: OnApp & OnService, mock) =>
    isInApp(request, mock) &&
    stateOf(mock.store).services.get(request.parameters.path.serviceName) !== undefined,
);

export const dataPointFilterOperations = {
  'GET /apps/{appId}/{serviceName}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_AND_SERVICE_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const sends = stateOf(store).sendsNew.get(serviceKey(path.appId, path.serviceName)) ?? true;
      return { status: 200, body: filteringEnvelope(path.serviceName, sends) };
    },
  },
  'PUT /apps/{appId}/{serviceName}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_AND_SERVICE_FOUND],
    respond: ({ parameters: { path }, body }, { store }) => {
      const { sendNewDataPointsByDefault: sends } = body;
      stateOf(store).sendsNew.set(serviceKey(path.appId, path.serviceName), sends);
      return { status: 202, body: filteringEnvelope(path.serviceName, sends) };
    },
  },
  'GET /apps/{appId}/{serviceName}/datapoints': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_AND_SERVICE_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const data = filtersOf(store, path.appId, path.serviceName);
      return { status: 200, body: { data, dataType: 'datapoint', errors: null } };
    },
  },
  'PUT /apps/{appId}/{serviceName}/datapoints': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_AND_SERVICE_FOUND],
    respond: ({ parameters: { path }, body }, mock) => {
      const ids = body.map((input) => {
        const id = identify(path.appId, input);
        addDataPoint(mock, id);
        setFilter(mock, path.serviceName, id, input.enabled);
        return id;
      });
      // A later one may have turned off an earlier one.
      const answered = ids.map((id) => asAnswered(id, isEnabled(mock.store, path.serviceName, id)));
      return { status: 202, body: answered };
    },
  },
} satisfies Semantics<Operations>['operations'];

/**
 * Sets a filter. What is turned off takes with it what is below it; what is turned on stands alone, and
 * stays off below what is off.
 */
function setFilter({ store }: MockState, service: string, id: DataPointId, asked: boolean): void {
  const { dataPoints, filters } = stateOf(store);
  const enabled = asked && kindsOf(id).every((kind) => isEnabled(store, service, kind));
  filters.set(filterKey(service, id), { enabled });
  const key = dataPointKey(id);
  for (const point of dataPoints.all()) {
    if (point.appId !== id.appId) continue;
    const isToggled = id.type === 'All_User_Attributes' && point.type === 'UserAttribute';
    const isBelow = kindsOf(point).some((kind) => dataPointKey(kind) === key);
    if (isToggled || (isBelow && !enabled)) filters.set(filterKey(service, point), { enabled });
  }
}

/** The data points of an app that are of a type which a service takes. */
function filtersOf(store: Store, app: number, service: string): Schemas['DataPointFilter'][] {
  const { dataPoints, services } = stateOf(store);
  const types = services.get(service)?.filterTypes ?? [];
  return dataPoints
    .all()
    .filter(({ appId, type }) => appId === app && types.includes(type))
    .map((point) => {
      const { appId: _, ...answered } = point;
      return { ...answered, enabled: isEnabled(store, service, point) };
    });
}

function isEnabled(store: Store, service: string, id: DataPointId): boolean {
  return stateOf(store).filters.get(filterKey(service, id))?.enabled ?? true;
}

function asAnswered(
  { name, attribute_name, type, event_type }: DataPointId,
  enabled: boolean,
): Schemas['DataPointFilterOutput'] {
  return {
    name,
    ...(attribute_name !== null && { attribute_name }),
    type,
    ...(event_type !== null && { event_type }),
    enabled,
  };
}

function filteringEnvelope(
  name: string,
  sendNewDataPointsByDefault: boolean,
): Schemas['ServiceFilteringResponse'] {
  return { data: [{ name, sendNewDataPointsByDefault }], dataType: 'datapoint', errors: null };
}
