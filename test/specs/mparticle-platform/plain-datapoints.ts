import { now } from './model.ts';

/** A data point, or a kind of them, in the words of filters. */
export interface Point {
  readonly type: string;
  readonly name: string;
  readonly attribute_name: string | null;
  readonly event_type: string | null;
}

export interface App {
  readonly points: Map<string, Point & { readonly data_type: string; readonly created_on: string }>;
  /** The services that new ones aren't sent to. */
  readonly keepsNew: Set<string>;
  /** What a service isn't sent: `<service> <key>`. */
  readonly off: Set<string>;
}

/** The types that each service filters, which are made up but for the page's list of the second. */
export const SERVICES = new Map([
  ['Amplitude', /./],
  ['GoogleAnalyticsEventForwarder', /^(?!ScreenView)/],
  ['ActionX', /^(Event|EventType|UserIdentity)$/],
]);

export const SEARCH = point('EventType', 'search');
export const ALL_USER_ATTRIBUTES = point('All_User_Attributes', 'All_User_Attributes');

export function point(
  type: string,
  name: string,
  attribute_name: string | null = null,
  event_type: string | null = null,
): Point {
  return { name, attribute_name, type, event_type };
}

/** Adds what isn't there, after its parent. It is off where new ones are, or what is above it. */
export function add(app: App, point: Point) {
  const known = app.points.get(keyOf(point));
  if (known !== undefined) return known;
  const parent = parentOf(point);
  if (parent !== undefined) add(app, parent);
  const added = { ...point, data_type: 'datapoint', created_on: now() };
  app.points.set(keyOf(point), added);
  if (isKind(point)) return added;
  for (const service of SERVICES.keys())
    if (app.keepsNew.has(service) || !above(point).every((kind) => isSent(app, service, kind)))
      app.off.add(`${service} ${keyOf(point)}`);
  return added;
}

/** Turns something on or off; what is turned off takes with it what is below it, which then can't be on. */
export function filter(app: App, service: string, point: Point, asked: boolean): void {
  add(app, point);
  const enabled = asked && above(point).every((kind) => isSent(app, service, kind));
  const toggled = [...app.points.values()].filter((other) => {
    const isBelow = above(other).some((kind) => keyOf(kind) === keyOf(point));
    return isBelow && (!enabled || point.type === 'All_User_Attributes');
  });
  for (const other of [point, ...toggled]) {
    if (enabled) app.off.delete(`${service} ${keyOf(other)}`);
    else app.off.add(`${service} ${keyOf(other)}`);
  }
}

/** What turns a data point off when it is off. */
function above(point: Point): Point[] {
  const { type, event_type } = point;
  const parent = parentOf(point);
  return [
    ...(parent === undefined ? [] : [parent]),
    ...(type === 'Event' || type === 'EventAttribute'
      ? [{ ...SEARCH, name: String(event_type) }]
      : []),
    ...(type === 'UserAttribute' ? [ALL_USER_ATTRIBUTES] : []),
  ];
}

/** "child DataPoints that have a parent DataPoint": attributes, but those of users. */
function parentOf(point: Point): Point | undefined {
  const [, type] = /^(Event|ScreenView|Commerce)Attribute$/.exec(point.type) ?? [];
  return type === undefined ? undefined : { ...point, type, attribute_name: null };
}

export function isKind({ type }: Point): boolean {
  return type === 'EventType' || type === 'All_User_Attributes';
}

export function isSent({ off }: App, service: string, point: Point): boolean {
  return !off.has(`${service} ${keyOf(point)}`);
}

export function keyOf({ type, name, attribute_name, event_type }: Point): string {
  return JSON.stringify([type, name, attribute_name, event_type]);
}
