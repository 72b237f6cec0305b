/** A key of `responses`: a status, a range of them, the rest, or an extension (OpenAPI 3.1 §4.8.16). */
export const STATUS = /^([1-5]\d\d|[1-5]XX|default|x-.*)$/;
