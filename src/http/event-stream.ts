/** An event of a stream, with the fields that it has (WHATWG HTML §9.2.6). */
export interface StreamEvent {
  readonly event?: string;
  readonly data: string;
  readonly id?: string;
  /** In milliseconds. */
  readonly retry?: number;
}

/**
 * Reads the events of a `text/event-stream`. As its specification says, an event without data is none,
 * nor is one that no empty line ends.
 */
export function readEventStream(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  let fields = new Map<string, string>();
  const lines = text.split(/\r\n|\n|\r/);
  for (const line of lines.slice(0, -1)) {
    if (line === '') {
      const event = eventOf(fields);
      if (event !== undefined) events.push(event);
      fields = new Map();
      continue;
    }
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    const before = name === 'data' ? fields.get(name) : undefined;
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return events;
}

/** Writes events so that {@link readEventStream} reads them. */
export function writeEventStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('');
}

function eventOf(fields: ReadonlyMap<string, string>): StreamEvent | undefined {
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const [event, id, retry] = [fields.get('event'), fields.get('id'), fields.get('retry')];
  return {
    ...(event !== undefined && event !== '' && { event }),
    data,
    ...(id !== undefined && !id.includes('\0') && { id }),
    ...(retry !== undefined && /^\d+$/.test(retry) && { retry: Number(retry) }),
  };
}

function writeEvent({ event, data, id, retry }: StreamEvent): string {
  const lines = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...data.split(/\r\n|\n|\r/).map((line) => `data: ${line}`),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
  ];
  return `${lines.join('\n')}\n\n`;
}
