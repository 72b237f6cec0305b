import { breakable } from '../../../page/browser/breakable.ts';
import { element } from '../../../page/browser/element.ts';
import { classOf } from '../../../page/browser/status.ts';
import { unfold } from '../../../page/browser/unfold.ts';
import { type CauseShape, type ExchangesShape, FINDING, ROW, VERDICTS } from '../shapes.ts';
import { beside } from './beside.ts';

/** The headings of the table. */
const COLUMNS = 5;

/** A finding of an exchange. */
interface Finding {
  readonly cause: CauseShape;
  readonly pointer: string;
  readonly received: string;
}

/** An exchange; one that has findings can be opened. */
export function exchangeRow(
  data: ExchangesShape,
  causes: readonly CauseShape[],
  row: number,
  starts: readonly number[],
): HTMLElement {
  const { rows, texts } = data;
  const numberAt = (place: number) => rows[row * ROW.length + place] as number;
  const textAt = (place: number) => texts[numberAt(place)] as string;
  const verdict = VERDICTS[numberAt(ROW.verdict)] ?? 'pass';
  const status = numberAt(ROW.status);
  const findings = findingsOf(data, causes, starts[row] as number, starts[row + 1] as number);
  const line = element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('span', { class: `verdict ${verdict}` }, verdict)),
    element(
      'td',
      { class: `status ${status === 0 ? '' : classOf(status)}` },
      status === 0 ? '–' : String(status),
    ),
    element(
      'td',
      { class: 'path' },
      ...breakable(textAt(ROW.operation) || textAt(ROW.request) || '–'),
    ),
    element(
      'td',
      {},
      element('code', {}, `${textAt(ROW.recording)} entries[${numberAt(ROW.index)}]`),
    ),
  );
  const body = element('tbody', {}, line);
  if (findings.length === 0) line.append(element('td', {}, textAt(ROW.reason)));
  else line.append(element('td', {}, opener(findings, body, textAt(ROW.request))));
  return body;
}

function findingsOf(
  { findings, texts }: ExchangesShape,
  causes: readonly CauseShape[],
  from: number,
  to: number,
): Finding[] {
  const found: Finding[] = [];
  for (let at = from; at < to; at += FINDING.length) {
    found.push({
      cause: causes[findings[at + FINDING.cause] as number] as CauseShape,
      pointer: texts[findings[at + FINDING.pointer] as number] as string,
      received: texts[findings[at + FINDING.received] as number] as string,
    });
  }
  return found;
}

/** Says what the first finding is; a press shows all of them below. */
function opener(findings: readonly Finding[], body: HTMLElement, request: string): HTMLElement {
  const [{ cause, pointer, received } = findings[0] as Finding] = findings;
  const more = findings.length > 1 ? ` and ${findings.length - 1} more` : '';
  const words = `${cause.check} at ${`${cause.at} ${pointer}`.trim()}: received ${received}${more}`;
  const button = element('button', { type: 'button', 'aria-expanded': 'false' }, words);
  unfold(button, body, () => details(findings, request));
  return button;
}

function details(findings: readonly Finding[], request: string): HTMLElement {
  return element(
    'tr',
    { class: 'opened' },
    element(
      'td',
      { colspan: COLUMNS },
      element('p', { class: 'url' }, ...breakable(request)),
      ...findings.flatMap(({ cause, pointer, received }) => [
        element(
          'h3',
          {},
          element('span', { class: `severity ${cause.severity}` }, cause.severity),
          ` ${cause.check} `,
          element('code', {}, ...breakable(`${cause.at} ${pointer}`.trim())),
        ),
        beside([received], cause.documented),
      ]),
    ),
  );
}
