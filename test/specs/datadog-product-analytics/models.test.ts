import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { isJsonObject, localPointer, valueAt } from '../../../src/contract/pointer.ts';

const { document } = await loadContract('datadog-product-analytics');

/**
 * The Model tabs of the documentation, a line per row: the field below its parents, `*` where it is
 * required, and its type as printed, or as NOTES.md settles it where the tab is less exact than its own
 * descriptions. `(1)` and `(2)` are alternatives.
 */
const MODELS: Record<string, string> = {
  ProductAnalyticsServerSideEventItem: `
    account object
    account.id* string
    application* object
    application.id* string
    event* object
    event.name* string
    session object
    session.id* string
    type* enum server
    usr object
    usr.id* string
  `,
  ProductAnalyticsServerSideEventErrors: `
    errors [object]
    errors.detail string
    errors.status string
    errors.title string
  `,
  APIErrorResponse: `
    errors* [string]
  `,
  ProductAnalyticsAnalyticsRequest: `
    data* object
    data.attributes* object
    data.attributes.enforced_execution_type enum simple,background,trino-multistep,materialized-view
    data.attributes.from* int64
    data.attributes.query* object
    data.attributes.query.audience_filters object
    data.attributes.query.audience_filters.accounts [object]
    data.attributes.query.audience_filters.accounts.name* string
    data.attributes.query.audience_filters.accounts.query string
    data.attributes.query.audience_filters.formula string
    data.attributes.query.audience_filters.segments [object]
    data.attributes.query.audience_filters.segments.name* string
    data.attributes.query.audience_filters.segments.segment_id* uuid
    data.attributes.query.audience_filters.users [object]
    data.attributes.query.audience_filters.users.name* string
    data.attributes.query.audience_filters.users.query string
    data.attributes.query.compute* object
    data.attributes.query.compute.aggregation* string
    data.attributes.query.compute.interval int64
    data.attributes.query.compute.metric string
    data.attributes.query.group_by [object]
    data.attributes.query.group_by.facet* string
    data.attributes.query.group_by.limit int64
    data.attributes.query.group_by.should_exclude_missing boolean
    data.attributes.query.group_by.sort object
    data.attributes.query.group_by.sort.aggregation string
    data.attributes.query.group_by.sort.metric string
    data.attributes.query.group_by.sort.order enum asc,desc
    data.attributes.query.group_by.source string
    data.attributes.query.indexes [string]
    data.attributes.query.query* oneOf
    data.attributes.query.query(1).data_source* enum product_analytics
    data.attributes.query.query(1).search* object
    data.attributes.query.query(1).search.query string
    data.attributes.query.query(2).data_source* enum product_analytics_occurrence
    data.attributes.query.query(2).search* object
    data.attributes.query.query(2).search.occurrences object
    data.attributes.query.query(2).search.occurrences.meta object
    data.attributes.query.query(2).search.occurrences.meta.<any-key> string
    data.attributes.query.query(2).search.occurrences.operator* enum =,>=,<=,>,<
    data.attributes.query.query(2).search.occurrences.value* string
    data.attributes.query.query(2).search.query string
    data.attributes.request_id string
    data.attributes.to* int64
    data.type* enum formula_analytics_extended_request
  `,
  ProductAnalyticsScalarResponse: `
    data object
    data.attributes object
    data.attributes.columns [object]
    data.attributes.columns.meta object
    data.attributes.columns.meta.unit [object]
    data.attributes.columns.meta.unit.family string
    data.attributes.columns.meta.unit.id int64
    data.attributes.columns.meta.unit.name string
    data.attributes.columns.meta.unit.plural string
    data.attributes.columns.meta.unit.scale_factor double
    data.attributes.columns.meta.unit.short_name string
    data.attributes.columns.name string
    data.attributes.columns(1).type* enum group
    data.attributes.columns(1).values [string|null]
    data.attributes.columns(2).type* enum number
    data.attributes.columns(2).values [number|null]
    data.id string
    data.type enum scalar_response
    meta object
    meta.request_id string
    meta.status enum done,running,timeout
  `,
  ProductAnalyticsTimeseriesResponse: `
    data object
    data.attributes object
    data.attributes.intervals [object]
    data.attributes.intervals.milliseconds int64
    data.attributes.intervals.start_time int64
    data.attributes.intervals.times [int64]
    data.attributes.intervals.type string
    data.attributes.series [object]
    data.attributes.series.group_tags [string]
    data.attributes.series.query_index int64
    data.attributes.series.unit [object]
    data.attributes.series.unit.family string
    data.attributes.series.unit.id int64
    data.attributes.series.unit.name string
    data.attributes.series.unit.plural string
    data.attributes.series.unit.scale_factor double
    data.attributes.series.unit.short_name string
    data.attributes.times [int64]
    data.attributes.values [[number|null]]
    data.id string
    data.type enum timeseries_response
    meta object
    meta.request_id string
    meta.status enum done,running,timeout
  `,
};

test.each(Object.entries(MODELS))('%s has the documented fields', (name, model) => {
  const rows = model
    .trim()
    .split('\n')
    .map((row) => row.trim());
  expect([...rowsOf(schemaAt(`/components/schemas/${name}`), '')].sort()).toEqual(rows.sort());
});

test('an event takes custom attributes; no object is closed', () => {
  expect(schemaAt('/components/schemas/ProductAnalyticsServerSideEventItem')).toMatchObject({
    additionalProperties: true,
  });
  const closed = Object.keys(schemaAt('/components/schemas')).filter((name) =>
    JSON.stringify(schemaAt(`/components/schemas/${name}`)).includes(
      '"additionalProperties":false',
    ),
  );
  expect(closed).toEqual([]);
});

test('the alternatives of a query are told apart by data_source', () => {
  expect(schemaAt('/components/schemas/ProductAnalyticsBaseQuery').discriminator).toEqual({
    propertyName: 'data_source',
    mapping: {
      product_analytics: '#/components/schemas/ProductAnalyticsEventQuery',
      product_analytics_occurrence: '#/components/schemas/ProductAnalyticsOccurrenceQuery',
    },
  });
});

test('no default is documented, so none is given', () => {
  expect(JSON.stringify(schemaAt('/components/schemas'))).not.toContain('"default":');
});

/** A row for each field of a schema, in the notation of MODELS. */
function* rowsOf(schema: JsonObject, path: string): Generator<string> {
  const { required = [], properties = {}, additionalProperties, oneOf = [] } = schema;
  const prefix = path === '' ? '' : `${path}.`;
  for (const [name, property] of Object.entries(properties as JsonObject)) {
    const field = resolve(property);
    const mark = (required as string[]).includes(name) ? '*' : '';
    yield `${prefix}${name}${mark} ${typeOf(field)}`;
    yield* rowsOf(innermost(field), prefix + name);
  }
  if (isJsonObject(additionalProperties))
    yield `${prefix}<any-key> ${typeOf(additionalProperties)}`;
  for (const [index, branch] of (oneOf as Json[]).entries())
    yield* rowsOf(resolve(branch), `${path}(${index + 1})`);
}

function typeOf(schema: JsonObject): string {
  const { const: only, enum: values, format, type, items } = schema;
  if (only !== undefined) return `enum ${only}`;
  if (Array.isArray(values)) return `enum ${values.join()}`;
  if (items !== undefined) return `[${typeOf(resolve(items))}]`;
  if (Array.isArray(type)) return type.join('|');
  return String(format ?? type ?? ('oneOf' in schema ? 'oneOf' : 'unknown'));
}

function innermost(schema: JsonObject): JsonObject {
  return schema.items === undefined ? schema : innermost(resolve(schema.items));
}

function resolve(schema: Json | undefined): JsonObject {
  if (!isJsonObject(schema)) throw new Error(`no schema: ${JSON.stringify(schema)}`);
  return typeof schema.$ref === 'string' ? schemaAt(localPointer(schema.$ref) ?? 'none') : schema;
}

function schemaAt(pointer: string): JsonObject {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema)) throw new Error(`there is no schema at ${pointer}`);
  return schema;
}
