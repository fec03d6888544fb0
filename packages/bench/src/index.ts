export { type ComparedFigure, type Comparison, compareResults } from './compare/compare-results.ts'
export { showComparison } from './compare/show-comparison.ts'
export { type FunctionName, parseFunctionName } from './deployed/function-name.ts'
export { meanLatency } from './load/latencies.ts'
export { htmlReport } from './report/html-report.ts'
export { terminalReport } from './report/terminal-report.ts'
export type { BenchResult, BenchSettings } from './result/bench-result.ts'
export { readResult } from './result/read-result.ts'
export { type BenchOptions, defaultSettings, runBench } from './run/run-bench.ts'
export { billedMilliseconds, initMilliseconds, type LambdaPrices } from './summary/billed.ts'
export { type LoadSummary, type SubjectSummary, summarize } from './summary/summarize.ts'
export { oneCpu } from './target/build-subjects.ts'
export {
  type BenchTarget,
  type BuiltSubject,
  benchTargets,
  type DeployedSubject,
  isDeployed,
  type Subject,
} from './target/target.ts'
