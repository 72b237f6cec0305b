export { checkRecording } from './adapters/check-recording.ts';
export { journalAsHar } from './adapters/journal-har.ts';
export type { JudgeExchangeOptions } from './adapters/judge-exchange.ts';
export type { CheckRecordingOptions } from './adapters/judge-recording.ts';
export type { ReplayTarget } from './adapters/replay-target.ts';
export { toConform } from './adapters/to-conform.ts';
export {
  type CommandConfiguration,
  type Configuration,
  type ContractConfiguration,
  defineConfig,
} from './cli/configuration.ts';
export type { CheckName, Finding, Severity } from './conformance/finding.ts';
export type { Judgement, Verdict } from './conformance/judge.ts';
export type { Report } from './conformance/report.ts';
export type { Contract, Operation } from './contract/contract.ts';
export { loadContract } from './contract/load.ts';
export type { LoadOptions } from './contract/load-document.ts';
export {
  CallbackError,
  ConfigurationError,
  CoverageError,
  DocumentError,
  type Facts,
  formatLocation,
  ListenError,
  type Location,
  MissingPeerError,
  OutputError,
  OverrideError,
  RecordingError,
  SchemaError,
  SemanticsError,
  SpecwrightError,
  TargetError,
  UnknownContractError,
  UnresolvedReferenceError,
  UnsupportedNodeError,
  UsageError,
  WaitError,
} from './errors.ts';
export type { HeaderFields, HttpRequest, HttpResponse } from './http/exchange.ts';
export type { AnyOperations, BundledOperations } from './mock/bundled-operations.ts';
export type {
  ClockControl,
  MockControl,
  MockControls,
  WaitOptions,
} from './mock/control-types.ts';
export { createMock } from './mock/create-mock.ts';
export type { Decoded, DecodedEntry } from './mock/decoded-entry.ts';
export type { Delivery, Disturbance } from './mock/delivery.ts';
export type { MockCoverage, Share } from './mock/exercise.ts';
export type { CoverageGate } from './mock/expect-coverage.ts';
export type { JournalEntry } from './mock/journal.ts';
export type { Mock } from './mock/mock.ts';
export type { MockOptions } from './mock/options.ts';
export type { OverrideControl, ReplyOptions } from './mock/overrides/override-control.ts';
export type { Credential } from './mock/request/security.ts';
export { type GivenContract, type OpenContract, openContract } from './semantics/open.ts';
export {
  type BodyLimit,
  type Caller,
  type DocumentedError,
  defineSemantics,
  type MockState,
  type RateLimit,
  type ReadRequest,
  type RequestRule,
  type ResponseRule,
  type RuleBreach,
  type Semantics,
  type StateRule,
  type ValidRequest,
} from './semantics/semantics.ts';
export { type Collection, collectionOf, type Store } from './semantics/store.ts';
