/** The `source` of problem details (RFC 9457) with which a mock answers for itself. */
export const MOCK_SOURCE = "Specwright's mock, not the API";
