import { singular } from '../words.ts';
import type { Kind } from './kinds.ts';

/** A kind of text for the properties whose name, in words, matches. */
export interface NameRow {
  readonly name: RegExp;
  /** Where given, the words of the enclosing component or property must match too. */
  readonly owner?: RegExp;
  readonly kind: Kind;
}

/** What component names add to that of the thing. */
const SUFFIX =
  '( (attributes|base|compact|details?|dto|full|info|model|object|private|public|ref|reference|resource|response|simple|summary))*$';
const PERSON = new RegExp(
  `\\b(user|person|people|contact|author|member|customer|owner|profile|employee|recipient|creator|assignee|account holder|creditor|debtor|payer|payee|beneficiary|cardholder|party|practitioner|guest|passenger|driver|attendee|participant|lead|applicant|candidate|teacher|billing details|shipping( details| address)?|patient|student)s?${SUFFIX}`,
);
const COMPANY = new RegExp(
  `\\b(company|organi[sz]ation|employer|vendor|merchant|tenant|business|supplier|manufacturer|publisher|insurer|seller)s?${SUFFIX}`,
);

/** Which text a property's name calls for. The first row that matches decides. */
export const TEXT_NAMES: readonly NameRow[] = [
  { name: /\b(user agent)$/, kind: 'userAgent' },
  { name: /\b(time ?zone|tz)( name| id)?$/, kind: 'timeZone' },
  { name: /\b(e ?mail)( address)?(es)?$/, kind: 'email' },
  { name: /\b(first|given|fore) ?name$/, kind: 'firstName' },
  { name: /\b(last|family|sur) ?name$/, kind: 'lastName' },
  { name: /^family$/, owner: /\bname$/, kind: 'lastName' },
  { name: /^given$/, owner: /\bname$/, kind: 'firstName' },
  { name: /\bmiddle ?name$/, kind: 'firstName' },
  { name: /\b(user ?name|login|screen name|nick ?name|handle)$/, kind: 'userName' },
  {
    name: /\bfull name$/,
    owner: /\b(repo|repository|repositories|project)( \w+)*$/,
    kind: 'repository',
  },
  { name: /\bdisplay ?name$/, owner: /\b(tax|vat)( rate)?$/, kind: 'title' },
  {
    name: /\b(full|display|real|author|contact|owner|customer|sender|recipient|person|creditor|debtor|payer|payee|beneficiary|card ?holder|holder|guest|passenger|driver|employee|patient|manager|agent|attendee|artist) ?name$/,
    kind: 'fullName',
  },
  { name: /\bfrom name$/, kind: 'fullName' },
  {
    name: /\b(approved|assigned|created|deleted|modified|posted|reported|reviewed|updated|uploaded) by$/,
    kind: 'fullName',
  },
  {
    name: /\b(company|organi[sz]ation|employer|vendor|merchant|business|brand|manufacturer|publisher|seller|insurer)( name)?$|\b(legal|trading|trade|registered|verified|store|shop) name$/,
    kind: 'company',
  },
  { name: /\bjob ?title|position title|occupation$/, kind: 'jobTitle' },
  { name: /\b(domain|host ?name|host|domain name)$/, kind: 'hostname' },
  {
    name: /\b(avatar|image|photo|picture|logo|icon|thumbnail|banner)( (url|uri|link|href))$/,
    kind: 'imageUrl',
  },
  { name: /\b(avatar|image|logo|photo|picture|thumbnail|url (png|svg|jpg))$/, kind: 'imageUrl' },
  { name: /\b(url|uri|href|link|website|homepage|webhook|endpoint|callback)s?$/, kind: 'url' },
  { name: /\b(ip|ip ?address|ip v4|ipv4|remote addr(ess)?|client ip)( address)?$/, kind: 'ipv4' },
  { name: /\b(ip v6|ipv6)( address)?$/, kind: 'ipv6' },
  { name: /\bmac( address)?$/, kind: 'mac' },
  { name: /\b(uuid|guid)s?$/, kind: 'uuid' },
  { name: /\b(sha|sha1|commit|commit id|revision)$/, kind: 'sha1' },
  { name: /\b(hash|digest|checksum|sha ?256|etag|fingerprint)$/, kind: 'sha256' },
  { name: /\bmd5$/, kind: 'md5' },
  {
    name: /^data$|\b((auth|authentication|binary|client|encoded|payment|raw|session) ?(data|value)|cryptogram|payload|token|secret|(api|access|private|public|secret|signing) ?key|password|credential|signature|nonce|cursor)s?$/,
    kind: 'token',
  },
  {
    name: /^(base|from|to|quote|source|target|symbol)$/,
    owner: /\b(conversion|converter|currency|exchange|fx|rate|latest)s?\b/,
    kind: 'anyCurrency',
  },
  {
    name: /\b(from|to|source|target|base|quote|foreign) currency( code)?$/,
    kind: 'anyCurrency',
  },
  {
    name: /\b(currency|currency code|iso currency)$/,
    owner: /\b(balance|currency|currencies|exchange|fx|rate|wallet)s?\b/,
    kind: 'anyCurrency',
  },
  { name: /\b(currency|currency code|iso currency)$/, kind: 'currency' },
  { name: /\b(country( code| iso| iso code)?|nationality|citizenship)$/, kind: 'countryCode' },
  { name: /\bcountry name$/, kind: 'country' },
  { name: /\b(locale|culture)$/, kind: 'locale' },
  { name: /\b(language|lang)( code)?s?$/, kind: 'language' },
  { name: /\b(city|town|locality)( name)?$/, kind: 'city' },
  { name: /\baddress (state|province|region)$/, kind: 'state' },
  {
    name: /\b(state|province|region)( name)?$/,
    owner: /\b(address|location|place|shipping|billing)$/,
    kind: 'state',
  },
  { name: /\b(region|province|jurisdiction)$/, kind: 'state' },
  { name: /\b(zip|zip ?code|postal ?code|post ?code)$/, kind: 'zipCode' },
  {
    name: /\b(street( (address|name|line))? ?1?|address line ?1?|line ?1|address ?1?)$/,
    kind: 'streetAddress',
  },
  { name: /^display$/, owner: PERSON, kind: 'fullName' },
  { name: /^display$/, owner: COMPANY, kind: 'company' },
  { name: /^display$/, kind: 'title' },
  { name: /^value$/, owner: /\bidentifiers?$/, kind: 'key' },
  { name: /^line$/, owner: /\baddress(es)?$/, kind: 'streetAddress' },
  { name: /\b(address|line|address line|street|street line) ?2$/, kind: 'secondaryAddress' },
  { name: /\b(phone|mobile|telephone|fax|cell)( number| no)?s?$/, kind: 'phone' },
  { name: /\b(mime ?type|content ?type|media ?type)$/, kind: 'mimeType' },
  { name: /\b(file ?name|attachment name|filename)s?$/, kind: 'fileName' },
  { name: /\b(path|file ?path|pathname|directory|folder)s?$/, kind: 'path' },
  { name: /\b(api )?version( number| name)?$/, kind: 'version' },
  { name: /\bcolou?r( code| hex)?$/, kind: 'color' },
  { name: /\bgender|sex$/, kind: 'gender' },
  { name: /\b(bic|swift)( code)?$/, kind: 'bic' },
  { name: /\b(ean|gtin|upc|barcode)( ?1[34])?$/, kind: 'ean' },
  { name: /\bisbn( ?1[03])?$/, kind: 'isbn' },
  { name: /\b(card|credit card) ?(number|no)$/, kind: 'cardNumber' },
  { name: /\b(last ?(4|four)|pin)( digits| code)?$/, kind: 'fourDigits' },
  { name: /\bssn$/, kind: 'ssn' },
  { name: /\b(licen[cs]e|number) plate( number)?$/, kind: 'licensePlate' },
  { name: /\b(week ?day|day of( the)? week)$/, kind: 'weekday' },
  { name: /\b(http|request) method$/, kind: 'httpMethod' },
  { name: /\b(file )?extension$/, kind: 'extension' },
  { name: /\binitials$/, kind: 'initials' },
  { name: /\b(jwt|id token)$/, kind: 'jwt' },
  { name: /\bcron( expression| schedule)?$/, kind: 'cron' },
  { name: /\bhtml( body| content)?$|\b(body|content) html$/, kind: 'html' },
  { name: /\bspdx( id)?$/, kind: 'spdxId' },
  { name: /\b(branch|default branch|branch name)$/, kind: 'branch' },
  { name: /\b(browser|browser name)$/, kind: 'browser' },
  { name: /\b(os|platform|operating system)( name)?$/, kind: 'platform' },
  { name: /\b(device|device model|device type|model)$/, kind: 'device' },
  { name: /\b(status|state|phase|stage)$/, kind: 'status' },
  { name: /\b(duration|interval|ttl|period)$/, kind: 'duration' },
  {
    name: /\b(timestamp|datetime|date time|at|created|updated|modified|deleted|expires)$/,
    kind: 'timestamp',
  },
  {
    name: /\b(first|last|start|end|begin|from|to|due|birth|updated|created) time$/,
    kind: 'timestamp',
  },
  { name: /^time$|\btime (utc|iso)$/, kind: 'timestamp' },
  { name: /\b(birthday|dob|date|day)$/, kind: 'date' },
  { name: /\b(sku|product code)$/, kind: 'sku' },
  {
    name: /\b(price|amount|cost|revenue|balance|total|subtotal|fee|tax|value usd)$/,
    kind: 'amount',
  },
  { name: /\b(iban)$/, kind: 'iban' },
  { name: /\S (key|code)$|^code$/, kind: 'key' },
  {
    name: /\b(account|attempt|authorization|charge|credit note|debit|file|intent|invoice|on behalf of|order|payment|payout|refund|replaced by|replacement for|reversal|session|shipment|subscription|subscription schedule|transaction|transfer|transfer group|wallet)$/,
    kind: 'uuid',
  },
  {
    name: /\b(slug|permalink|key|identifier name|event type|event name|metric|tag|label|segment|channel|source|medium|queue|bucket|namespace|env|environment|service)s?$/,
    kind: 'slug',
  },
  { name: /\b([gu]?id|identifier|ref|reference)s?$/, kind: 'uuid' },
  {
    name: /\b(description|comment|footer|header|message|note|notes|summary|body|text|content|bio|about|details?|reason|explanation|error|warning|instructions?|feedback|review|caption|remarks?)s?$/,
    kind: 'sentence',
  },
  { name: /\b(title|subject|headline|heading)$/, kind: 'title' },
  { name: /\bname$/, owner: PERSON, kind: 'fullName' },
  { name: /\bname$/, owner: COMPANY, kind: 'company' },
  { name: /\bname$/, owner: /\b(country)$/, kind: 'country' },
  { name: /\bname$/, owner: /\b(city|town)$/, kind: 'city' },
  { name: /\bname$/, owner: /\b(product|item|article)s?$/, kind: 'product' },
  { name: /\bname$/, owner: /\b(file|attachment|document)s?$/, kind: 'fileName' },
  { name: /\bname$/, kind: 'title' },
  { name: PERSON, kind: 'fullName' },
  { name: COMPANY, kind: 'company' },
];

/** Names, in words, of what is no person, though it has a name and an address. */
const NO_PERSON =
  /\b(account|address|agency|bank|branch|channel|clinic|club|department|group|hotel|inbox|list|location|place|project|provider|restaurant|school|shop|site|store|team|workspace)s?\b/;

/**
 * What encloses a property, in words: a person, where something has a name and an e-mail address; an
 * exchange, where it has a rate from something to something.
 */
export function ownerAmong(owner: string, names: readonly string[]): string {
  const isExchange =
    (names.includes('rate') && names.includes('from') && names.includes('to')) ||
    (names.includes('rates') && names.includes('base'));
  if (isExchange) return 'exchange';
  const isPerson =
    names.includes('name') && names.some((name) => /^e ?mail( address)?$/.test(name));
  return !isPerson || COMPANY.test(owner) || NO_PERSON.test(owner) ? owner : 'person';
}

/** The kind of text that a property's name calls for, both it and what encloses it in words. */
export function kindNamed(words: string, owner: string): Kind | undefined {
  return TEXT_NAMES.find(
    (row) => row.name.test(words) && (row.owner === undefined || row.owner.test(owner)),
  )?.kind;
}

/** Names of what belongs to the person that an object tells of, rather than to another one. */
export const OWN_NAME =
  /^(e ?mail( address)?|((first|given|fore|last|family|sur|full|display|real|user|screen|nick) ?)?name|login|handle)$/;

/** A description that calls for an identifier, whatever the name. */
export const ID_DESCRIPTION = /^((an?|the) )?(unique )?(id|identifier)\b/i;

/** What describes a list of ids, whatever its name. */
const IDS_DESCRIPTION = /^((an?|the) )?(list|array|set) of [\w ]*\bids\b/i;

/** What an item of a list is called, in words, as the list's name, in words, or its description tells. */
export function itemNamed(words: string, description: string): string {
  return IDS_DESCRIPTION.test(description) ? `${singular(words)} id` : singular(words);
}

/** Which text a description calls for, where the name tells nothing. */
export const TEXT_DESCRIPTIONS: readonly { readonly description: RegExp; readonly kind: Kind }[] = [
  { description: /\b(jwt|json web token)\b/i, kind: 'jwt' },
  { description: /\bcron\b/i, kind: 'cron' },
  { description: /\be-?mail address\b/i, kind: 'email' },
  { description: /\b(uuid|guid)\b/i, kind: 'uuid' },
  { description: /\biso[ -]?8601\b|\bdate and time\b|\btimestamp\b/i, kind: 'timestamp' },
  { description: /\biso[ -]?4217\b|\bcurrency code\b/i, kind: 'currency' },
  { description: /\biso[ -]?3166\b|\bcountry code\b/i, kind: 'countryCode' },
  { description: /\b(url|uri) (of|to|for|that|where)\b|\blink to\b/i, kind: 'url' },
  { description: /\bip address\b/i, kind: 'ipv4' },
  { description: /\bphone number\b/i, kind: 'phone' },
  { description: /\btime ?zone\b/i, kind: 'timeZone' },
  { description: /\buser agent\b/i, kind: 'userAgent' },
  { description: /\b(identifier|id)\b/i, kind: 'uuid' },
];
