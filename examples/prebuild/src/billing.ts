import type { ErrorOf, Request } from './api/billing.js';
import { assertInvoice } from './api/billing.validators.js';

/** What Billing has against a request, in its own words. */
export class BillingError extends Error {}

/** What a customer owes, in cents. */
export async function owed(url: string, token: string, customer: string): Promise<number> {
  const query: Request<'listInvoices'>['query'] = { customer };
  const response = await fetch(`${url}/invoices?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const body = await response.json();
  if (!response.ok) throw new BillingError((body as ErrorOf<'listInvoices'>).message);
  let cents = 0;
  for (const invoice of body) {
    assertInvoice(invoice);
    if (invoice.status === 'open') cents += invoice.cents;
  }
  return cents;
}
