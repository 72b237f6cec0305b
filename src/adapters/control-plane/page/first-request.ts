import { byId, element } from '../../../page/browser/element.ts';
import type { ContractShape } from '../shapes.ts';
import { baseUrl, curl, easiest } from './address.ts';
import { copyable } from './copy.ts';

/** Shows a request that can be sent, for who has sent none. */
export function showFirstRequest(contracts: readonly ContractShape[]): void {
  const [contract] = contracts;
  if (contract === undefined) return;
  const operation = easiest(contract);
  const shown = byId('first-request');
  shown.replaceChildren();
  if (operation === undefined) return;
  const command = curl(baseUrl(contract.contract, contracts), operation);
  shown.append(
    element('p', {}, 'Send one, from your own code or from a terminal:'),
    copyable(command, 'the command'),
  );
}

/**
 * Says why no request is shown.
 * @param elsewhere in which other sandboxes there are some, in words.
 */
export function explainNoRequest(filter: string, elsewhere: string): void {
  const [said] = byId('requests-empty').getElementsByTagName('p');
  const isFirst = filter === '' && elsewhere === '';
  byId('first-request').hidden = !isFirst;
  if (said === undefined) return;
  if (filter !== '') said.textContent = 'No request fits the filter.';
  else if (isFirst) said.textContent = 'No request has come yet.';
  else said.textContent = `No request in this sandbox; there are some in ${elsewhere}.`;
}
