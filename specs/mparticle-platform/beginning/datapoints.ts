import type { DataPoint } from '../state.ts';

export const DATA_POINTS: DataPoint[] = [
  dataPoint('Event', 'my event', null, 'navigation', '2015-06-04T18:11:06.027'),
  dataPoint(
    'EventAttribute',
    'my event',
    'my event attribute',
    'navigation',
    '2015-06-04T18:53:23.25',
  ),
  dataPoint('ScreenView', 'my screen view', null, null, '2015-06-04T18:53:23.25'),
  dataPoint(
    'ScreenViewAttribute',
    'my screen view',
    'my screen view attribute',
    null,
    '2015-06-04T18:53:23.25',
  ),
];

/** The data points that a service isn't sent. */
export const DISABLED = DATA_POINTS.filter(({ type }) => type === 'EventAttribute').map(
  (point) => ({ service: 'GoogleAnalyticsEventForwarder', point }),
);

function dataPoint(
  type: DataPoint['type'],
  name: string,
  attribute_name: string | null,
  event_type: DataPoint['event_type'],
  created_on: string,
): DataPoint {
  return { appId: 1, name, attribute_name, type, event_type, data_type: 'datapoint', created_on };
}
