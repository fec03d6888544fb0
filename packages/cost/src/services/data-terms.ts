import type { Term } from '../bill/bill.ts'
import { charge } from '../bill/charge.ts'
import type { Prices } from '../prices/price.ts'
import { loadOf } from '../workload/load-of.ts'
import type { Workload } from '../workload/workload.ts'

/** What SageMaker's endpoints ask for bytes that they process. GB of 10⁹ bytes, as the article has it. */
export function dataTerms(workload: Workload, prices: Prices): readonly Term[] {
  const { gbIn, gbOut } = loadOf(workload)
  return [
    ...charge(prices, 'sagemaker.data-in', 'data in', gbIn),
    ...charge(prices, 'sagemaker.data-out', 'data out', gbOut),
  ]
}
