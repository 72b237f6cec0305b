import type { HeaderFields } from '../http/exchange.ts';

/**
 * Makes header fields that equal those before them one object with them: what clients send seldom changes
 * from request to request, and a journal keeps thousands.
 */
export function sharingFields(): (fields: HeaderFields) => HeaderFields {
  let latest: HeaderFields = {};
  return (fields) => {
    if (!isPartOf(fields, latest) || !isPartOf(latest, fields)) latest = fields;
    return latest;
  };
}

function isPartOf(part: HeaderFields, whole: HeaderFields): boolean {
  for (const name in part) if (part[name] !== whole[name]) return false;
  return true;
}
