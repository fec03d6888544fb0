import type { Answers, Bill } from '../bill/bill.ts'
import type { Prices } from '../prices/price.ts'
import type { Deployment, Workload } from '../workload/workload.ts'

/** The services, by the names that they have on the command line. */
export type ServiceName =
  | 'lambda'
  | 'sagemaker-serverless'
  | 'sagemaker-endpoint'
  | 'fargate-service'
  | 'fargate-job'
  | 'fargate-spot-job'
  | 'batch-transform'

/** A way to run a model on AWS. */
export interface Service {
  readonly name: ServiceName
  readonly answers: Answers
  /** What it costs; pure. Throws `INVALID_CONFIGURATION` where a price is missing. */
  bill(workload: Workload, deployment: Deployment, prices: Prices): Bill
}
