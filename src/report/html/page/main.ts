import { byId } from '../../../page/browser/element.ts';
import type { ExchangesShape, RunShape } from '../shapes.ts';
import { showCauses } from './causes.ts';
import { showCoverage } from './coverage.ts';
import { showDrift } from './drift.ts';
import { listExchanges } from './exchanges.ts';
import { showHeatMap } from './heat-map.ts';
import { showLooseness } from './looseness.ts';
import { showReasons } from './reasons.ts';
import { showSections } from './sections.ts';
import { showVerdict } from './verdict.ts';

const run: RunShape = JSON.parse(byId('run-data').textContent);
/** What the list of exchanges is to show once it is there. */
const exchanges = listExchanges(run.causes);
showVerdict(run, exchanges.show);
showCauses(run.causes, exchanges.show);
showDrift(run.drift);
showReasons(run.reasons, exchanges.show);
showCoverage(run.coverage);
showLooseness(run.claims, run.moreClaims);
showSections();
// What broke is seen before the exchanges are read.
requestAnimationFrame(() => setTimeout(showExchanges));

function showExchanges(): void {
  const data: ExchangesShape = JSON.parse(byId('exchanges-data').textContent);
  showHeatMap(data, run.coverage, exchanges.show);
  exchanges.fill(data);
  showSections();
  document.body.dataset.ready = '';
}
