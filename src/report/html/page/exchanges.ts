import { byId, element } from '../../../page/browser/element.ts';
import type { CauseShape, ExchangesShape } from '../shapes.ts';
import { counted } from './counted.ts';
import { exchangeRow } from './exchange-row.ts';
import { compileSearch, type Filter, type Search, type Show, startsOf } from './filter.ts';
import { connectFilter } from './filter-form.ts';
import { tableOf } from './table.ts';

/** So many exchanges stand on a page. */
const PER_PAGE = 100;

const NONE = 'There are none.';
const NONE_FITS = 'No exchange fits.';

/** The list of exchanges, in pages. */
export interface ExchangeList {
  /** Shows those that fit, and leads to them. */
  readonly show: Show;
  /** Takes what it lists. */
  fill(data: ExchangesShape): void;
}

/** A list that waits for its exchanges. */
export function listExchanges(causes: readonly CauseShape[]): ExchangeList {
  const form = connectFilter(causes, apply);
  let data: ExchangesShape | undefined;
  let search: Search = () => [];
  let starts: readonly number[] = [0];
  let found: readonly number[] = [];
  let page = 0;
  byId('previous').addEventListener('click', () => turn(page - 1));
  byId('next').addEventListener('click', () => turn(page + 1));
  return {
    show(filter) {
      form.set(filter);
      const title = byId('exchanges-title');
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    },
    fill(given) {
      data = given;
      search = compileSearch(given, causes);
      starts = startsOf(given);
      form.offer(given);
      tellUnlisted(given);
    },
  };

  function apply(filter: Filter): void {
    if (data === undefined) return;
    found = search(filter);
    const all = (starts.length - 1).toLocaleString('en');
    const isAll = found.length === starts.length - 1;
    byId('exchanges-count').replaceChildren(
      isAll ? all : `${found.length.toLocaleString('en')} of ${all}`,
      element('span', { class: 'unseen' }, ' exchanges'),
    );
    draw(0);
  }

  function turn(to: number): void {
    draw(to);
    byId('exchanges-title').scrollIntoView();
    // A button that is disabled loses the focus.
    if (document.activeElement === document.body) byId('exchanges-title').focus();
  }

  function draw(to: number): void {
    page = to;
    const first = page * PER_PAGE;
    const shown = found.slice(first, first + PER_PAGE);
    const pages = Math.ceil(found.length / PER_PAGE);
    byId('exchanges-table').replaceChildren(
      shown.length === 0
        ? element('p', { class: 'empty' }, starts.length === 1 ? NONE : NONE_FITS)
        : rowsOf(shown, first),
    );
    byId('pager').hidden = pages < 2;
    byId('page').textContent =
      `Page ${(page + 1).toLocaleString('en')} of ${pages.toLocaleString('en')}`;
    byId<HTMLButtonElement>('previous').disabled = page === 0;
    byId<HTMLButtonElement>('next').disabled = page >= pages - 1;
  }

  function rowsOf(shown: readonly number[], first: number): HTMLElement {
    const given = data as ExchangesShape;
    const numbers = `${(first + 1).toLocaleString('en')} to ${(first + shown.length).toLocaleString('en')}`;
    const headings = ['Verdict', 'Status', 'Operation', 'Exchange', 'Why'];
    return tableOf(
      `Exchanges ${numbers} of ${found.length.toLocaleString('en')}`,
      headings,
      ...shown.map((row) => exchangeRow(given, causes, row, starts)),
    );
  }
}

function tellUnlisted({ unlisted: { exchanges, findings } }: ExchangesShape): void {
  const parts = [
    ...(exchanges === 0 ? [] : [counted(exchanges, 'exchange')]),
    ...(findings === 0 ? [] : [counted(findings, 'finding')]),
  ];
  byId('unlisted').hidden = parts.length === 0;
  byId('unlisted').textContent =
    `${parts.join(' and ')} more are counted, but not listed: the JSON report has all of them.`;
}
